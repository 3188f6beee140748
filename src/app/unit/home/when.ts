/** Moments of a promise as staff write them: a day and a time, by this device's clock. Pure. */
import { addDays } from '#aggregate'

/** Milliseconds since 1970, or null for what is no day and time. */
export function instantOf(day: string, time: string): number | null {
  const instant = new Date(`${day}T${time}`).getTime()
  return Number.isNaN(instant) ? null : instant
}

/** The first day after this one that is neither Saturday nor Sunday. Holidays are the unit's own to know. */
export function nextWorkday(day: string): string {
  const next = addDays(day, 1)
  return [0, 6].includes(new Date(`${next}T12:00:00Z`).getUTCDay()) ? nextWorkday(next) : next
}
