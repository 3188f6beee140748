/** Cases to exact cells. One child counts once in a cell, whatever they came for and however often. */
import type { Exact, Measurement, PeriodCase } from '../case.ts'
import { type Code, type Period, planOf } from '../period/period.ts'
import { questionsOf } from '../plan/questions.ts'
import { measuresOf, sentCodes } from '../plan/tables.ts'
import { emptySpread, spreadOf } from './spread.ts'
import { addAll, type ScoreGroup, type Tally } from './tally.ts'

/** Why a measurement is in no table; the reasons are those of `release.ts`. */
type NotCounted = 'training-wording' | 'other-revision' | 'follow-up-without-first'

export interface Tabulated {
  readonly tally: Tally
  readonly notCounted: readonly { readonly reason: NotCounted; readonly measure: string }[]
}

export function tabulate(cases: readonly PeriodCase[], period: Period): Tabulated {
  if (new Set(cases.map(({ id }) => id)).size !== cases.length) throw new RangeError('a case is there twice')
  const each = cases.map((one) => tabulateOne(one, period))
  return {
    tally: addAll(each.map(({ tally }) => tally)),
    notCounted: each.flatMap(({ notCounted }) => notCounted),
  }
}

function tabulateOne(one: PeriodCase, period: Period): Tabulated {
  const who = `${one.sex}|${ageCell(one.age, period)}`
  const measures = measuresOf(period).map(({ measure, revision, followedUp }) => {
    const { first, last, notCounted } = pairOf(one, measure, revision, followedUp, period)
    return { measure, first, last, notCounted }
  })
  const scores = new Map<string, ReadonlyMap<string, ScoreGroup>>()
  const counts = new Map<string, readonly string[]>([
    ['sex.age', [who]],
    ['reasons', codeCells(one.reasons, period.reasons).map((code) => `${who}|${code}`)],
    ['interventions', codeCells(one.interventions, period.interventions)],
    ['professions', codeCells(one.professions, period.professions)],
    ['waiting.visit', [waitCell(one.waiting.visit, period)]],
    ['waiting.start', [waitCell(one.waiting.start, period)]],
  ])
  for (const { measure, first, last } of measures) {
    for (const { id } of measure.scales) {
      const group = scoreGroup(one.id, first?.scales[id] ?? null, last?.scales[id] ?? null)
      if (group)
        scores.set(
          `${measure.id}.${id}`,
          new Map([[`${group.last.size > 0 ? 'completers' : 'baseline'}|${who}`, group]]),
        )
    }
    if (first && last && measure.change) counts.set(`${measure.id}.change`, [one.changes[measure.id] ?? 'unlabelled'])
  }
  const answered = answersOf(one, period)
  for (const { table, cell } of answered.cells) counts.set(table, [cell])
  return {
    tally: { counts: new Map([...counts].map(([table, cells]) => [table, inEach(cells, one.id)])), scores },
    notCounted: [...measures.flatMap(({ notCounted }) => notCounted), ...answered.notCounted],
  }
}

/** What this child chose in the period's own questionnaires, a cell an item; and forms that do not count. */
function answersOf({ measurements }: PeriodCase, period: Period) {
  const found = questionsOf(period).flatMap(({ table, form, item, time }) => {
    const made = measurements.find((each) => each.timePoint === time && each.form === form.id)
    if (!made) return []
    return [{ table, made, cell: String(made.answers?.[item] ?? 'blank'), reason: whyNot(made, form.revision, period) }]
  })
  const left = new Map(found.map(({ made, reason }) => [made, reason]))
  return {
    cells: found.filter(({ reason }) => reason === null),
    notCounted: [...left].flatMap(([{ form }, reason]) => (reason ? [{ reason, measure: form }] : [])),
  }
}

const inEach = (cells: readonly string[], id: string) =>
  new Map([...new Set(cells)].map((cell) => [cell, [id] as const]))

function scoreGroup(id: string, first: Exact | null, last: Exact | null): ScoreGroup | null {
  if (!first) return null
  return { cases: [id], first: spreadOf(id, first), last: last ? spreadOf(id, last) : emptySpread }
}

function pairOf(
  { measurements }: PeriodCase,
  measure: { readonly id: string; readonly first: string; readonly last: string },
  revision: number,
  followedUp: boolean,
  period: Period,
) {
  const notCounted: { reason: NotCounted; measure: string }[] = []
  const at = (timePoint: Measurement['timePoint'], form: string): Measurement | null => {
    const found = measurements.find((one) => one.timePoint === timePoint && one.form === form)
    if (!found) return null
    const reason = whyNot(found, revision, period)
    if (reason) notCounted.push({ reason, measure: measure.id })
    return reason ? null : found
  }
  const first = at('first', measure.first)
  const last = followedUp ? at('last', measure.last) : null
  if (last && !first) notCounted.push({ reason: 'follow-up-without-first', measure: measure.id })
  return { first, last: first ? last : null, notCounted }
}

function whyNot(measurement: Measurement, revision: number, period: Period): NotCounted | null {
  if (measurement.training && period.kind === 'live') return 'training-wording'
  return measurement.revision === revision ? null : 'other-revision'
}

function ageCell(age: number | null, period: Period): string {
  return planOf(period).ages.find(({ from, to }) => age !== null && age >= from && age <= to)?.id ?? 'outside'
}

/** Codes of another period, and those counted nationally only, are "other". */
function codeCells(codes: readonly string[] | null, list: readonly Code[]): readonly string[] {
  if (codes === null) return ['unknown']
  const sent = sentCodes(list)
  return codes.map((code) => (sent.includes(code) ? code : 'other'))
}

function waitCell(days: number | null, period: Period): string {
  return planOf(period).waiting.findLast(({ from }) => days !== null && days >= from)?.id ?? 'unknown'
}
