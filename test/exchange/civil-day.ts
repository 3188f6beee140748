/** The unit's day of an instant, as the app and the command line give it to exchange. */
export function civilDay(instant: string): string | null {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return null
  return date.toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' })
}
