/** When a device was heard of, against this device's own day. Pure but for the clock that is passed in. */
import { civilDay } from '../../clock/today.ts'

const DAY_MS = 24 * 60 * 60_000

export const heardToday = (heard: string | null, now = new Date()): boolean =>
  heard !== null && civilDay(new Date(heard)) === civilDay(now)

export const silentFor = (heard: string, days: number, now = new Date()): boolean =>
  now.getTime() - Date.parse(heard) > days * DAY_MS
