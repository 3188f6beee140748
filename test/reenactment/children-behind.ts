/**
 * The children behind a total and its parts, decided as a whole-number program: where it has no solution, no children have
 * these figures. Of children only pairs are counted, of what somebody has on the parts so far and on the next one. Whoever
 * has come to so much may go on with any next part, so pairs that agree are children, and 700 unknowns do for 14 641.
 */
import type { Stats } from '../../aggregate/batch/batch.ts'
import { oneBandAtMost, oneValueAtMost, sdFrom } from '../../aggregate/batch/limits.ts'
import type { PlanScale } from '../../aggregate/plan/plan.ts'
import { meanToTenth, sdToTenth } from '../../aggregate/tabulate/spread.ts'
import { countsFor, least, most, type Numbers, total } from './counts-behind.ts'
import { Program, type Term } from './program.ts'

export interface Listed {
  readonly scale: PlanScale
  /** Null where they were kept back: then the children have anything there. */
  readonly stats: Stats | null
  /** The only sums that they can have; left out where any will do that gives the mean. */
  readonly sums?: ReadonlyMap<number, unknown>
}

/** What one child has on each part. */
export type Child = Numbers

/** So many children have `so` much on the parts up to here, and `next` on the one after. */
interface Pair {
  readonly so: number
  readonly next: number
  readonly name: string
}

/**
 * `n` children who have the total and the parts as sent, rounded by the draw `k`. Whether other children give the same is
 * not asked. `prefer` weighs the values of all scales, so that others are found by other weights.
 * @returns null where there are none, undefined where the search was broken off.
 */
export function childrenBehind(
  [whole, ...parts]: readonly [Listed, ...Listed[]],
  n: number,
  k: number,
  prefer: () => number = () => 0,
): readonly Child[] | null | undefined {
  const program = new Program()
  const steps = pairsOf(parts.map(({ scale }) => scale))
  for (const { name } of steps.flat()) program.number(name, n)
  program.row(one(steps[0]), n, n)
  for (const [i, pairs] of steps.slice(1).entries())
    for (const [so, going] of Map.groupBy(pairs, (pair) => pair.so))
      program.row([...one(steps[i]?.filter((pair) => pair.so + pair.next === so)), ...one(going, -1)], 0, 0)
  const who = [
    (value: number) => steps.at(-1)?.filter(({ so, next }) => so + next === value),
    (value: number) => steps[0]?.filter(({ so }) => so === value),
    ...steps.map((pairs) => (value: number) => pairs.filter(({ next }) => next === value)),
  ]
  const weights: Term[] = []
  for (const [i, listed] of [whole, ...parts].entries()) {
    const held = new Map(valuesOf(listed.scale).map((value) => [value, program.number(`s${i}v${value}`, n)]))
    for (const [value, name] of held) {
      program.row([[-1, name], ...one(who[i]?.(value))], 0, 0)
      weights.push([prefer(), name])
    }
    if (listed.stats && !asSent(program, listed.scale, listed.stats, held, n, k, listed.sums)) return null
  }
  const found = program.solve(weights)
  return found && childrenOf(steps, ({ name }) => found.get(name) ?? 0)
}

const upTo = (from: number, to: number): Numbers => Array.from({ length: to - from + 1 }, (_, i) => from + i)
const valuesOf = ({ range: [lowest, highest] }: PlanScale) => upTo(lowest, highest)
const one = (pairs: readonly Pair[] = [], factor = 1) => pairs.map(({ name }): Term => [factor, name])

function pairsOf([first, ...others]: readonly PlanScale[]): readonly (readonly Pair[])[] {
  let sums = first ? valuesOf(first) : []
  return others.map((scale, i) => {
    const pairs = sums.flatMap((so) => valuesOf(scale).map((next) => ({ so, next, name: `p${i}s${so}n${next}` })))
    sums = [...new Set(pairs.map(({ so, next }) => so + next))]
    return pairs
  })
}

