/**
 * `disclose` run backwards: looks for children, and for draws, that give the figures of a batch. Written apart from the
 * door that reads batches. Counts are worked out whole; of scores a list is made, and put through the functions that
 * disclose scores. What finds no list is said not to be makeable, so the search errs against the door
 * and never for it; a total and its parts together are searched for by chance, and may stay undecided.
 */
import { formById } from '#instruments'
import type { Batch, Stats } from '../../aggregate/batch/batch.ts'
import type { Exact } from '../../aggregate/case.ts'
import { leavesAnotherList, tooAlike } from '../../aggregate/disclose/one-list.ts'
import { roundWith } from '../../aggregate/disclose/round.ts'
import { statsOf } from '../../aggregate/disclose/score-cell.ts'
import type { Period } from '../../aggregate/period/period.ts'
import type { Measure, PlanScale } from '../../aggregate/plan/plan.ts'
import { measuresOf } from '../../aggregate/plan/tables.ts'
import { spreadOfPlaces } from '../../aggregate/tabulate/spread.ts'
import { type Chance, chance as seeded } from '../../src/practice/chance.ts'

type Numbers = readonly number[]

/** A draw that lies between `k` and `k + 1` fifths: a remainder above `k` goes up. */
const draws = [0, 1, 2, 3, 4] as const
const rounding = (k: number) => (count: number) => roundWith((k + 0.5) / 5, count, 5)

/** All counts up to nine over what was sent that this draw sends so. */
const countsFor = (sent: number, k: number): Numbers =>
  Array.from({ length: 14 }, (_, i) => sent - 4 + i).filter((count) => count >= 0 && rounding(k)(count) === sent)
const anyCounts = (sent: number): Numbers => [...new Set(draws.flatMap((k) => countsFor(sent, k)))]
const [least, most] = [(all: Numbers) => Math.min(...all), (all: Numbers) => Math.max(...all)]
const total = (all: Numbers) => all.reduce((sum, one) => sum + one, 0)

/** Begins what is said where every scale has a list by itself, and none was found of a total and its parts together. */
export const undecided = 'undecided:'

/** @returns null where an input was found, else what none was found for. */
export function unmakeable(batch: Batch, period: Period, seed = 1): string | null {
  const { counts, scores, size, edition } = batch
  const sent = Object.keys(counts).length + Object.keys(scores).length
  if (size === 'too-few') return sent > 0 || edition === 2 ? 'too few with figures, or once more' : null
  if (sent === 0) return 'nothing is no batch'
  if (Object.hasOwn(counts, 'sex.age') !== Object.hasOwn(counts, 'reasons')) return 'people without reasons'
  const scored = scoredChildren(batch, period, seeded(seed))
  return typeof scored === 'string' ? scored : noChildren(batch, scored)
}

