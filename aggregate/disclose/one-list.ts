/**
 * Whether a group's scores can be told from what is sent of them. Ten children with a low mean and rounded bands may have
 * one list of scores only that gives these figures, and then the list has been sent.
 */
import { oneBandAtMost, oneValueAtMost } from '../batch/limits.ts'
import type { Exact } from '../case.ts'
import type { Band, PlanScale } from '../plan/plan.ts'
import { inBands, largestShare, type Spread, spreadOfCounts } from '../tabulate/spread.ts'
import type { Values } from '../tabulate/tally.ts'
import { statsOf } from './score-cell.ts'

/** Where nearly all have one value, or stand in one band, a mean would tell what one child answered. */
export function tooAlike(spread: Spread, bands: readonly Band[]): boolean {
  const counts = inBands(spread, bands).map(({ count }) => count)
  const n = counts.reduce((sum, count) => sum + count, 0)
  return largestShare(spread) > oneValueAtMost || (n > 0 && Math.max(...counts) / n > oneBandAtMost)
}

interface Told {
  readonly scale: PlanScale
  /** How far apart two sums of a scale lie. */
  readonly step: number
  readonly round: (count: number) => number
}

/** How many have a sum over so many items answered. */
interface Row extends Exact {
  readonly count: number
}

/** So many lists are tried at most: few are needed, but for a group of very few values. */
const tries = 2000

/**
 * Whether another list of scores gives the very same figures: of as many children, with the same sum, and under the same
 * draw, so that not even someone who knows all three can tell. Lists are tried that differ by one or two moves, in
 * which one child scores a step more and another a step less. Where none of these will do there may still be another
 * list, and the figures are kept back all the same.
 */
export function leavesAnotherList({ each, values, spread }: Values, { scale, step, round }: Told): boolean {
  const sent = JSON.stringify(statsOf(spread, scale, round))
  let tried = 0
  const gives = (rows: readonly Row[]) => {
    tried += 1
    const other = spreadOf(rows)
    return (
      !equal(other, spread) && !tooAlike(other, scale.bands) && JSON.stringify(statsOf(other, scale, round)) === sent
    )
  }
  for (const once of moves(rowsOf(each, values), scale, step)) {
    if (gives(once)) return true
    for (const twice of moves(once, scale, step)) {
      if (tried >= tries) return false
      if (gives(twice)) return true
    }
  }
  return false
}

function rowsOf(each: readonly number[], values: readonly Exact[]): readonly Row[] {
  const counts = values.map(() => 0)
  for (const place of each) counts[place] = (counts[place] ?? 0) + 1
  return values.flatMap((value, i) => (counts[i] ? [{ ...value, count: counts[i] }] : []))
}

const spreadOf = (rows: readonly Row[]): Spread =>
  spreadOfCounts(
    rows,
    rows.map(({ count }) => count),
  )

const equal = (a: Spread, b: Spread) => a.size === b.size && [...a].every(([value, count]) => b.get(value) === count)

/** Every list in which one child has a step more and one a step less, both with as many items answered. */
function* moves(rows: readonly Row[], { range: [lowest, highest] }: PlanScale, step: number) {
  for (const up of rows)
    for (const down of rows) {
      const { over } = up
      const [more, less] = [up.sum + step, down.sum - step]
      if (over !== down.over || more > highest * over || less < lowest * over || (up === down && up.count < 2)) continue
      yield [
        ...rows.map((row) => ({ ...row, count: row.count - Number(row === up) - Number(row === down) })),
        { sum: more, over, count: 1 },
        { sum: less, over, count: 1 },
      ].filter(({ count }) => count > 0)
    }
}
