/**
 * What protected cases add to a period's figures: whoever may read one keeps its row for those who count and may not. Pure.
 */
import { correctionOf, type Period, type PeriodCase } from '#aggregate'
import { caseFiles } from '../case-file/case-file.ts'
import { loadedPeriods } from '../catalogue/periods.ts'
import { type Kept, type KeptOf, type NewRecord, registerState } from '../vault/index.ts'
import { periodCase } from './period-case.ts'

type Counted = KeptOf<'counted'>

/** One definition of a period: a corrected one counts anew. */
const nameOf = (period: Period): string => `${period.id}|${correctionOf(period)}`

/** The newest row of each case for a period, by the case; null where the case does not belong to it. */
function rowsOf(records: readonly Kept[], period: Period): ReadonlyMap<string, PeriodCase | null> {
  const own = records.filter(
    (record): record is Counted => record.body.kind === 'counted' && record.body.period === nameOf(period),
  )
  const byCase = Map.groupBy(own, ({ caseId }) => caseId ?? '')
  return new Map(
    [...byCase].map(([caseId, all]) => [caseId, (registerState(all)?.holds.body.row ?? null) as PeriodCase | null]),
  )
}

/** Rows of the cases that are not among `files`, in the order in which they were first written. */
export const sealedRows = (
  records: readonly Kept[],
  period: Period,
  files: ReadonlyMap<string, unknown>,
): readonly PeriodCase[] => [...rowsOf(records, period)].flatMap(([id, row]) => (row && !files.has(id) ? [row] : []))

/** Of these cases, those without a row for the period: nobody who may read them has been in since it was loaded. */
export function uncounted(records: readonly Kept[], period: Period, cases: readonly string[]): readonly string[] {
  const rows = rowsOf(records, period)
  return cases.filter((id) => !rows.has(id))
}

/** What is to be written for the figures to be right, of protected cases that whoever is in may read. */
export function rowsOwed(records: readonly Kept[], mine: ReadonlySet<string>): readonly NewRecord[] {
  const periods = loadedPeriods(records)
  const files = caseFiles(records.filter(({ caseId }) => caseId !== null && mine.has(caseId)))
  return periods.flatMap((period) => {
    const rows = rowsOf(records, period)
    return [...files.values()].flatMap((file): readonly NewRecord[] => {
      const belongs = period.first <= file.opened && file.opened <= period.last
      const row = belongs ? periodCase(file, period) : null
      if (rows.has(file.id) && JSON.stringify(rows.get(file.id)) === JSON.stringify(row)) return []
      return [{ caseId: file.id, body: { kind: 'counted', period: nameOf(period), row: row as never } }]
    })
  })
}
