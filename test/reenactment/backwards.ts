/**
 * `disclose` run backwards: looks for children, and for draws, that give the figures of a batch. Written apart from the
 * door that reads batches. Counts are worked out whole; of scores a list is made, and put through the functions that
 * disclose scores, a total and its parts for the same children. What finds no list is said not to be makeable, so the search
 * errs against the door and never for it.
 */
import type { Batch, Stats } from '../../aggregate/batch/batch.ts'
import type { Period } from '../../aggregate/period/period.ts'
import type { Measure, PlanScale } from '../../aggregate/plan/plan.ts'
import { measuresOf } from '../../aggregate/plan/tables.ts'
import { chance as seeded } from '../../src/practice/chance.ts'
import { anyCounts, countsFor, draws, least, most, type Numbers, total } from './counts-behind.ts'
import { gridsOf, someList } from './lists-behind.ts'
import { type Search, together } from './total-and-parts.ts'

/** Begins what is said where every scale has a list by itself, and of a total and its parts together the search was broken off. */
export const undecided = 'undecided:'

/** @returns null where an input was found, else what none was found for. */
export function unmakeable(batch: Batch, period: Period, seed = 1): string | null {
  const { counts, scores, size, edition } = batch
  const sent = Object.keys(counts).length + Object.keys(scores).length
  if (size === 'too-few') return sent > 0 || edition === 2 ? 'too few with figures, or once more' : null
  if (sent === 0) return 'nothing is no batch'
  if (Object.hasOwn(counts, 'sex.age') !== Object.hasOwn(counts, 'reasons')) return 'people without reasons'
  const found = (decided: boolean) => {
    const scored = scoredChildren(batch, period, { chance: seeded(seed), decided })
    return typeof scored === 'string' ? scored : noChildren(batch, scored)
  }
  // What chance finds is enough for nearly all, and quick.
  return found(false) && found(true)
}

/** So many children at the least must have these scales of the measure in this cell, as `f|13-18`, `f` or ``. */
interface Wanted {
  readonly measure: string
  /** The first of them. Who has a first only on one scale may have been followed up on another, so each counts by itself. */
  readonly scale: string
  readonly who: string
  readonly children: number
  readonly completers: number
}

/** Whether there are children for all counts, and for the scores: their number is one, in every table that counts all. */
function noChildren({ counts }: Batch, wanted: readonly Wanted[]): string | null {
  const at = (table: string) => Object.entries(counts[table] ?? {})
  const people = at('sex.age').map(([who, sent]) => ({ who, sizes: groupSizes(who, sent, at('reasons')) }))
  const empty = people.find(({ sizes }) => sizes.length === 0)
  if (empty) return `no children are ${empty.who} with these reasons`
  const scales = [...Map.groupBy(wanted, ({ measure, scale }) => `${measure}.${scale}`).values()]
  const childrenOf = (all: readonly Wanted[]) => total(all.map(({ children }) => children))
  const needs = (who: string) => Math.max(0, ...scales.map((all) => childrenOf(all.filter((one) => one.who === who))))
  let low = Math.max(10, needs(''), ...scales.map(childrenOf))
  let high = Number.POSITIVE_INFINITY
  if (people.length > 0) {
    const bySex = [...Map.groupBy(people, ({ who }) => who.split('|')[0] ?? '')]
    for (const { who, sizes } of people) if (needs(who) > most(sizes)) return `more are scored than are ${who}`
    for (const [sex, own] of bySex)
      if (needs(sex) > total(own.map(({ sizes }) => most(sizes)))) return `more are scored than are ${sex}`
    // Scores of a measure may be by sex, and of another by sex and age.
    low = Math.max(
      low,
      total(
        bySex.map(([sex, own]) =>
          Math.max(needs(sex), total(own.map(({ who, sizes }) => Math.max(needs(who), least(sizes))))),
        ),
      ),
    )
    high = total(people.map(({ sizes }) => most(sizes)))
  }
  const fits = draws.some((unknown) => {
    const of = (cell: string, sent: number) => (cell === 'unknown' ? countsFor(sent, unknown) : anyCounts(sent))
    let [from, to] = [low, high]
    for (const wait of ['waiting.visit', 'waiting.start'])
      if (counts[wait]) {
        from = Math.max(from, total(at(wait).map(([cell, sent]) => least(of(cell, sent)))))
        to = Math.min(to, total(at(wait).map(([cell, sent]) => most(of(cell, sent)))))
      }
    for (const table of ['interventions', 'professions']) {
      const known = at(table).map(([cell, sent]) => (cell === 'unknown' ? 0 : least(of(cell, sent))))
      from = Math.max(from, Math.max(0, ...known) + least(of('unknown', counts[table]?.unknown ?? 0)))
    }
    for (const asked of askedAt(counts)) {
      const [fewest, last] = [Math.max(10, ...asked.map(({ low }) => low)), Math.min(...asked.map(({ high }) => high))]
      if (fewest > last) return false
      from = Math.max(from, fewest)
    }
    for (const table of Object.keys(counts).filter((id) => id.endsWith('.change'))) {
      const pairs = at(table).map(([, sent]) => anyCounts(sent))
      const completers = Math.max(
        0,
        ...scales
          .filter(([one]) => `${one?.measure}.change` === table)
          .map((all) => total(all.map((one) => one.completers))),
      )
      if (Math.max(10, completers) > total(pairs.map(most))) return false
      from = Math.max(from, 10, total(pairs.map(least)))
    }
    return from <= to
  })
  return fits ? null : 'the tables are about different numbers of children'
}

