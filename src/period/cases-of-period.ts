/**
 * From what the unit keeps to what tabulation counts: one child once, each form at its time point. Pure. What it gives
 * never leaves the device; `disclose` in #aggregate makes what does.
 */
import type { Period, PeriodCase } from '#aggregate'
import { type CaseFile, eachCaseFile } from '../case-file/case-file.ts'
import type { Kept } from '../vault/index.ts'
import { periodCase } from './period-case.ts'
import { sealedRows } from './protected-rows.ts'

/**
 * The cases that were opened in the period. A corrected form has given way to its correction, and what is tombstoned or
 * erased is not among the records. Forms from after the period's last day do not count. Of protected cases that whoever is
 * in may not read, those count that somebody who may has kept a row of.
 */
export function casesOfPeriod(records: readonly Kept[], period: Period): readonly PeriodCase[] {
  const reading = readCases(records, [period])
  for (;;) {
    const { done, value } = reading.next()
    if (done) return value.cases[0] ?? []
  }
}

export interface CasesRead {
  readonly files: ReadonlyMap<string, CaseFile>
  /** For each period that was asked for. */
  readonly cases: readonly (readonly PeriodCase[])[]
}

/** One case after another: yields after each, for whoever has many to read and a screen to keep answering. */
export function* readCases(
  records: readonly Kept[],
  periods: readonly Period[],
): Generator<{ readonly done: number; readonly of: number }, CasesRead> {
  const files = new Map<string, CaseFile>()
  const cases = periods.map((): PeriodCase[] => [])
  for (const { file, of } of eachCaseFile(records)) {
    if (file) {
      files.set(file.id, file)
      for (const [i, { first, last }] of periods.entries())
        if (first <= file.opened && file.opened <= last) cases[i]?.push(periodCase(file, periods[i] as Period))
    }
    yield { done: files.size, of }
  }
  for (const [i, period] of periods.entries()) cases[i]?.push(...sealedRows(records, period, files))
  return { files, cases }
}
