/** Lists of scores that may stand behind the figures of one scale, put through the functions that disclose scores. */
import { formById } from '#instruments'
import type { Stats } from '../../aggregate/batch/batch.ts'
import { eachList, type Sought } from '../../aggregate/batch/every-list.ts'
import type { Exact } from '../../aggregate/case.ts'
import { leavesAnotherList, tooAlike } from '../../aggregate/disclose/one-list.ts'
import { statsOf } from '../../aggregate/disclose/score-cell.ts'
import type { Measure, PlanScale } from '../../aggregate/plan/plan.ts'
import { spreadOfPlaces } from '../../aggregate/tabulate/spread.ts'
import { countsFor, type Numbers, rounding, total } from './counts-behind.ts'

/** The values that a scale can have, as whole numbers of steps from nothing: `step` of the sum over `over` items each. */
export interface Grid {
  readonly step: number
  readonly over: number
}

/** Grids on which a scale's values lie: of CORE one for each number of items that may be answered, of goals those of one, two and sixty. */
export function gridsOf(measure: Measure, scale: PlanScale): readonly Grid[] {
  if (scale.ofChange) return [1, 2, 60].map((over) => ({ step: 1, over }))
  const made = formById(measure.first)?.scales[scale.id]
  if (!made || !('items' in made) || !made.times) return [{ step: 1, over: 1 }]
  const { items, missing, times: step } = made
  return Array.from({ length: missing.allow + 1 }, (_, blank) => ({ step, over: items.length - blank }))
}

/** Whether a list gives the figures, through what discloses: likeness, mean, spread, bands, and another list beside it. */
export function gives(list: Numbers, { step, over }: Grid, scale: PlanScale, stats: Stats, k: number): boolean {
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

/** So many steps are taken in search of one list, at the most. */
const steps = 20_000

/**
 * Lists of `n` that give the figures, by bands and then by mean and spread; `sum` where the sum must be that. Null where
 * there are none, undefined where the search was broken off.
 */
export function someList(
  of: Grid,
  scale: PlanScale,
  stats: Stats,
  n: number,
  k: number,
  sum?: number,
): Numbers | null | undefined {
  // Of lists by themselves those with a spread only from twenty on, and none of changes.
  if ((stats.sd !== null) !== (n >= 20 && !scale.ofChange)) return null
  const searched = new Set<Sought>()
  for (const counts of bandCounts(scale, stats, n, k))
    for (const one of withMoments(of, scale, stats, counts, n, sum)) {
      if (gives(one.list, of, scale, stats, k)) return one.list
      searched.add(one.sought)
    }
  const budget = { left: steps }
  let found: Numbers | null = null
  for (const sought of searched) {
    eachList(sought, budget, (write) => {
      const list = write()
      if (gives(list, of, scale, stats, k)) found = list
      return found === null
    })
    if (found) return found
  }
  return budget.left < 0 ? undefined : null
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

/** A list near what is sought, and what that is. */
interface Likely {
  readonly list: Numbers
  readonly sought: Sought
}

/** Lists with so many in each band, a mean that is sent so, and a spread as near to what was sent as can be. */
function* withMoments(
  of: Grid,
  scale: PlanScale,
  stats: Stats,
  counts: Numbers,
  n: number,
  sum?: number,
): Generator<Likely> {
  const unit = of.step / of.over
  const ends = bandEnds(of, scale)
  const bands = counts.map((count, i) => ({ count, low: ends[i]?.[0] ?? 0, high: ends[i]?.[1] ?? 0 }))
  const alike = Math.floor(0.8 * n + 1e-9)
  const places = counts.flatMap((count, i) => Array.from({ length: count }, () => i))
  const [lowest, highest] = [total(places.map((i) => ends[i]?.[0] ?? 0)), total(places.map((i) => ends[i]?.[1] ?? 0))]
  const from = Math.max(lowest, Math.ceil((n * (stats.mean - 0.05)) / unit - 1e-9))
  const to = Math.min(highest, Math.floor((n * (stats.mean + 0.05)) / unit + 1e-9))
  const sums = sum === undefined ? Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i) : [sum]
  for (const wanted of sums) {
    if (wanted < lowest || wanted > highest) continue
    const list = levelled(places, ends, wanted)
    // Σ(x − m)² is (n − 1)·SD².
    const mean = wanted / n
    const about = (sd: number) => ((n - 1) * Math.max(0, sd) ** 2) / unit ** 2
    const now = total(list.map((x) => (x - mean) ** 2))
    const { sd } = stats
    const [low, high] = sd === null ? [0, Number.POSITIVE_INFINITY] : [about(sd - 0.05) - 1e-6, about(sd + 0.05) + 1e-6]
    const sought: Sought = { bands, sum: wanted, squares: [low + n * mean ** 2, high + n * mean ** 2], alike }
    const growths = sd === null ? [0, 2 * n, 6 * n] : [sd, sd - 0.04, sd + 0.04].map((one) => about(one) - now)
    for (const growth of growths) yield { list: spreadOut(list, places, ends, growth), sought }
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
    const alike = firstTwoOfEach(list, places)
    for (const i of alike) {
      const a = list[i] ?? 0
      if (a >= (ends[places[i] ?? 0]?.[1] ?? 0)) continue
      for (const j of alike) {
        const b = list[j] ?? 0
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

/** Where each value of a band stands first and second: which of its like is moved makes no difference. */
function firstTwoOfEach(list: Numbers, places: Numbers): Numbers {
  const seen = new Map<number, number>()
  return list.flatMap((value, i) => {
    const like = value * 100 + (places[i] ?? 0)
    const before = seen.get(like) ?? 0
    seen.set(like, before + 1)
    return before < 2 ? [i] : []
  })
}