/** How many may be of a sex and age whose reasons are these: one draw, no reason of more than there are. */
function groupSizes(who: string, sent: number, reasons: readonly (readonly [string, number])[]): Numbers {
  const own = reasons.filter(([cell]) => cell.startsWith(`${who}|`))
  const sizes = draws.flatMap((k) => {
    const fewest = (unknown: boolean) =>
      Math.max(
        0,
        ...own.filter(([cell]) => cell.endsWith('|unknown') === unknown).map(([, count]) => least(countsFor(count, k))),
      )
    return countsFor(sent, k).filter((size) => size >= fewest(true) + fewest(false))
  })
  return [...new Set(sizes)]
}

function askedAt(counts: Batch['counts']) {
  const tables = Object.entries(counts).filter(([id]) => id.includes('@'))
  const form = (id: string) => `${id.split('.')[0]}@${id.split('@')[1]}`
  return [...Map.groupBy(tables, ([id]) => form(id)).values()].map((items) =>
    items.map(([, cells]) => {
      const each = Object.values(cells).map(anyCounts)
      return { low: total(each.map(least)), high: total(each.map(most)) }
    }),
  )
}

/** For every cell of scores, lists that give its figures; or what none was found for. */
function scoredChildren(batch: Batch, period: Period, search: Search): readonly Wanted[] | string {
  const wanted: Wanted[] = []
  for (const { measure } of measuresOf(period)) {
    const cells = measure.scales.flatMap((scale) => {
      const table = batch.scores[`${measure.id}.${scale.id}`]
      return Object.entries(table?.cells ?? {}).map(([cell, figures]) => ({ cell, scale, figures }))
    })
    for (const [cell, own] of Map.groupBy(cells, ({ cell }) => cell)) {
      const found = fewestFor(measure, own, search)
      if (found === 'none') return `no list gives ${measure.id}|${cell}`
      if (found === 'undecided') return `${undecided} ${measure.id}|${cell}`
      const [group = '', ...who] = cell.split('|')
      for (const { scale, children } of found)
        wanted.push({
          measure: measure.id,
          scale,
          who: who.join('|'),
          children,
          completers: group === 'completers' ? children : 0,
        })
    }
    // Those with a first only stand apart where ten others have been followed up, shown or not.
    const [{ id: scale } = { id: '' }] = measure.scales
    const head = cells.filter((one) => one.scale.id === scale).map(({ cell }) => cell)
    if (cells.some(({ cell }) => !cell.startsWith('all')) && !head.some((cell) => cell.startsWith('completers')))
      wanted.push({ measure: measure.id, scale, who: 'hidden', children: head.length > 0 ? 10 : 0, completers: 10 })
  }
  return wanted
}

