/** The unit's calendar: the clock is read here, and a day is Stockholm's wherever the command runs. */
const calendar = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

export const today = (): string => calendar.format(new Date())

/** The day of an instant as ISO 8601 has it; null where there is none. */
export function civilDay(instant: string): string | null {
  const date = new Date(instant)
  return Number.isNaN(date.getTime()) ? null : calendar.format(date)
}
