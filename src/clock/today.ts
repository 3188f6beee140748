/**
 * The day it is in the unit's calendar, as `2026-11-21`. The clock is read here and handed on as a string. Where it is
 * plainly wrong, staff say which day it is, and days are counted from there.
 */
import { addDays, civilDay, daysBetween } from '#aggregate'

/** What the clock said on a day that is known. Both are civil dates. */
export interface KnownDay {
  readonly clock: string
  readonly day: string
}

/** For as long as this page lives: after a restart the clock is looked at anew. */
let said: KnownDay | null = null

export const clockDay = (): string => civilDay(Date.now())

/** Staff have said which day it is. */
export function sayToday(day: string): void {
  said = { clock: clockDay(), day }
}

/** By the clock, or counted on from what staff said, or else from the day that is `known`. */
export function today(known?: KnownDay): string {
  const from = said ?? known
  return from ? dayBy(from, clockDay()) : clockDay()
}

/** The day when the clock says `now`, by what it said on a day that is known. Pure. */
export function dayBy({ clock, day }: KnownDay, now: string): string {
  // Set back since then, or put right: never a day before the known one.
  if (now < clock) return now < day ? day : now
  // It was behind, and has been put right.
  if (day > clock && now >= day) return now
  return addDays(day, daysBetween(clock, now))
}