/** So many children at the least must have the measure in this cell, as `f|13-18`, `f` or ``. */
interface Wanted {
  readonly measure: string
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
  const needed = (measure: string, who: string) =>
    total(wanted.filter((one) => one.measure === measure && one.who === who).map(({ children }) => children))
  const measures = [...new Set(wanted.map(({ measure }) => measure))]
  const needs = (who: string) => Math.max(0, ...measures.map((measure) => needed(measure, who)))
  let low = Math.max(
    10,
    needs(''),
    ...measures.map((m) => total(wanted.filter(({ measure }) => measure === m).map(({ children }) => children))),
  )
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
      const completers = total(
        wanted.filter(({ measure }) => `${measure}.change` === table).map((one) => one.completers),
      )
      if (completers > total(pairs.map(most))) return false
      from = Math.max(from, total(pairs.map(least)))
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
function scoredChildren(batch: Batch, period: Period, chance: Chance): readonly Wanted[] | string {
  const wanted: Wanted[] = []
  for (const { measure } of measuresOf(period)) {
    const cells = measure.scales.flatMap((scale) => {
      const table = batch.scores[`${measure.id}.${scale.id}`]
      return Object.entries(table?.cells ?? {}).map(([cell, figures]) => ({ cell, scale, figures }))
    })
    for (const [cell, own] of Map.groupBy(cells, ({ cell }) => cell)) {
      const children = fewestFor(measure, own, chance)
      if (children === 'none') return `no list gives ${measure.id}|${cell}`
      if (children === 'undecided') return `${undecided} ${measure.id}|${cell}`
      const [group = '', ...who] = cell.split('|')
      wanted.push({
        measure: measure.id,
        who: who.join('|'),
        children,
        completers: group === 'completers' ? children : 0,
      })
    }
    // Those with a first only stand apart where ten others have been followed up, shown or not.
    const head = cells.filter(({ scale }) => scale.id === measure.scales[0]?.id).map(({ cell }) => cell)
    if (cells.some(({ cell }) => !cell.startsWith('all')) && !head.some((cell) => cell.startsWith('completers')))
      wanted.push({ measure: measure.id, who: 'hidden', children: head.length > 0 ? 10 : 0, completers: 10 })
  }
  return wanted
}

interface Sent {
  readonly scale: PlanScale
  readonly figures: { readonly n: number; readonly first: Stats | null; readonly last: Stats | null }
}

/** Mutants are mostly as their batch was: what was found of a cell is remembered. */
const remembered = new Map<string, number | 'undecided' | 'none'>()

function fewestFor(measure: Measure, all: readonly Sent[], chance: Chance): number | 'undecided' | 'none' {
  const name = JSON.stringify([measure.id, all.map(({ scale, figures }) => [scale.id, figures])])
  const before = remembered.get(name)
  if (before !== undefined) return before
  const under = (linked: boolean) =>
    draws.map((k) => childrenFor(measure, all, k, chance, linked)).filter((size) => size !== null)
  const found = under(true)
  const fewest = found.length > 0 ? least(found) : under(false).length > 0 ? 'undecided' : 'none'
  remembered.set(name, fewest)
  return fewest
}

/** The least number of children that can stand behind all scales of one cell under one draw. */
function childrenFor(
  measure: Measure,
  all: readonly Sent[],
  k: number,
  chance: Chance,
  linked: boolean,
): number | null {
  const whole = all.find(({ scale }) => scale.id === 'total')
  const parts = all.filter(({ scale }) => ['emotional', 'conduct', 'hyperactivity', 'peer'].includes(scale.id))
  const families =
    linked && whole && parts.length > 0
      ? [[whole, ...parts], ...all.filter((one) => one !== whole && !parts.includes(one)).map((one) => [one])]
      : all.map((one) => [one])
  const sizes = families.map((family) => {
    const n = family.map(({ figures }) => countsFor(figures.n, k))
    const possible = (n[0] ?? []).filter((size) => size >= 10 && n.every((each) => each.includes(size)))
    return possible.find((size) =>
      (['first', 'last'] as const).every((time) => listed(measure, family, time, size, k, chance)),
    )
  })
  return sizes.includes(undefined) ? null : Math.max(...(sizes as number[]))
}

function listed(
  measure: Measure,
  family: readonly Sent[],
  time: 'first' | 'last',
  n: number,
  k: number,
  chance: Chance,
): boolean {
  const shown = family.flatMap(({ scale, figures }) => (figures[time] ? [{ scale, stats: figures[time] }] : []))
  const lists = shown.map(({ scale, stats }) => ({ scale, stats, kind: grid(measure, scale) }))
  if (lists.length < 5) return lists.every(({ scale, stats, kind }) => someList(kind, scale, stats, n, k) !== null)
  return together(lists, n, k, chance)
}

/** The values that a scale can have, as whole numbers of steps from nothing: `step` of the sum over `over` items each. */
interface Grid {
  readonly step: number
  readonly over: number
}

function grid(measure: Measure, scale: PlanScale): Grid {
  const made = formById(measure.first)?.scales[scale.id]
  return made && 'items' in made && made.times ? { step: made.times, over: made.items.length } : { step: 1, over: 1 }
}

/** Whether a list gives the figures, through what discloses: likeness, mean, spread, bands, and another list beside it. */
function gives(list: Numbers, { step, over }: Grid, scale: PlanScale, stats: Stats, k: number): boolean {
  const at = new Map<number, number>()
  const values: Exact[] = []
  const each = list.map((value) => {
    const known = at.get(value)
    if (known !== undefined) return known
    at.set(value, values.length)
    return values.push({ sum: value * step, over }) - 1
  })
  const spread = spreadOfPlaces(each, values)
  const round = rounding(k)
  const own = statsOf(spread, scale, round)
  const same =
    own.mean === stats.mean &&
    own.sd === stats.sd &&
    Object.entries(own.bands).every(([band, count]) => stats.bands[band] === count)
  return same && !tooAlike(spread, scale.bands) && leavesAnotherList({ each, values, spread }, { scale, step, round })
}

/** Lists of `n` that give the figures, by bands and then by mean and spread; `sum` where the sum must be that. */
function someList(of: Grid, scale: PlanScale, stats: Stats, n: number, k: number, sum?: number): Numbers | null {
  for (const counts of bandCounts(scale, stats, n, k))
    for (const list of withMoments(of, scale, stats, counts, n, sum)) if (gives(list, of, scale, stats, k)) return list
  return null
}

function* bandCounts({ bands }: PlanScale, stats: Stats, n: number, k: number): Generator<Numbers> {
  if (bands.length === 0) return yield [n]
  const full = Math.floor(0.9 * n + 1e-9)
  const fits = (size: number) => size >= 0 && size <= full
  let rows: Numbers[] = [[]]
  for (const { id } of bands.slice(1))
    rows = rows.flatMap((row) =>
      countsFor(stats.bands[id] ?? Number.NaN, k)
        .filter(fits)
        .map((count) => [...row, count]),
    )
  for (const row of rows) if (fits(n - total(row))) yield [n - total(row), ...row]
}

/** Lists with so many in each band, a mean that is sent so, and a spread as near to what was sent as can be. */
function* withMoments(
  of: Grid,
  scale: PlanScale,
  stats: Stats,
  counts: Numbers,
  n: number,
  sum?: number,
): Generator<Numbers> {
  const unit = of.step / of.over
  const ends = bandEnds(of, scale)
  const places = counts.flatMap((count, i) => Array.from({ length: count }, () => i))
  const [lowest, highest] = [total(places.map((i) => ends[i]?.[0] ?? 0)), total(places.map((i) => ends[i]?.[1] ?? 0))]
  const from = Math.max(lowest, Math.ceil((n * (stats.mean - 0.05)) / unit - 1e-9))
  const to = Math.min(highest, Math.floor((n * (stats.mean + 0.05)) / unit + 1e-9))
  const sums = sum === undefined ? Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i) : [sum]
  for (const wanted of sums) {
    if (wanted < lowest || wanted > highest) continue
    const list = levelled(places, ends, wanted)
    if (stats.sd === null) yield* [list, spreadOut(list, places, ends, 2 * n), spreadOut(list, places, ends, 6 * n)]
    else {
      // Σ(x − m)² is (n − 1)·SD².
      const mean = wanted / n
      const aim = (sd: number) => ((n - 1) * sd ** 2) / unit ** 2
      const now = total(list.map((x) => (x - mean) ** 2))
      for (const sd of [stats.sd, stats.sd - 0.04, stats.sd + 0.04]) yield spreadOut(list, places, ends, aim(sd) - now)
    }
  }
}

