/** The civil day that a file's date means, with or without a time. */

/** The unit's civil day of an instant as ISO 8601 has it; null where there is no such instant. Whoever calls has the calendar. */
export type DayOfInstant = (instant: string) => string | null

/**
 * The day of a date with or without a time. One with its zone is an instant, whose day is the unit's: 23:30 in UTC is the
 * next day in Stockholm. Null for what is no such text.
 */
export function dayIn(text: string, dayOfInstant: DayOfInstant): string | null {
  const [, day, time, zone] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text) ?? []
  if (day === undefined || time === undefined || zone === undefined) return day ?? null
  const offset = zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(-2)}`
  return dayOfInstant(`${day}T${time.indexOf(':') === 1 ? '0' : ''}${time}${offset}`)
}
