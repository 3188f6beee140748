/** The unit's own report of a period: exact, internal, never sent. Pure: the period's cases in, counts and means out. */
import { ageCells, type Code, changeCategories, measuresOf, type Period, type PeriodCase, planOf } from '#aggregate'
import { scaleValues } from '../counted.ts'
import { meanSpan } from '../nation/beside.ts'

export interface Counted {
  readonly cell: string
  readonly count: number
}

interface ReportScore {
  readonly scale: string
  /** Of everybody with a first measurement. */
  readonly first: Mean | null
  /** Of those with both: where they began, and where they were at the last follow-up. */
  readonly before: Mean | null
  readonly after: Mean | null
}

export interface Mean {
  readonly value: number
  readonly n: number
}

export interface ReportMeasure {
  readonly measure: string
  readonly scales: readonly ReportScore[]
  /** Null where the two forms may not be compared for one person. */
  readonly changes: readonly Counted[] | null
}

export interface Report {
  readonly children: number
  /** By age band, then by sex. */
  readonly people: readonly { readonly age: string; readonly bySex: readonly Counted[] }[]
  readonly reasons: readonly Counted[]
  readonly interventions: readonly Counted[]
  readonly professions: readonly Counted[]
  readonly measures: readonly ReportMeasure[]
}

export function reportOf(period: Period, cases: readonly PeriodCase[]): Report {
  const { sexes, ages } = planOf(period)
  const bandOf = ({ age }: PeriodCase) =>
    (age === null ? null : ages.find(({ from, to }) => from <= age && age <= to)?.id) ?? 'outside'
  const count = (holds: (one: PeriodCase) => boolean) => cases.filter(holds).length
  return {
    children: cases.length,
    people: ageCells(period).map((age) => ({
      age,
      bySex: sexes.map((sex) => ({ cell: sex, count: count((one) => one.sex === sex && bandOf(one) === age) })),
    })),
    reasons: byCode(period.reasons, cases, ({ reasons }) => reasons),
    interventions: byCode(period.interventions, cases, ({ interventions }) => interventions),
    professions: byCode(period.professions, cases, ({ professions }) => professions),
    measures: measuresOf(period).map(({ measure, revision, followedUp }) => ({
      measure: measure.id,
      scales: measure.scales.map(({ id }) => {
        const { first, pairs } = scaleValues(period, cases, { ...measure, revision }, id)
        return {
          scale: id,
          first: meanSpan(first),
          before: meanSpan(pairs.map((pair) => pair.first)),
          after: meanSpan(pairs.map((pair) => pair.last)),
        }
      }),
      changes:
        measure.change && followedUp
          ? [...changeCategories, null].map((category) => ({
              cell: category ?? 'unlabelled',
              count: count(({ changes }) => Object.hasOwn(changes, measure.id) && changes[measure.id] === category),
            }))
          : null,
    })),
  }
}

/** Every code of the period, the unit's rare ones too, and how many are unknown. */
function byCode(
  codes: readonly Code[],
  cases: readonly PeriodCase[],
  of: (one: PeriodCase) => readonly string[] | null,
): readonly Counted[] {
  const known = new Set(codes.map(({ id }) => id))
  const has = (one: PeriodCase, code: string) => of(one)?.includes(code) ?? false
  const strange = (one: PeriodCase) => of(one)?.some((code) => !known.has(code)) ?? false
  return [
    ...codes.map(({ id }) => ({
      cell: id,
      count: cases.filter((one) => has(one, id) || (id === 'other' && strange(one))).length,
    })),
    { cell: 'unknown', count: cases.filter((one) => of(one) === null).length },
  ]
}