/** First and last value of each band, in steps. */
function bandEnds({ step, over }: Grid, { bands, range }: PlanScale): readonly (readonly [number, number])[] {
  const [first, last] = [Math.ceil((range[0] * over) / step), Math.floor((range[1] * over) / step)]
  if (bands.length === 0) return [[first, last]]
  return bands.map(({ from }, i) => {
    const next = bands[i + 1]?.from
    return [
      Math.max(first, Math.ceil((from * over) / step - 1e-9)),
      next === undefined ? last : Math.ceil((next * over) / step - 1e-9) - 1,
    ]
  })
}

/** The list of this sum whose values are nearest each other: raised one at a time, the lowest first. */
function levelled(places: Numbers, ends: readonly (readonly [number, number])[], sum: number): Numbers {
  const list = places.map((i) => ends[i]?.[0] ?? 0)
  for (let left = sum - total(list); left > 0; left--) {
    let at = -1
    for (const [i, value] of list.entries())
      if (value < (ends[places[i] ?? 0]?.[1] ?? 0) && (at < 0 || value < (list[at] ?? 0))) at = i
    list[at] = (list[at] ?? 0) + 1
  }
  return list
}

/** Moves pairs apart, one up and one down by a step, until the squares have grown by about so much. */
function spreadOut(
  from: Numbers,
  places: Numbers,
  ends: readonly (readonly [number, number])[],
  growth: number,
): Numbers {
  const list = [...from]
  let left = growth
  while (left > 0.999) {
    let best: readonly [up: number, down: number, more: number] | null = null
    for (const [i, a] of list.entries()) {
      if (a >= (ends[places[i] ?? 0]?.[1] ?? 0)) continue
      for (const [j, b] of list.entries()) {
        const more = 2 * (a - b) + 2
        if (i === j || more <= 0 || more > left + 1 || b <= (ends[places[j] ?? 0]?.[0] ?? 0)) continue
        if (!best || more > best[2]) best = [i, j, more]
      }
    }
    if (!best) return list
    const [up, down, more] = best
    list[up] = (list[up] ?? 0) + 1
    list[down] = (list[down] ?? 0) - 1
    left -= more
  }
  return list
}

interface Listed {
  readonly scale: PlanScale
  readonly stats: Stats
  readonly kind: Grid
}

/** Whether `n` children can have a total and its four parts, all as sent: a list for each part, turned until the sums fit. */
function together([whole, ...parts]: readonly Listed[], n: number, k: number, chance: Chance): boolean {
  if (!whole) return false
  const sumsOf = ({ stats }: Listed) =>
    [Math.ceil(n * (stats.mean - 0.05) - 1e-9), Math.ceil(n * (stats.mean + 0.05) - 1e-9) - 1] as const
  for (let tried = 0; tried < 2; tried++) {
    const sums = sharedOut(parts.map(sumsOf), sumsOf(whole), chance)
    if (!sums) return false
    const columns = parts.map(({ scale, stats, kind }, i) => someList(kind, scale, stats, n, k, sums[i]))
    if (columns.every((column) => column !== null) && turned(columns, parts, whole, k, chance)) return true
  }
  return false
}

