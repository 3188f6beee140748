/** The case list as rows: what a glance must tell, and in which order. Pure. */

import { plainCode } from '#exchange'
import type { CaseFile } from '../case-file/case-file.ts'
import { type Due, type DueRules, dueOf } from '../case-file/due.ts'
import { toReview } from '../case-file/to-review.ts'
import { byText } from '../vault/index.ts'

export const listFilters = ['all', 'to-read', 'worse', 'due', 'none-yet'] as const
export type ListFilter = (typeof listFilters)[number]

/** Whose cases: those of whoever reads the list and of the whole unit are the open ones. */
export const listScopes = ['mine', 'unit', 'closed'] as const
export type ListScope = (typeof listScopes)[number]

export const sortColumns = ['code', 'born', 'change', 'due', 'touched'] as const
type SortColumn = (typeof sortColumns)[number]

/** What somebody has asked the list for. */
export interface ListView {
  readonly scope: ListScope
  readonly filter: ListFilter
  readonly search: string
  readonly sort: SortColumn
  /** Against the column's own direction. */
  readonly reverse: boolean
}

export const firstView: ListView = { scope: 'unit', filter: 'all', search: '', sort: 'touched', reverse: false }

export interface CaseRow {
  readonly file: CaseFile
  /** Whoever reads the list is responsible. */
  readonly isMine: boolean
  readonly unread: number
  /** What is to be measured soonest; null where no rule says when. */
  readonly next: Due | null
  /** True from the day it is time. */
  readonly isDue: boolean
  /** The newest day anything was measured, or the day the case was opened. */
  readonly touched: string
}

/** Cases that are worse by more than the error of measurement, by id; null while they are being counted. */
export type Worse = ReadonlySet<string> | null

/** @param me the member of staff who reads the list */
export function rowOf(file: CaseFile, rules: DueRules, today: string, me: string): CaseRow {
  const next = dueOf(file, rules, today)[0] ?? null
  return {
    file,
    isMine: file.responsible === me,
    unread: toReview(file).length,
    next,
    isDue: next !== null && next.day <= today,
    touched: file.measurements.at(-1)?.body.day ?? file.opened,
  }
}

/**
 * Unread answers first, whatever was asked for; then as asked. An unread case cannot be filtered away. A search goes
 * through the closed ones too: whoever seeks a code must not take it for one that is not there.
 */
export function arranged(rows: readonly CaseRow[], view: ListView, worse: Worse): readonly CaseRow[] {
  const wanted = plainCode(view.search)
  const sought = view.search.trim().toLocaleLowerCase('sv')
  const compare = comparing(view, worse)
  return rows
    .filter((row) => row.unread > 0 || isInView(row, view, worse))
    .filter(
      ({ file }) =>
        sought === '' ||
        (wanted !== '' && plainCode(file.code).includes(wanted)) ||
        String(file.born) === wanted ||
        file.note.toLocaleLowerCase('sv').includes(sought),
    )
    .sort((a, b) => Math.sign(b.unread) - Math.sign(a.unread) || compare(a, b))
}

/** Whether some stand above others for their unread answers, which would look like a fault of the order. */
export const pinsSome = (found: readonly CaseRow[]): boolean =>
  (found[0]?.unread ?? 0) > 0 && found.at(-1)?.unread === 0

export const isInView = (row: CaseRow, { scope, filter, search }: ListView, worse: Worse): boolean =>
  (search.trim() !== '' || isWithin(row, scope)) && passes(row, filter, worse)

export function isWithin({ file, isMine }: CaseRow, scope: ListScope): boolean {
  if (scope === 'closed') return file.closed !== null
  return file.closed === null && (scope === 'unit' || isMine)
}

export function passes(row: CaseRow, filter: ListFilter, worse: Worse): boolean {
  if (filter === 'to-read') return row.unread > 0
  if (filter === 'worse') return worse?.has(row.file.id) ?? false
  if (filter === 'due') return row.isDue
  if (filter === 'none-yet') return row.file.measurements.length === 0
  return true
}

type Compare = (a: CaseRow, b: CaseRow) => number

/** Each column in the direction it is looked through; equals by the newest touched, then by code. */
function comparing({ sort, reverse }: ListView, worse: Worse): Compare {
  const rank = ({ file }: CaseRow) => Number(worse?.has(file.id) ?? false)
  const columns: Readonly<Record<SortColumn, Compare>> = {
    code: (a, b) => byText(a.file.code, b.file.code),
    born: (a, b) => a.file.born - b.file.born,
    change: (a, b) => rank(b) - rank(a),
    due: (a, b) => byText(a.next?.day ?? 'never', b.next?.day ?? 'never'),
    touched: (a, b) => byText(b.touched, a.touched),
  }
  const way = reverse ? -1 : 1
  return (a, b) => way * columns[sort](a, b) || columns.touched(a, b) || columns.code(a, b)
}
