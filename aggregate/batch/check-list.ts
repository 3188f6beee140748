/**
 * Whether any list of scores can stand behind the figures of one cell: the mean within what its bands allow, the spread
 * within what the mean allows, no band that holds nearly all. Lists are not made: their bounds are worked out.
 */

import { type Link, linksOf, stepOf } from '../plan/linked.ts'
import type { Measure, PlanScale } from '../plan/plan.ts'
import type { ScoreCell, Stats } from './batch.ts'
import { behind, type Span, thresholds } from './behind.ts'
import { type Budget, eachList } from './every-list.ts'
import { groupFrom, oneBandAtMost, oneValueAtMost, riseAsOne, sdFrom } from './limits.ts'

export interface Figures {
  readonly scale: PlanScale
  readonly cell: ScoreCell
}

/**
 * How few children of a measure's one cell can have each scale, by its id; null where none can have all these scores. The
 * draw is one for all scales; the children are the same for a sum and its parts.
 */
export function fewestScored(
  measure: Measure,
  all: readonly Figures[],
  base: number,
): ReadonlyMap<string, number> | null {
  const links = linksOf(measure)
  const linked = (id: string) => links.find(({ whole, parts }) => whole === id || parts.includes(id))
  const families = [...Map.groupBy(all, ({ scale }) => linked(scale.id)?.whole ?? scale.id).values()]
  const fewest = new Map<string, number>()
  for (const threshold of thresholds(base)) {
    // Under a higher threshold there are no fewer: mostly the first has said it.
    const known = families.map(([one]) => fewest.get(one?.scale.id ?? '') ?? Number.POSITIVE_INFINITY)
    if (
      families.every((family, i) => (sizes(family, threshold, base)[0] ?? Number.POSITIVE_INFINITY) >= (known[i] ?? 0))
    )
      continue
    const found = families.map((family) =>
      sizes(family, threshold, base).find((n) => holds(measure, family, n, threshold, base, links)),
    )
    if (found.includes(undefined)) continue
    for (const [i, family] of families.entries())
      for (const { scale } of family) fewest.set(scale.id, Math.min(found[i] ?? 0, known[i] ?? 0))
  }
  return fewest.size > 0 || all.length === 0 ? fewest : null
}

/** How many the children of a family of scales may be: each has the same. */
function sizes(family: readonly Figures[], threshold: number, base: number): readonly number[] {
  const spans = family.map(({ cell }) => behind(cell.n, threshold, base))
  const low = Math.max(groupFrom, ...spans.map((span) => span.low))
  const high = Math.min(...spans.map((span) => span.high))
  return high < low ? [] : Array.from({ length: high - low + 1 }, (_, i) => low + i)
}

function holds(
  measure: Measure,
  family: readonly Figures[],
  n: number,
  threshold: number,
  base: number,
  links: readonly Link[],
): boolean {
  return (['first', 'last'] as const).every((time) => {
    const sums = new Map<string, Sums>()
    const spreads = new Map<string, number | null>()
    for (const { scale, cell } of family) {
      const stats = cell[time]
      if (!stats) continue
      const sum = sumBehind(stats, scale, stepOf(measure, scale.id), n, threshold, base)
      if (!sum) return false
      sums.set(scale.id, sum)
      spreads.set(scale.id, stats.sd)
    }
    return links.every(
      ({ whole, parts }) =>
        addsUp(
          sums.get(whole),
          parts.map((part) => sums.get(part)),
        ) &&
        spreadsTogether(
          spreads.get(whole),
          parts.map((part) => spreads.get(part)),
        ),
    )
  })
}

/** A sum of scores is the sum of its parts, where all are sent: of those sums that lists by themselves can have. */
function addsUp(whole: Sums | undefined, parts: readonly (Sums | undefined)[]): boolean {
  const known = parts.filter((part) => part !== undefined)
  if (!whole || known.length < parts.length) return true
  const low = known.reduce((sum, { span }) => sum + span.low, 0)
  const high = known.reduce((sum, { span }) => sum + span.high, 0)
  if (low > whole.span.high || whole.span.low > high) return false
  if (![whole, ...known].every((one) => one.whole)) return true
  return meetInTheMiddle(whole, known, { low, high }) || meetAnywhere(whole, known)
}