/** A sum for each part, so that the sum of them is one that the whole may have; null where none is. */
function sharedOut(
  parts: readonly (readonly [number, number])[],
  [from, to]: readonly [number, number],
  chance: Chance,
): Numbers | null {
  const [low, high] = [Math.max(from, total(parts.map(([a]) => a))), Math.min(to, total(parts.map(([, b]) => b)))]
  if (low > high) return null
  const sums = parts.map(([a]) => a)
  for (let left = chance.whole(low, high) - total(sums); left > 0; ) {
    const i = chance.whole(0, parts.length - 1)
    if ((sums[i] ?? 0) >= (parts[i]?.[1] ?? 0)) continue
    sums[i] = (sums[i] ?? 0) + 1
    left--
  }
  return sums
}

/** What is asked of one list while its values are moved: how far bands and squares are from what was sent. */
function watched({ scale, stats }: Listed, list: Numbers, k: number) {
  const n = list.length
  const mean = total(list) / n
  const [, ...bands] = scale.bands
  const allowed = bands.map(({ id }) => countsFor(stats.bands[id] ?? Number.NaN, k))
  const full = Math.floor(0.9 * n + 1e-9)
  const aim = stats.sd === null ? null : (n - 1) * stats.sd ** 2
  // The lowest band comes last.
  const held = [...bands.map(() => 0), 0]
  let squares = 0
  const count = (value: number, by: 1 | -1) => {
    const band = bands.findLastIndex(({ from }) => value >= from)
    const at = band < 0 ? bands.length : band
    held[at] = (held[at] ?? 0) + by
    squares += by * (value - mean) ** 2
  }
  for (const value of list) count(value, 1)
  const off = () =>
    total(allowed.map((counts, i) => Math.min(...counts.map((one) => Math.abs(one - (held[i] ?? 0)))))) +
    total(held.map((one) => Math.max(0, one - full)))
  const apart = () => (aim === null ? 0 : Math.abs(squares - aim))
  const near = aim === null ? 0 : (n - 1) * Math.max(0.1, stats.sd ?? 0) * 0.1
  return {
    move: (from: number, to: number) => {
      count(from, -1)
      count(to, 1)
    },
    energy: () => off() + (near > 0 ? apart() / near / 3 : 0),
    fits: () => off() === 0 && apart() <= near,
  }
}

/** Moves and exchanges values within the columns, whose sums stay, until all lists give what was sent of them. */
function turned(
  lists: readonly Numbers[],
  parts: readonly Listed[],
  whole: Listed,
  k: number,
  chance: Chance,
): boolean {
  const columns = lists.map((list) => chance.shuffled(list))
  const n = columns[0]?.length ?? 0
  const rows = Array.from({ length: n }, (_, i) => total(columns.map((column) => column[i] ?? 0)))
  const sums = watched(whole, rows, k)
  const each = columns.map((column, i) => watched(parts[i] as Listed, column, k))
  const set = (c: number, row: number, to: number) => {
    const column = columns[c] as number[]
    const [from, sum] = [column[row] ?? 0, rows[row] ?? 0]
    each[c]?.move(from, to)
    sums.move(sum, sum + to - from)
    column[row] = to
    rows[row] = sum + to - from
  }
  const energy = () => sums.energy() + total(each.map((one) => one.energy()))
  // Simulated annealing, warm enough at first to leave a band and enter another.
  const steps = 300 * n
  const allGive = () =>
    [sums, ...each].every((one) => one.fits()) &&
    [rows, ...columns].every((list, i) => {
      const { scale, stats, kind } = [whole, ...parts][i] as Listed
      return gives(list, kind, scale, stats, k)
    })
  let now = energy()
  for (let step = 0; step < steps; step++) {
    if (allGive()) return true
    const c = chance.whole(0, columns.length - 1)
    const [i, j] = [chance.whole(0, n - 1), chance.whole(0, n - 1)]
    const [a, b] = [columns[c]?.[i] ?? 0, columns[c]?.[j] ?? 0]
    const by = chance.whole(1, 4)
    const [x, y] = chance.yes(0.5) ? [b, a] : [a + by, b - by]
    const [lowest = 0, highest = 0] = parts[c]?.scale.range ?? []
    if (i === j || x === a || x > highest || y < lowest) continue
    set(c, i, x)
    set(c, j, y)
    const then = energy()
    if (then <= now || chance.yes(Math.exp((now - then) / (1.5 * (1 - step / steps))))) now = then
    else {
      set(c, i, a)
      set(c, j, b)
    }
  }
  return false
}