function childrenOf(steps: readonly (readonly Pair[])[], count: (pair: Pair) => number): readonly Child[] {
  const [first = [], ...others] = steps.map((pairs) =>
    pairs.flatMap((pair) => Array.from({ length: count(pair) }, () => pair)),
  )
  let children: readonly Child[] = first.map(({ so, next }) => [so, next])
  for (const pairs of others) {
    const come = Map.groupBy(children, total)
    children = pairs.map(({ so, next }) => [...(come.get(so)?.pop() ?? []), next])
  }
  return children
}

/** Asks for what was sent of one scale; `held` names how many have each value. False where no `n` children can be sent so. */
function asSent(
  program: Program,
  { bands }: PlanScale,
  stats: Stats,
  held: ReadonlyMap<number, string>,
  n: number,
  k: number,
  sums?: ReadonlyMap<number, unknown>,
): boolean {
  // The very limits by which disclosure keeps back what is too alike.
  const alike = Math.floor(oneValueAtMost * n + 1e-9)
  const full = Math.floor(oneBandAtMost * n + 1e-9)
  for (const name of held.values()) program.row([[1, name]], 0, alike)
  for (const [i, { id, from }] of bands.entries()) {
    const above = bands[i + 1]?.from ?? Number.POSITIVE_INFINITY
    // The lowest band is not sent.
    const counts =
      i === 0 ? upTo(0, full) : countsFor(stats.bands[id] ?? Number.NaN, k).filter((count) => count <= full)
    if (counts.length === 0) return false
    const inside = [...held].filter(([value]) => value >= from && value < above)
    program.row(
      inside.map(([, name]) => [1, name]),
      least(counts),
      most(counts),
    )
  }
  const moments = momentsOf(stats, n, most([...held.keys()])).filter(({ sum }) => sums?.has(sum) ?? true)
  const [name = ''] = held.values()
  const chosen = moments.map((moment) => ({ ...moment, name: program.number(`${name}m${moment.sum}`, 1) }))
  const less = (of: (moment: (typeof chosen)[number]) => number) =>
    chosen.map((moment): Term => [-of(moment), moment.name])
  const powers = (power: number) => [...held].map(([value, name]): Term => [value ** power, name])
  program.row(
    less(() => -1),
    1,
    1,
  )
  program.row([...powers(1), ...less(({ sum }) => sum)], 0, 0)
  program.row([...powers(2), ...less(({ low }) => low)], 0, Number.POSITIVE_INFINITY)
  program.row([...powers(2), ...less(({ high }) => high)], Number.NEGATIVE_INFINITY, 0)
  return moments.length > 0
}

/** Every sum of `n` scores whose mean is sent so, with the least and the most squares whose spread is. */
function momentsOf({ mean, sd }: Stats, n: number, highest: number) {
  if ((sd !== null) !== n >= sdFrom) return []
  const of = (sum: number, q: number) => ({ n: BigInt(n), s: BigInt(sum), q: BigInt(q), scale: 1n })
  const sums = upTo(Math.floor(n * (mean - 0.1)), Math.ceil(n * (mean + 0.1))).filter(
    (sum) => sum >= 0 && meanToTenth(of(sum, 0)) === mean,
  )
  return sums.flatMap((sum) => {
    const [fewest, over] = [Math.ceil(sum ** 2 / n), n * highest ** 2 + 1]
    if (sd === null) return [{ sum, low: 0, high: over }]
    const from = (holds: (sent: number) => boolean) => firstFrom(fewest, over, (q) => holds(sdToTenth(of(sum, q))))
    const [low, high] = [from((sent) => sent >= sd), from((sent) => sent > sd) - 1]
    return low <= high ? [{ sum, low, high }] : []
  })
}

/** The first from `low` on, and below `over`, from which it holds; `over` where it never does. */
function firstFrom(low: number, over: number, holds: (value: number) => boolean): number {
  let [from, to] = [low, over]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if (holds(middle)) to = middle
    else from = middle + 1
  }
  return to
}