/** One way to add up, as far from all ends as it can be: there, nearly every sum has its lists. */
function meetInTheMiddle(whole: Sums, parts: readonly Sums[], all: Span): boolean {
  const sum = Math.floor((Math.max(all.low, whole.span.low) + Math.min(all.high, whole.span.high)) / 2)
  const width = all.high - all.low
  let [widths, given] = [0, 0]
  // Each gets its share of what is above the lowest, rounded so that the shares add up.
  const each = parts.map(({ span }) => {
    widths += span.high - span.low
    const share = width === 0 ? 0 : Math.floor(((sum - all.low) * widths) / width) - given
    given += share
    return span.low + share
  })
  return whole.stands(sum) && parts.every(({ stands }, i) => stands(each[i] ?? 0))
}

/** Every way to add up. */
function meetAnywhere(whole: Sums, parts: readonly Sums[]): boolean {
  const all = ({ span, stands }: Sums) =>
    Array.from({ length: span.high - span.low + 1 }, (_, i) => span.low + i).filter(stands)
  let reached = new Set([0])
  for (const part of parts) {
    const own = all(part)
    reached = new Set([...reached].flatMap((sum) => own.map((more) => sum + more)))
  }
  return all(whole).some((sum) => reached.has(sum))
}

/** A sum does not rise with its parts as one, and is spread no less than one of them beyond the others (triangle inequality). */
function spreadsTogether(whole: number | null | undefined, parts: readonly (number | null | undefined)[]): boolean {
  if (typeof whole !== 'number') return true
  const known = parts.filter((part) => typeof part === 'number')
  if (known.length < parts.length) return true
  const all = known.reduce((sum, part) => sum + part, 0)
  const widest = Math.max(...known)
  // Each was rounded by up to 0.05.
  const off = 0.05 * (known.length + 1) + 1e-9
  return !riseAsOne(whole, known) && whole >= widest - (all - widest) - off
}

/** What `n` scores can have as their sum. */
interface Sums {
  readonly span: Span
  /** Whether they lie on the grid of whole numbers. */
  readonly whole: boolean
  /** Whether there are lists for this one of them: looked for once. */
  readonly stands: (sum: number) => boolean
}

/** Sums of `n` scores that have this mean, and for which bands and spread can be; null where none can. */
function sumBehind(
  { mean, sd, bands }: Stats,
  scale: PlanScale,
  step: number,
  n: number,
  threshold: number,
  base: number,
): Sums | null {
  if ((sd !== null) !== (n >= sdFrom && !scale.ofChange)) return null
  // A mean of several goals lies on no whole grid.
  const whole = step === 1 && !scale.ofChange
  const counts = bandCounts(scale, bands, n, threshold, base, whole)
  if (!counts) return null
  // Halves go up, so a mean of 0.3 is from 0.25 up to, and not, 0.35. CORE scores have no whole grid: their bounds do.
  const low = whole ? Math.ceil(n * (mean - 0.05) - 1e-9) : n * (mean - 0.05)
  const high = whole ? Math.ceil(n * (mean + 0.05) - 1e-9) - 1 : n * (mean + 0.05)
  const reach = reachOf(scale, counts, n, whole)
  const sums = { low: Math.max(low, reach.low), high: Math.min(high, reach.high) }
  if (sums.high < sums.low) return null
  if (sd !== null && !spreadCanBe(sd, sums, scale, n, whole)) return null
  const stands = standingInBands(sd, scale, counts, n, whole)
  const apart = whole ? 1 : Math.max(1e-9, (sums.high - sums.low) / 4)
  for (let sum = sums.low; sum <= sums.high + 1e-9; sum += apart) if (stands(sum)) return { span: sums, whole, stands }
  return null
}

