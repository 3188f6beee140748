/** The case list as rows: what a glance must tell, and in which order. Pure. */
import type { CaseFile } from '../case-file/case-file.ts'
import { plainCode } from '../case-file/code.ts'
import { awaitedSeconds, type SecondMeasurement, toReview } from '../case-file/to-review.ts'

export type ListFilter = 'all' | 'second' | 'none-yet'

export interface CaseRow {
  readonly file: CaseFile
  readonly unread: number
  readonly awaited: readonly SecondMeasurement[]
  /** The newest day anything was measured, or the day the case was opened. */
  readonly touched: string
}

export function rowOf(file: CaseFile): CaseRow {
  return {
    file,
    unread: toReview(file).length,
    awaited: awaitedSeconds(file),
    touched: file.measurements.at(-1)?.body.day ?? file.opened,
  }
}

/** Unread answers first, whatever was asked for; then the newest touched. An unread case cannot be filtered away. */
export function arranged(rows: readonly CaseRow[], filter: ListFilter, search: string): readonly CaseRow[] {
  const wanted = plainCode(search)
  return rows
    .filter((row) => row.unread > 0 || passes(row, filter))
    .filter((row) => plainCode(row.file.code).includes(wanted))
    .sort(
      (a, b) =>
        Math.sign(b.unread) - Math.sign(a.unread) ||
        b.touched.localeCompare(a.touched, 'en') ||
        a.file.code.localeCompare(b.file.code, 'en'),
    )
}

function passes(row: CaseRow, filter: ListFilter): boolean {
  if (filter === 'second') return row.awaited.length > 0
  if (filter === 'none-yet') return row.file.measurements.length === 0
  return true
}
