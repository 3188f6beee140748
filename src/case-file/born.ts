/** Year of birth, from a year or an age as staff write it, and the ages it makes possible. The unit may keep the month, and nothing nearer. */
import type { Refusal } from '../vault/index.ts'

/** Services of the first line meet people up to 24; a parent who answers about themself may be older. */
const oldest = 99

export function readBorn(written: string, today: string): number | Refusal<'impossible-age'> {
  const text = written.trim()
  const thisYear = Number(today.slice(0, 4))
  if (!/^\d{1,4}$/.test(text)) return { refused: 'impossible-age' }
  const born = text.length === 4 ? Number(text) : thisYear - Number(text)
  if (born > thisYear || born < thisYear - oldest) return { refused: 'impossible-age' }
  return born
}

/** When somebody was born, as far as the unit knows. */
export interface Born {
  readonly born: number
  /** 1–12; null where staff have not written it. */
  readonly bornMonth: number | null
}

/** The ages that somebody may have on a day: one where the birthday has surely been or surely not, else both. */
export function ageOn({ born, bornMonth }: Born, day: string): number | readonly [younger: number, older: number] {
  const year = Number(day.slice(0, 4))
  const turns = year - born
  const inYear = day.slice(5)
  if (turns <= 0 || latest(bornMonth ?? 12, year) <= inYear) return turns
  return inYear < `${twoDigits(bornMonth ?? 1)}-01` ? turns - 1 : [turns - 1, turns]
}

/** The age that somebody turns in the year of a day, if the month says nothing else: the older of the two. */
export function olderAgeOn(born: Born, day: string): number {
  const age = ageOn(born, day)
  return typeof age === 'number' ? age : age[1]
}

/** The last day of a month, as `02-28`. */
const latest = (month: number, year: number): string =>
  `${twoDigits(month)}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`

const twoDigits = (number: number): string => String(number).padStart(2, '0')

/** `2012`, or `mars 2012` where the month is known. */
export function bornText({ born, bornMonth }: Born, language: string): string {
  if (bornMonth === null) return String(born)
  return `${monthName(bornMonth, language)} ${born}`
}

export const monthName = (month: number, language: string): string =>
  new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2000, month - 1, 15)))
