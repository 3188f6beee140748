/**
 * Whether any list of scores can stand behind the figures of one cell: the mean within what its bands allow, the spread
 * within what the mean allows, no band that holds nearly all. Lists are not made: their bounds are worked out.
 */

import { type Link, linksOf, stepOf } from '../plan/linked.ts'
import type { Measure, PlanScale } from '../plan/plan.ts'
import type { ScoreCell, Stats } from './batch.ts'
import { behind, type Span, thresholds } from './behind.ts'
import { groupFrom, oneBandAtMost, oneValueAtMost, sdFrom } from './limits.ts'

export interface Figures {
  readonly scale: PlanScale
  readonly cell: ScoreCell
}

/**
 * Whether children of a measure's one cell can have all these scores. The draw is one for all scales; the children are
 * the same for a sum and its parts.
 */
export function canBeScored(measure: Measure, all: readonly Figures[], base: number): boolean {
  const links = linksOf(measure)
  const linked = (id: string) => links.find(({ whole, parts }) => whole === id || parts.includes(id))
  const families = [...Map.groupBy(all, ({ scale }) => linked(scale.id)?.whole ?? scale.id).values()]
  return thresholds(base).some((threshold) =>
    families.every((family) =>
      sizes(family, threshold, base).some((n) => holds(measure, family, n, threshold, base, links)),
    ),
  )
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
    const sums = new Map<string, Span>()
    for (const { scale, cell } of family) {
      const stats = cell[time]
      if (!stats) continue
      const sum = sumBehind(stats, scale, stepOf(measure, scale.id), n, threshold, base)
      if (!sum) return false
      sums.set(scale.id, sum)
    }
    return links.every(({ whole, parts }) =>
      addsUp(
        sums.get(whole),
        parts.map((part) => sums.get(part)),
      ),
    )
  })
}

/** A sum of scores is the sum of its parts, where all are sent. */
function addsUp(whole: Span | undefined, parts: readonly (Span | undefined)[]): boolean {
  if (!whole || parts.some((part) => !part)) return true
  const low = parts.reduce((sum, part) => sum + (part?.low ?? 0), 0)
  const high = parts.reduce((sum, part) => sum + (part?.high ?? 0), 0)
  return low <= whole.high && whole.low <= high
}

/** Sums of `n` scores that have this mean, and for which bands and spread can be; null where none can. */
function sumBehind(
  { mean, sd, bands }: Stats,
  scale: PlanScale,
  step: number,
  n: number,
  threshold: number,
  base: number,
): Span | null {
  if ((sd !== null) !== n >= sdFrom) return null
  const counts = bandCounts(scale, bands, n, threshold, base)
  if (!counts) return null
  // Halves go up, so a mean of 0.3 is from 0.25 up to, and not, 0.35. CORE scores have no whole grid: their bounds do.
  const whole = step === 1
  const low = whole ? Math.ceil(n * (mean - 0.05) - 1e-9) : n * (mean - 0.05)
  const high = whole ? Math.ceil(n * (mean + 0.05) - 1e-9) - 1 : n * (mean + 0.05)
  const reach = reachOf(scale, counts, n, whole)
  const sums = { low: Math.max(low, reach.low), high: Math.min(high, reach.high) }
  if (sums.high < sums.low) return null
  return sd === null || spreadCanBe(sd, sums, scale, n, whole) ? sums : null
}

interface Counts {
  /** For each band, the first too: how many it may hold. */
  readonly spans: readonly Span[]
}

/** Null where the bands cannot be of `n` children, or one holds nearly all of them. */
function bandCounts(
  { bands }: PlanScale,
  sent: Stats['bands'],
  n: number,
  threshold: number,
  base: number,
): Counts | null {
  if (bands.length === 0) return { spans: [] }
  const most = Math.floor(oneBandAtMost * n + 1e-9)
  const rest = bands.slice(1).map(({ id }) => {
    const span = behind(sent[id] ?? 0, threshold, base)
    return { low: span.low, high: Math.min(span.high, most) }
  })
  const low = rest.reduce((sum, span) => sum + span.low, 0)
  const high = rest.reduce((sum, span) => sum + span.high, 0)
  const left = { low: Math.max(0, n - high), high: Math.min(most, n - low) }
  if (left.high < left.low || rest.some((span) => span.high < span.low)) return null
  return { spans: [left, ...rest] }
}

/** The lowest and the highest sum that scores in these bands can have. */
function reachOf({ bands, range }: PlanScale, { spans }: Counts, n: number, whole: boolean): Span {
  if (bands.length === 0) return { low: n * range[0], high: n * range[1] }
  const ends = bands.map(({ from }, i) => {
    const next = bands[i + 1]?.from
    return { low: Math.max(from, range[0]), high: next === undefined ? range[1] : next - (whole ? 1 : 0) }
  })
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
