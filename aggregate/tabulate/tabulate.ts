/** Cases to exact cells. One child counts once in a cell, whatever they came for and however often. */
import type { Cases, Measurement, PeriodCase } from '../case.ts'
import type { Code, Period } from '../period/period.ts'
import { planOf } from '../plan/plans.ts'
import { questionsOf } from '../plan/questions.ts'
import { ageCells, measuresOf, sentCodes } from '../plan/tables.ts'
import { scoring } from './scored.ts'
import type { Tally } from './tally.ts'

/** Why a measurement is in no table; the reasons are those of `release.ts`. */
type NotCounted = 'training-wording' | 'other-revision' | 'follow-up-without-first'
interface Left {
  readonly reason: NotCounted
  readonly measure: string
}

export interface Tabulated {
  readonly tally: Tally
  /** In the order of the cases. */
  readonly notCounted: readonly Left[]
}

/** So many children between two words of how far the counting has come. */
const stride = 1000

/**
 * @param cases gone through once.
 * @param onProgress hears how many children have been counted, now and then and at the end.
 */
export function tabulate(cases: Cases, period: Period, onProgress?: (counted: number) => void): Tabulated {
  const count = counting(period)
  const notCounted: Left[] = []
  // In the order in which they came, for so they lie in memory: to go through them by id takes twice as long.
  const ids: string[] = []
  for (const child of cases) {
    for (const left of count.one(child, ids.length)) notCounted.push(left)
    ids.push(child.id)
    if (ids.length % stride === 0 || ids.length === cases.length) onProgress?.(ids.length)
  }
  return { tally: count.tally(inOrder(ids)), notCounted }
}

interface InOrder {
  readonly ids: readonly string[]
  /** For each id, how many children came before its own. */
  readonly came: readonly number[]
}

function inOrder(unsorted: readonly string[]): InOrder {
  const idAt = (at: number) => unsorted[at] as string
  const came = [...unsorted.keys()].sort((a, b) => (idAt(a) < idAt(b) ? -1 : 1))
  const ids = came.map(idAt)
  if (ids.some((id, i) => i > 0 && id === ids[i - 1])) throw new RangeError('a case is there twice')
  return { ids, came }
}

/** Counts one child after another into one tally. A child is a number, how many came before it: numbers are sorted fast. */
function counting(period: Period) {
  const counts = new Map<string, Map<string, number[]>>()
  const people: string[] = []
  const into = cellsOf(period)
  const measures = measuresOf(period).map((asked) => ({ ...asked, scoring: scoring(asked.measure) }))
  const questions = questionsOf(period)

  function add(table: string, cell: string, at: number) {
    const cells = counts.get(table) ?? new Map<string, number[]>()
    if (cells.size === 0) counts.set(table, cells)
    const there = cells.get(cell)
    if (!there) cells.set(cell, [at])
    // Said twice, or two codes that are both "other": the child already stands last.
    else if (there.at(-1) !== at) there.push(at)
  }

  function one(child: PeriodCase, at: number): readonly Left[] {
    const { waiting } = child
    const who = into.who(child)
    people.push(who)
    add('sex.age', who, at)
    for (const code of into.reasons(child.reasons)) add('reasons', `${who}|${code}`, at)
    for (const code of into.interventions(child.interventions)) add('interventions', code, at)
    for (const code of into.professions(child.professions)) add('professions', code, at)
    add('waiting.visit', into.wait(waiting.visit), at)
    add('waiting.start', into.wait(waiting.start), at)
    const left: Left[] = []
    for (const { measure, revision, followedUp, scoring } of measures) {
      const { first, last, notCounted } = pairOf(child, measure, revision, followedUp, period)
      if (notCounted.length > 0) left.push(...notCounted)
      scoring.add(first, last)
      if (last && measure.change) add(`${measure.id}.change`, child.changes[measure.id] ?? 'unlabelled', at)
    }
    if (questions.length === 0) return left
    const answered = answersOf(child, questions, period)
    for (const { table, cell } of answered.cells) add(table, cell, at)
    return [...left, ...answered.notCounted]
  }

  function tally(order: InOrder): Tally {
    const { ids, came } = order
    const places = new Uint32Array(ids.length)
    for (const [place, at] of came.entries()) places[at] = place
    function listed(all: readonly number[]): readonly string[] {
      const sorted = new Uint32Array(all.length)
      for (const [i, at] of all.entries()) sorted[i] = places[at] as number
      const list: string[] = []
      for (const place of sorted.sort()) list.push(ids[place] as string)
      return list
    }
    const who = came.map((at) => people[at] as string)
    return {
      counts: new Map(
        [...counts].map(([table, cells]) => [table, new Map([...cells].map(([cell, all]) => [cell, listed(all)]))]),
      ),
      scored: new Map(measures.map(({ measure, scoring }) => [measure.id, { ids, who, scales: scoring.scales(came) }])),
    }
  }
  return { one, tally }
}

/** What this child chose in the period's own questionnaires, a cell an item; and forms that do not count. */
function answersOf({ measurements }: PeriodCase, questions: ReturnType<typeof questionsOf>, period: Period) {
  const found = questions.flatMap(({ table, form, item, time }) => {
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

function pairOf(
  { measurements }: PeriodCase,
  measure: { readonly id: string; readonly first: string; readonly last: string },
  revision: number,
  followedUp: boolean,
  period: Period,
) {
  const notCounted: Left[] = []
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

/** Which cells a child stands in, looked up once for the whole period. */
function cellsOf(period: Period) {
  const { ages, sexes, waiting } = planOf(period)
  const named = (sex: string, age: string) => `${sex}|${age}`
  const people = new Map(
    sexes.map((sex) => [sex, new Map(ageCells(period).map((age) => [age, named(sex, age)] as const))] as const),
  )
  return {
    who({ sex, age }: PeriodCase): string {
      const band = ages.find(({ from, to }) => age !== null && age >= from && age <= to)?.id ?? 'outside'
      return people.get(sex)?.get(band) ?? named(sex, band)
    },
    wait: (days: number | null) => waiting.findLast(({ from }) => days !== null && days >= from)?.id ?? 'unknown',
    reasons: codeCells(period.reasons),
    interventions: codeCells(period.interventions),
    professions: codeCells(period.professions),
  }
}

/** Codes of another period, and those counted nationally only, are "other". */
function codeCells(list: readonly Code[]): (codes: readonly string[] | null) => readonly string[] {
  const sent = new Set(sentCodes(list))
  return (codes) => codes?.map((code) => (sent.has(code) ? code : 'other')) ?? ['unknown']
}