interface Counts {
  /** For each band, the first too: how many it may hold. */
  readonly spans: readonly Span[]
}

/** Null where the bands cannot be of `n` children, or one holds nearly all of them. */
function bandCounts(
  scale: PlanScale,
  sent: Stats['bands'],
  n: number,
  threshold: number,
  base: number,
  whole: boolean,
): Counts | null {
  const { bands } = scale
  if (bands.length === 0) return { spans: [] }
  // A band of one score only is as full as one score may be.
  const [mostOfFirst = 0, ...mostOf] = endsOf(scale, whole).map(({ low, high }) =>
    Math.floor((whole && low === high ? oneValueAtMost : oneBandAtMost) * n + 1e-9),
  )
  const rest = bands.slice(1).map(({ id }, i) => {
    const span = behind(sent[id] ?? 0, threshold, base)
    return { low: span.low, high: Math.min(span.high, mostOf[i] ?? 0) }
  })
  const low = rest.reduce((sum, span) => sum + span.low, 0)
  const high = rest.reduce((sum, span) => sum + span.high, 0)
  const left = { low: Math.max(0, n - high), high: Math.min(mostOfFirst, n - low) }
  if (left.high < left.low || rest.some((span) => span.high < span.low)) return null
  return { spans: [left, ...rest] }
}

/** The lowest and the highest score of each band. */
const endsOf = ({ bands, range }: PlanScale, whole: boolean): readonly Span[] =>
  bands.map(({ from }, i) => {
    const next = bands[i + 1]?.from
    return { low: Math.max(from, range[0]), high: next === undefined ? range[1] : next - (whole ? 1 : 0) }
  })

/** The lowest and the highest sum that scores in these bands can have. */
function reachOf(scale: PlanScale, { spans }: Counts, n: number, whole: boolean): Span {
  const { bands, range } = scale
  if (bands.length === 0) return { low: n * range[0], high: n * range[1] }
  const ends = endsOf(scale, whole)
  return {
    low: filled(
      spans,
      n,
      ends.map(({ low }) => low),
    ),
    high: filled(spans.toReversed(), n, ends.map(({ high }) => high).toReversed()),
  }
}

/** As many as may be in the first bands, and in each what it must hold. */
function filled(spans: readonly Span[], n: number, each: readonly number[]): number {
  let left = n - spans.reduce((sum, { low }) => sum + low, 0)
  let sum = 0
  for (const [i, { low, high }] of spans.entries()) {
    const more = Math.min(left, high - low)
    left -= more
    sum += (low + more) * (each[i] ?? 0)
  }
  return sum
}

/** A spread of scores from the lowest to the highest value: none where all are near the mean, most where they stand at the ends. */
function spreadCanBe(
  sd: number,
  sums: Span,
  { range: [lowest, highest] }: PlanScale,
  n: number,
  whole: boolean,
): boolean {
  const all = whole ? Array.from({ length: sums.high - sums.low + 1 }, (_, i) => sums.low + i) : [sums.low, sums.high]
  const most = Math.max(
    ...all.map((sum) => Math.sqrt((n / (n - 1)) * Math.max(0, (highest - sum / n) * (sum / n - lowest)))),
  )
  // One in five has another value than the rest, so the least spread is that of a step for a fifth of them.
  const other = Math.ceil((1 - oneValueAtMost) * n - 1e-9)
  const least = whole ? Math.sqrt((other * (n - other)) / (n * (n - 1))) : 0
  return sd >= Math.floor(least * 10) / 10 - 0.05 && sd < most + 0.05 + 1e-9
}

