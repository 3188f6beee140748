/** When a device was heard of, against this device's own day. Pure but for the clock that is passed in. */
import { civilDay } from '#aggregate'
import type { DeviceSeen } from '../../vault/index.ts'

const DAY_MS = 24 * 60 * 60_000

export const heardToday = (heard: string | null, now = new Date()): boolean =>
  heard !== null && civilDay(Date.parse(heard)) === civilDay(now.getTime())

/** Days after which a device is offered for removal. */
const SILENT_DAYS = 30

/** Another of the unit's that has not been heard of for so long; one that never was, since it was added. */
export function isSilent(
  { own, removed, heard, added }: Pick<DeviceSeen, 'own' | 'removed' | 'heard' | 'added'>,
  now = new Date(),
): boolean {
  const last = heard ?? added
  return !own && !removed && last !== null && now.getTime() - Date.parse(last) > SILENT_DAYS * DAY_MS
}
