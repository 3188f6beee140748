import { civilDay } from '../clock/today.ts'

/** The unit's day of an instant as files have it (ISO 8601 with its zone); null where there is no such instant. */
export function dayOfInstant(instant: string): string | null {
  const date = new Date(instant)
  return Number.isNaN(date.getTime()) ? null : civilDay(date)
}
