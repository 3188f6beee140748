/** The calendar and clock of the units, whatever zone a device or a server runs in. Pure: the instant is handed in. */
export const unitTimeZone = 'Europe/Stockholm'

const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: unitTimeZone, dateStyle: 'short' })
const minutes = new Intl.DateTimeFormat('sv-SE', { timeZone: unitTimeZone, dateStyle: 'short', timeStyle: 'short' })

/** As `2026-11-21`. `instant` is in milliseconds since 1970. */
export const civilDay = (instant: number): string => calendar.format(instant)

/** The day of an instant as ISO 8601 has it with its zone; null where there is no such instant. */
export function dayOfInstant(instant: string): string | null {
  // biome-ignore lint/style/noRestrictedGlobals: reads what it is handed, and no clock
  const ms = Date.parse(instant)
  return Number.isNaN(ms) ? null : civilDay(ms)
}

/** As `2026-11-21 14:03`. `instant` is in milliseconds since 1970. */
export const dayAndTime = (instant: number): string => minutes.format(instant)
