/**
 * Whether the tables of a batch can be about the same children. Each figure may be right by itself and the batch still be
 * one that no list of children makes: a reason of more children than there are, waits of half of them.
 */
import type { Period } from '../period/period.ts'
import type { Measure } from '../plan/plan.ts'
import { planOf } from '../plan/plans.ts'
import { type CountTable, measuresOf, nested, peopleOf, tablesOf } from '../plan/tables.ts'
import type { Batch } from './batch.ts'
import { behind, behindAny, isEmpty, meet, type Span, sumOf, thresholds } from './behind.ts'
import { fewestScored } from './check-list.ts'
import type { Fault } from './fault.ts'
import { groupFrom } from './limits.ts'

type Cells = Readonly<Record<string, number>>

/** @param batch whose cells and counts are right one by one */
export function togetherFaults({ counts, scores }: Batch, period: Period): readonly Fault[] {
  const { base } = planOf(period)
  const people = peopleOfBatch(counts, base)
  const faults: Fault[] = people.flatMap(({ who, span }) =>
    isEmpty(span) ? [{ at: `counts/reasons/${who}|unknown`, reason: 'parts-above-whole' } as const] : [],
  )
  const everybody = everybodyIn(counts, people, period)
  if (!everybody) faults.push({ at: 'counts', reason: 'tables-disagree' })
  const most = everybody?.high ?? Number.POSITIVE_INFINITY
  return [
    ...faults,
    ...askedFaults(counts, period, most, base),
    ...scoredFaults({ counts, scores }, period, people, most, base),
  ]
}

interface People {
  readonly who: string
  /** How many children they may be. */
  readonly span: Span
}

/** Each sex and age with its reasons, which have its draw: none is of more, and those without a reason known have no other. */
function peopleOfBatch(counts: Batch['counts'], base: number): readonly People[] {
  const [whole, parts] = nested
  const reasons = Map.groupBy(Object.entries(counts[parts] ?? {}), ([cell]) => peopleOf(cell))
  return Object.entries(counts[whole] ?? {}).map(([who, sent]) => {
    const own = reasons.get(who) ?? []
    const unknown = own.find(([cell]) => cell.endsWith('|unknown'))?.[1] ?? 0
    const known = Math.max(0, ...own.filter(([cell]) => !cell.endsWith('|unknown')).map(([, count]) => count))
    const spans = thresholds(base)
      .map((at) => {
        const least = behind(unknown, at, base).low + behind(known, at, base).low
        return meet(behind(sent, at, base), { low: least, high: Number.POSITIVE_INFINITY })
      })
      .filter((span) => !isEmpty(span) && Math.max(unknown, known) <= sent)
    const span = spans.length > 0 ? cover(spans) : { low: 1, high: 0 }
    return { who, span }
  })
}

const cover = (spans: readonly Span[]): Span => ({
  low: Math.min(...spans.map(({ low }) => low)),
  high: Math.max(...spans.map(({ high }) => high)),
})

/** How many all the children may be, by every table that counts each of them; null where these do not meet. */
function everybodyIn(counts: Batch['counts'], people: readonly People[], period: Period): Span | null {
  const { base, waits } = planOf(period)
  const has = (table: string): table is string => Object.hasOwn(counts, table)
  const cells = (table: string) => Object.entries(counts[table] ?? {})
  const spans = thresholds(base).flatMap((unknown) => {
    const span = (cell: string, sent: number) =>
      cell === 'unknown' ? behind(sent, unknown, base) : behindAny(sent, base)
    const once = waits
      .map((wait) => `waiting.${wait}`)
      .filter(has)
      .map((table) => sumOf(cells(table).map(([cell, sent]) => span(cell, sent))))
    const several = ['interventions', 'professions'].filter(has).map((table) => {
      const least = cells(table).map(([cell, sent]) => ({ cell, low: span(cell, sent).low }))
      const of = (wanted: boolean) =>
        Math.max(0, ...least.filter(({ cell }) => (cell === 'unknown') === wanted).map(({ low }) => low))
      return { low: of(true) + of(false), high: Number.POSITIVE_INFINITY }
    })
    const bySex = has(nested[0]) ? [sumOf(people.map((one) => one.span))] : []
    const all = meet({ low: groupFrom, high: Number.POSITIVE_INFINITY }, ...bySex, ...once, ...several)
    return isEmpty(all) ? [] : [all]
  })
  return spans.length > 0 ? cover(spans) : null
}