interface Sent {
  readonly scale: PlanScale
  readonly figures: { readonly n: number; readonly first: Stats | null; readonly last: Stats | null }
}

/** Mutants are mostly as their batch was: what was found is remembered. */
function remembering<T>(find: () => T, found: Map<string, T>, ...about: readonly unknown[]): T {
  const name = JSON.stringify(about)
  if (found.has(name)) return found.get(name) as T
  const now = find()
  found.set(name, now)
  return now
}

/** Of each family of scales the first, and how few children there can be. */
type Fewest = readonly { readonly scale: string; readonly children: number }[]

const cells = new Map<string, Fewest | 'undecided' | 'none'>()
const times = new Map<string, boolean | undefined>()

function fewestFor(measure: Measure, all: readonly Sent[], search: Search): Fewest | 'undecided' | 'none' {
  const most = (found: Fewest) => Math.max(...found.map(({ children }) => children))
  const find = () => {
    // By each scale alone there are no more than by a sum and its parts together.
    const alone = draws
      .flatMap((k) => {
        const found = childrenFor(
          measure,
          all.map((one) => [one]),
          k,
          search,
        )
        return found ? [{ k, least: most(found) }] : []
      })
      .toSorted((a, b) => a.least - b.least)
    let [fewest, open]: [Fewest | null, boolean] = [null, false]
    for (const { k, least } of alone) {
      if (fewest && least >= most(fewest)) break
      const found = childrenFor(measure, familiesOf(all), k, search)
      open ||= found === undefined
      if (found && (!fewest || most(found) < most(fewest))) fewest = found
    }
    return fewest ?? (open ? 'undecided' : 'none')
  }
  return remembering(
    find,
    cells,
    search.decided,
    measure.id,
    all.map(({ scale, figures }) => [scale.id, figures]),
  )
}

const parts = ['emotional', 'conduct', 'hyperactivity', 'peer']

/** A sum and its parts are of the same children. */
function familiesOf(all: readonly Sent[]): readonly (readonly Sent[])[] {
  const whole = all.find(({ scale }) => scale.id === 'total')
  const own = all.filter(({ scale }) => parts.includes(scale.id))
  if (!whole || own.length === 0) return all.map((one) => [one])
  return [[whole, ...own], ...all.filter((one) => one !== whole && !own.includes(one)).map((one) => [one])]
}

/** The fewest children that can stand behind each family of one cell under one draw; null where none can, undefined where that was not decided. */
function childrenFor(
  measure: Measure,
  families: readonly (readonly Sent[])[],
  k: number,
  search: Search,
): Fewest | null | undefined {
  const fewest: { scale: string; children: number }[] = []
  let open = false
  for (const family of families) {
    const n = family.map(({ figures }) => countsFor(figures.n, k))
    const possible = (n[0] ?? []).filter((size) => size >= 10 && n.every((each) => each.includes(size)))
    const children = possible.find((size) => {
      const found = (time: 'first' | 'last') => listed(measure, family, time, size, k, search)
      const both = found('first') && found('last')
      open ||= both === undefined
      return both
    })
    if (children === undefined) return open ? undefined : null
    fewest.push({ scale: family[0]?.scale.id ?? '', children })
  }
  return fewest
}

function listed(
  measure: Measure,
  family: readonly Sent[],
  time: 'first' | 'last',
  n: number,
  k: number,
  search: Search,
): boolean | undefined {
  const shown = family.flatMap(({ scale, figures }) => (figures[time] ? [{ scale, stats: figures[time] }] : []))
  const [whole, ...others] = shown
  const alone = ({ scale, stats }: (typeof shown)[number]) =>
    gridsOf(measure, scale).some((of) => someList(of, scale, stats, n, k))
  const find = () => {
    if (whole?.scale.id !== 'total' || others.length === 0) return shown.every(alone)
    const own = measure.scales.filter(({ id }) => parts.includes(id))
    const sent = own.map((scale) => ({ scale, stats: others.find((one) => one.scale === scale)?.stats ?? null }))
    return together([whole, ...sent], n, k, search)
  }
  return remembering(
    find,
    times,
    search.decided,
    measure.id,
    n,
    k,
    shown.map(({ scale, stats }) => [scale.id, stats]),
  )
}
