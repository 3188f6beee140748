/** Every figure of the unit's own report: exact, internal, one child counted once. Pure. */

import { type Period, type PeriodCase, planOf, tabulate } from '#aggregate'
import { type AddedValue, addedValue } from '#instruments'
import type { CaseFile } from '../case-file/case-file.ts'
import { coverageOf } from '../period/coverage/coverage.ts'
import { addedValuePairs } from './added-value-pairs.ts'
import { type CodeCounts, countCodes } from './code-counts.ts'
import { type MeasureFigures, measureFigures } from './measure-figures.ts'
import { type OwnFormFigures, ownFormFigures } from './own-form-figures.ts'
import { type Share, shareOf } from './share.ts'
import { type VisitFigures, visitFigures } from './visits.ts'

export interface Report {
  readonly children: number
  /** Every sex with every age band, empty ones too. */
  readonly people: readonly { readonly sex: string; readonly age: string; readonly count: number }[]
  readonly reasons: CodeCounts
  readonly interventions: CodeCounts
  readonly professions: CodeCounts
  readonly visits: VisitFigures
  readonly contactBy: CodeCounts
  readonly endings: CodeCounts
  /** Of those who moved on to another service, those whom it has confirmed that it takes. */
  readonly takenOver: Share
  /** Of the children with any first measurement, those with a second of the same. */
  readonly pairs: Share
  readonly measures: readonly MeasureFigures[]
  /** Of parents' SDQ, for a group that is large enough. */
  readonly addedValue: AddedValue
  /** Forms that came as data: the period's, and the unit's own that somebody has answered. */
  readonly ownForms: readonly OwnFormFigures[]
}

/** `cases` and `files` are those of the period. */
export function reportFigures(period: Period, cases: readonly PeriodCase[], files: readonly CaseFile[]): Report {
  const { tally, notCounted } = tabulate(cases, period)
  const coverage = coverageOf(period, cases)
  const people = cells(planOf(period).sexes, [...planOf(period).ages.map(({ id }) => id), 'outside'])
  const counted = tally.counts.get('sex.age')
  const protocols = files.map(({ sex, protocol }) => ({ sex, protocol: protocol?.body ?? null }))
  const one = (code: string | null | undefined) => (code ? [code] : null)
  const moved = protocols.filter(({ protocol }) => protocol?.ending === 'moved-on')
  return {
    children: cases.length,
    people: people.map(({ sex, age }) => ({ sex, age, count: counted?.get(`${sex}|${age}`)?.length ?? 0 })),
    reasons: countCodes(
      cases.map(({ sex, reasons }) => ({ sex, codes: reasons })),
      period.reasons,
    ),
    interventions: countCodes(
      cases.map(({ sex, interventions }) => ({ sex, codes: interventions })),
      period.interventions,
    ),
    professions: countCodes(
      cases.map(({ sex, professions }) => ({ sex, codes: professions })),
      period.professions,
    ),
    visits: visitFigures(protocols.map(({ protocol }) => protocol?.visits ?? null)),
    contactBy: countCodes(protocols.map(({ sex, protocol }) => ({ sex, codes: one(protocol?.contactBy) }))),
    endings: countCodes(protocols.map(({ sex, protocol }) => ({ sex, codes: one(protocol?.ending) }))),
    takenOver: { of: moved.length, has: moved.filter(({ protocol }) => protocol?.takenOver === 'confirmed').length },
    pairs: shareOf(coverage.pairs),
    measures: coverage.measures.map((measure) => measureFigures(measure, period, tally, notCounted)),
    addedValue: addedValue(addedValuePairs(period, cases)),
    ownForms: ownFormFigures(period, cases),
  }
}

const cells = (sexes: readonly string[], ages: readonly string[]) =>
  sexes.flatMap((sex) => ages.map((age) => ({ sex, age })))