/** Every item of a form at a time is about the same children, of whom there are ten; and so many were followed up where changes are sent. */
function askedFaults(counts: Batch['counts'], period: Period, most: number, base: number): readonly Fault[] {
  const tables = tablesOf(period).filter(
    (table): table is CountTable => table.kind === 'count' && table.asked !== null && Object.hasOwn(counts, table.id),
  )
  return [...Map.groupBy(tables, ({ asked }) => asked).values()].flatMap((items): readonly Fault[] => {
    const spans = items.map(({ id }) => anySum(counts[id] ?? {}, base))
    const asked = meet({ low: groupFrom, high: most }, ...spans)
    return isEmpty(asked) ? [{ at: `counts/${items[0]?.id}`, reason: 'tables-disagree' }] : []
  })
}

const anySum = (cells: Cells, base: number): Span => sumOf(Object.values(cells).map((sent) => behindAny(sent, base)))

interface Scored {
  readonly id: string
  /** How few can stand in each cell, and who they are: `f|13-18`, `f` or nothing. */
  readonly cells: readonly { readonly group: string; readonly who: string; readonly least: number }[]
}

/** A measure's tables, in the order of its scales; or what no children could have scored. */
function scoredIn(scores: Batch['scores'], measure: Measure, base: number) {
  const { id, scales } = measure
  const figures = scales.flatMap((scale) =>
    Object.entries(scores[`${id}.${scale.id}`]?.cells ?? {}).map(([name, cell]) => ({ name, scale, cell })),
  )
  const cells = [...Map.groupBy(figures, ({ name }) => name)].map(([name, own]) => {
    const [group = '', ...who] = name.split('|')
    return { name, group, who: who.join('|'), fewest: fewestScored(measure, own, base), own }
  })
  const faults = cells.flatMap(({ name, fewest, own }): readonly Fault[] =>
    fewest ? [] : [{ at: `scores/${id}.${own[0]?.scale.id}/${name}`, reason: 'no-such-scores' }],
  )
  const tables = scales.map(
    (scale): Scored => ({
      id: `${id}.${scale.id}`,
      cells: cells.flatMap(({ group, who, fewest }) => {
        const least = fewest?.get(scale.id)
        return least === undefined ? [] : [{ group, who, least }]
      }),
    }),
  )
  return { faults, tables }
}

const leastOf = (cells: Scored['cells']) => cells.reduce((sum, { least }) => sum + least, 0)

/** Who has a score is one of the children, and who was followed up has a change. */
function scoredFaults(
  { counts, scores }: Pick<Batch, 'counts' | 'scores'>,
  period: Period,
  people: readonly People[],
  most: number,
  base: number,
): readonly Fault[] {
  const known = new Map(people.map(({ who, span }) => [who, span.high]))
  const room = (who: string) =>
    who === '' || known.size === 0
      ? most
      : [...known].reduce((sum, [name, high]) => (name === who || name.startsWith(`${who}|`) ? sum + high : sum), 0)
  const all = measuresOf(period).map(({ measure }) => ({ measure, ...scoredIn(scores, measure, base) }))
  const none = all.flatMap(({ faults }) => faults)
  if (none.length > 0) return none
  const each = all.flatMap(({ measure: { id, change }, tables }): readonly Fault[] => {
    const pairs = change === null || !counts[`${id}.change`] ? null : anySum(counts[`${id}.change`] ?? {}, base)
    if (pairs && pairs.low > most) return [{ at: `counts/${id}.change`, reason: 'tables-disagree' }]
    const [head] = tables
    const split = tables.some(({ cells }) => cells.some(({ group }) => group !== 'all'))
    return tables.flatMap(({ id, cells }): readonly Fault[] => {
      const completers = cells.filter(({ group }) => group === 'completers')
      // Those with a first only stand apart where, by the first scale, ten others were followed up: shown or not.
      const hidden = split && id === head?.id && completers.length === 0 ? groupFrom : 0
      const tooMany = [...Map.groupBy(cells, ({ who }) => who)].some(([who, own]) => leastOf(own) > room(who))
      const unpaired = pairs !== null && leastOf(completers) + hidden > pairs.high
      return tooMany || unpaired || leastOf(cells) + hidden > most
        ? [{ at: `scores/${id}`, reason: 'tables-disagree' }]
        : []
    })
  })
  const tables = all.flatMap((one) => one.tables)
  return people.length > 0 && fewestOf(people, tables) > most
    ? [...each, { at: 'scores', reason: 'tables-disagree' }]
    : each
}

/** How few the children can be, where scores of one measure are by sex and of another by sex and age. */
function fewestOf(people: readonly People[], tables: readonly Scored[]): number {
  const needs = (name: string) =>
    Math.max(0, ...tables.map(({ cells }) => leastOf(cells.filter(({ who }) => who === name))))
  const sexes = Map.groupBy(people, ({ who }) => who.split('|')[0] ?? '')
  return [...sexes].reduce((sum, [sex, own]) => {
    const byAge = own.reduce((all, { who, span }) => all + Math.max(needs(who), span.low), 0)
    return sum + Math.max(needs(sex), byAge)
  }, 0)
}
