/** Year of birth, from a year or an age as staff write it, and the month that the unit may keep: nothing nearer. */
import { ageOn, type Born } from '#instruments'
import type { Refusal } from '../vault/index.ts'

/** Services of the first line meet people up to 24; a parent who answers about themself may be older. */
const OLDEST_YEARS = 99

export function readBorn(written: string, today: string): number | Refusal<'impossible-age'> {
  const text = written.trim()
  const thisYear = Number(today.slice(0, 4))
  if (!/^\d{1,4}$/.test(text)) return { refused: 'impossible-age' }
  const born = text.length === 4 ? Number(text) : thisYear - Number(text)
  if (born > thisYear || born < thisYear - OLDEST_YEARS) return { refused: 'impossible-age' }
  return born
}

/** The age that somebody turns in the year of a day, if the month says nothing else: the older of the two. */
export function olderAgeOn(born: Born, day: string): number {
  const age = ageOn(born, day)
  return typeof age === 'number' ? age : age[1]
}

/** `2012`, or `mars 2012` where the month is known. */
export function bornText({ born, bornMonth }: Born, language: string): string {
  if (bornMonth === null) return String(born)
  return `${monthName(bornMonth, language)} ${born}`
}

export const monthName = (month: number, language: string): string =>
  new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2000, month - 1, 15)))
