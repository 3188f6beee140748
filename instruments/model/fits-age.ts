/** The ages that somebody may have on a civil day, and whether a form is for one of them. */
import { civilOf, dayNumberOf } from './civil.ts'
import type { Form } from './definition.ts'
import { agesOf } from './result.ts'

/** When somebody was born, as far as is known. */
export interface Born {
  readonly born: number
  /** 1–12; null where the year alone is known. */
  readonly bornMonth: number | null
}

/** One age where the birthday has surely been or surely not, else both. */
export function ageOn({ born, bornMonth }: Born, day: string): number | readonly [younger: number, older: number] {
  const year = Number(day.slice(0, 4))
  const turns = year - born
  const inYear = day.slice(5)
  if (turns <= 0 || latest(bornMonth ?? 12, year) <= inYear) return turns
  return inYear < `${twoDigits(bornMonth ?? 1)}-01` ? turns - 1 : [turns - 1, turns]
}

/** True where a form is made for an age that the person may have on the day. */
export const fitsAge = ({ ages }: Pick<Form, 'ages'>, born: Born, day: string): boolean =>
  agesOf(ageOn(born, day)).some((age) => age !== null && ages.from <= age && age <= ages.to)

/** The last day of a month, as `02-28`. */
function latest(month: number, year: number): string {
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${twoDigits(month + 1)}-01`
  return civilOf(dayNumberOf(next) - 1).slice(5)
}

const twoDigits = (number: number): string => String(number).padStart(2, '0')