/** Tells of a sum whether scores with this spread can stand so many in each band, for one of the ways to fill the bands. */
function standingInBands(
  sd: number | null,
  scale: PlanScale,
  { spans }: Counts,
  n: number,
  whole: boolean,
): Sums['stands'] {
  const ends = endsOf(scale, whole)
  // Squares about the mean: (n − 1)·SD², for all SDs that are sent so.
  const sought =
    sd === null ? null : { low: (n - 1) * Math.max(0, sd - 0.05) ** 2 - 1e-6, high: (n - 1) * (sd + 0.05) ** 2 + 1e-6 }
  const budget = { left: steps }
  const told = new Map<number, boolean>()
  const look = (sum: number): boolean => {
    if (spans.length === 0) return true
    let lists = 0
    for (const filling of fillings(spans, n)) {
      const each = filling.map((count, i) => ({ count, low: ends[i]?.low ?? 0, high: ends[i]?.high ?? 0 }))
      lists += whole ? wholeLists(each, sum, n, sought, budget) : canBe(each, sum, sought) ? 2 : 0
      // What only one list gives is kept back.
      if (lists > 1) return true
    }
    return false
  }
  return (sum) => {
    const known = told.get(sum) ?? look(sum)
    told.set(sum, known)
    return known
  }
}

/** How many lists of whole scores there are, 2 for several and where not all were gone through. */
function wholeLists(each: readonly Filled[], sum: number, n: number, sought: Span | null, budget: Budget): number {
  const about = sum ** 2 / n
  const { low, high } = sought ?? { low: 0, high: Number.POSITIVE_INFINITY }
  const alike = Math.floor(oneValueAtMost * n + 1e-9)
  let lists = 0
  eachList({ bands: each, sum, squares: [low + about, high + about], alike }, budget, () => {
    lists += 1
    return lists < 2
  })
  return budget.left < 0 ? 2 : lists
}

/** Whether scores that lie on no grid can have this sum and these squares about their mean, by the bounds of both. */
function canBe(each: readonly Filled[], sum: number, sought: Span | null): boolean {
  const lowest = total(each.map(({ count, low }) => count * low))
  const highest = total(each.map(({ count, high }) => count * high))
  if (sum < lowest - 1e-9 || sum > highest + 1e-9) return false
  const mean = sum / total(each.map(({ count }) => count))
  return !sought || (leastSquares(each, sum, mean) <= sought.high && mostSquares(each, sum, mean) >= sought.low)
}

/** Every way to fill the bands with `n`. */
function* fillings(spans: readonly Span[], n: number): Generator<readonly number[]> {
  const [span, ...rest] = spans
  if (!span) return
  if (rest.length === 0) {
    if (n >= span.low && n <= span.high) yield [n]
    return
  }
  for (let count = span.low; count <= Math.min(span.high, n); count++)
    for (const others of fillings(rest, n - count)) yield [count, ...others]
}

/** So many steps are taken in search of lists for one time of one scale. Where these do not do, what was sent is taken. */
const steps = 20_000

const total = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0)

/** All at an end of their band, the upper ends first where they lie highest. */
function mostSquares(each: readonly Filled[], sum: number, mean: number): number {
  let left = sum - each.reduce((all, { count, low }) => all + count * low, 0)
  let most = each.reduce((all, { count, low }) => all + count * (low - mean) ** 2, 0)
  for (const { count, low, high } of each.toSorted((a, b) => b.low + b.high - a.low - a.high)) {
    const raised = Math.min(left, count * (high - low))
    left -= raised
    most += raised * (low + high - 2 * mean)
  }
  return most
}

interface Filled extends Span {
  readonly count: number
}

/** All as near to one level as their bands let them: the level is found by halving, and then filled up to the sum. */
function leastSquares(each: readonly Filled[], sum: number, mean: number): number {
  const at = ({ low, high }: Filled, level: number) => Math.min(high, Math.max(low, level))
  const sumAt = (level: number) => each.reduce((all, one) => all + one.count * at(one, level), 0)
  let [below, above] = [Math.min(...each.map(({ low }) => low)), Math.max(...each.map(({ high }) => high))]
  while (above - below > 1e-6) {
    const middle = (below + above) / 2
    if (sumAt(middle) <= sum) below = middle
    else above = middle
  }
  return each.reduce((all, one) => all + one.count * (at(one, below) - mean) ** 2, 0)
}
