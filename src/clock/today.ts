/** The day it is in the unit's calendar, as `2026-11-21`. The clock is read here and handed on as a string. */
const calendar = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

export const civilDay = (instant: Date): string => calendar.format(instant)
export const today = (): string => civilDay(new Date())
