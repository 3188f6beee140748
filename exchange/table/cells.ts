/** One cell to what it says, or the reason why it says nothing. Nothing is guessed: what could mean two things is refused. */
import { type Item, isCivilDate, type Sex } from '#instruments'
import { type DayOfInstant, dayIn } from '../day-in.ts'
import { spreadsheetDay } from '../spreadsheet-day.ts'
import type { Delimiter } from './records.ts'

export type CellFault =
  | 'bad-day'
  | 'ambiguous-day'
  | 'outside-range'
  | 'not-whole'
  | 'not-a-number'
  | 'bad-occasion'
  | 'bad-year'
  | 'bad-age'
  | 'bad-sex'

interface Wrong {
  readonly wrong: CellFault
}
export const isWrong = (got: unknown): got is Wrong => typeof got === 'object' && got !== null && 'wrong' in got

/** 1990-01-01 as a spreadsheet counts. No form here is older. */
const FIRST_SERIAL = 32_874

/** `2025-03-04`, with or without a time, which is the unit's where it has a zone; `20250304`; `4.3.2025`; or a spreadsheet's number. `4/3/2025` could be two days. */
export function dayOf(cell: string, delimiter: Delimiter, dayOfInstant: DayOfInstant): string | Wrong {
  const text = dayIn(cell, dayOfInstant) ?? cell.replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/, '')
  if (/^\d{1,2}\/\d{1,2}\/\d{2,4}$/.test(text)) return { wrong: 'ambiguous-day' }
  const day = writtenDay(text) ?? serialDay(text, delimiter)
  return day !== null && isCivilDate(day) ? day : { wrong: 'bad-day' }
}

function writtenDay(text: string): string | null {
  const [, year, month, day] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  if (year && month && day) return civil(year, month, day)
  const [, last, middle, first] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? []
  return first && middle && last ? civil(first, middle, last) : null
}

const civil = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

function serialDay(text: string, delimiter: Delimiter): string | null {
  const plain = delimiter === ',' ? text : text.replace(',', '.')
  const serial = /^\d{5}(\.\d+)?$/.test(plain) ? Math.floor(Number(plain)) : Number.NaN
  return serial >= FIRST_SERIAL ? spreadsheetDay(serial) : null
}

/**
 * The choice's place as printed, counted from `first`, or the number written. Only an empty cell is a blank; `2,0` and
 * `2.0` are 2, the comma only where commas do not part the cells.
 */
export function codeOf(cell: string, item: Item, first: 0 | 1, delimiter: Delimiter): number | null | Wrong {
  if (cell === '') return null
  const plain = delimiter === ',' ? cell : cell.replace(',', '.')
  if (!/^[+-]?\d{1,4}(\.\d{1,6})?$/.test(plain)) return { wrong: 'not-a-number' }
  const number = Number(plain) - (item.kind === 'choice' ? first : 0)
  if (!Number.isInteger(number)) return { wrong: 'not-whole' }
  const { from, to } = rangeOf(item)
  return number >= from && number <= to ? number : { wrong: 'outside-range' }
}

const nines = /^99+$/
const codesBeside99: readonly number[] = [77, 88, 98]

/**
 * Which of a column's numbers other registers write for a missing answer, where the form could have the same number.
 * Nines always; 77 (not asked), 88 and 98 (not known, declined) only beside another of them, since one alone is a rating.
 */
export function missingCodesIn(numbers: Iterable<number>): ReadonlySet<number> {
  const all = new Set(numbers)
  const sure = [...all].filter((number) => nines.test(String(number)))
  const others = codesBeside99.filter((number) => all.has(number))
  return new Set(sure.length + others.length > 1 ? [...sure, ...others] : sure)
}

/** From and to, both included, counted from 0 where it is a choice. */
export const rangeOf = (item: Item): { readonly from: number; readonly to: number } =>
  item.kind === 'number' ? item : { from: 0, to: item.worth.length - 1 }

const SEXES: Readonly<Record<Sex, readonly string[]>> = {
  f: ['f', 'k', 'flicka', 'kvinna', 'female', 'girl', 'woman', 'أنثى'],
  m: ['m', 'pojke', 'man', 'male', 'boy', 'ذكر'],
  x: ['x', '', 'annat', 'okänt', 'other', 'unknown', 'آخر'],
}

export function sexOf(cell: string): Sex | Wrong {
  const text = cell.toLowerCase()
  return (Object.keys(SEXES) as Sex[]).find((sex) => SEXES[sex].includes(text)) ?? { wrong: 'bad-sex' }
}

const OCCASIONS = {
  first: ['first', 'första', 'förmätning', 'före', 'pre', '1', 't1', 'أول'],
  'follow-up': ['follow-up', 'followup', 'uppföljning', 'eftermätning', 'efter', 'post', '2', 't2', 'متابعة'],
} as const

export function occasionOf(cell: string): 'first' | 'follow-up' | null | Wrong {
  const text = cell.toLowerCase()
  if (text === '') return null
  if (OCCASIONS.first.some((name) => name === text)) return 'first'
  return OCCASIONS['follow-up'].some((name) => name === text) ? 'follow-up' : { wrong: 'bad-occasion' }
}

export const yearOf = (cell: string): number | Wrong =>
  /^(19|20)\d{2}$/.test(cell) ? Number(cell) : { wrong: 'bad-year' }

/** Whole years. */
export const ageOf = (cell: string): number | Wrong => (/^\d{1,2}$/.test(cell) ? Number(cell) : { wrong: 'bad-age' })
