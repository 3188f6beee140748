/** How long a unit keeps closed cases and its log, by terms that it sets itself; and which are past them. Pure. */
import { type Kept, RETENTION, settingOf } from '../vault/index.ts'
import type { CaseFile } from './case-file.ts'

/** Whole years; null where the unit has set none. */
export interface Terms {
  readonly cases: number | null
  readonly log: number | null
}

const MOST_YEARS = 100

export function termsOf(records: readonly Kept[]): Terms {
  const { cases, log } = (settingOf(records, RETENTION) ?? {}) as Partial<Terms>
  return { cases: asYears(cases), log: asYears(log) }
}

const asYears = (value: unknown): number | null => (isYears(value) ? value : null)

export const isYears = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= MOST_YEARS

/** The same day so many years before, as a civil date; a leap day that is not in the calendar stands before 1 March all the same. */
export const yearsBefore = (day: string, years: number): string =>
  `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`

/** Closed at least so many years before `day`, the longest since first. */
export function pastTerm(files: Iterable<CaseFile>, years: number | null, day: string): readonly CaseFile[] {
  if (years === null) return []
  const limit = yearsBefore(day, years)
  return [...files]
    .filter(({ closed }) => closed !== null && closed <= limit)
    .sort((a, b) => ((a.closed ?? '') < (b.closed ?? '') ? -1 : 1))
}
