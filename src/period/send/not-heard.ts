/** Which of a unit's devices may have written what is not here. Pure. */
import { civilDay } from '#aggregate'
import type { DeviceSeen } from '../../vault/index.ts'

const HOUR_MS = 60 * 60_000

/**
 * The others that are still of the unit and have not been heard of within an hour of `now`; where all that the server has came
 * within the hour (`inStep`), those not heard of that day, since one that nobody has touched says nothing. By their own clocks:
 * one that is far ahead says nothing of when it was heard of, and counts as not heard.
 *
 * @param inStep when the unit's server and this device last had the same; null without one
 */
export function notHeard(devices: readonly DeviceSeen[], now: Date, inStep: string | null): readonly DeviceSeen[] {
  const awayMs = (at: string | null) =>
    at === null ? Number.POSITIVE_INFINITY : Math.abs(now.getTime() - Date.parse(at))
  const isFresh = awayMs(inStep) <= HOUR_MS
  const isHeard = ({ heard }: DeviceSeen) =>
    awayMs(heard) <= HOUR_MS || (isFresh && heard !== null && civilDay(Date.parse(heard)) === civilDay(now.getTime()))
  return devices.filter((device) => !device.own && !device.removed && !isHeard(device))
}
