/** Exact cells of one unit, with the children in each: what the unit may see, and the rules decide about. Never leaves. */
import { addSpreads, emptySpread, type Spread } from './spread.ts'

/** Children with a score: at first, and at the last follow-up for those who have one. */
export interface ScoreGroup {
  readonly cases: readonly string[]
  readonly first: Spread
  readonly last: Spread
}

export interface Tally {
  /** By table, then by cell: who is counted there. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>
  /** By score table, then by `completers|f|13-18` or `baseline|f|13-18`. */
  readonly scores: ReadonlyMap<string, ReadonlyMap<string, ScoreGroup>>
}

export const emptyTally: Tally = { counts: new Map(), scores: new Map() }
export const emptyGroup: ScoreGroup = { cases: [], first: emptySpread, last: emptySpread }

const addCases = (a: readonly string[], b: readonly string[]): readonly string[] => [...a, ...b].sort()

export const addGroups = (a: ScoreGroup, b: ScoreGroup): ScoreGroup => ({
  cases: addCases(a.cases, b.cases),
  first: addSpreads(a.first, b.first),
  last: addSpreads(a.last, b.last),
})

/** Adds two tallies of different children. Order and grouping make no difference, and an empty one changes nothing. */
export const addTallies = (a: Tally, b: Tally): Tally => ({
  counts: merge(a.counts, b.counts, (x, y) => merge(x, y, addCases)),
  scores: merge(a.scores, b.scores, (x, y) => merge(x, y, addGroups)),
})

/** Adds many, halves first: a cell's list of children is then sorted anew a few times, and not once for each child. */
export function addAll(tallies: readonly Tally[]): Tally {
  if (tallies.length <= 1) return tallies[0] ?? emptyTally
  const half = tallies.length >> 1
  return addTallies(addAll(tallies.slice(0, half)), addAll(tallies.slice(half)))
}

function merge<V>(
  a: ReadonlyMap<string, V>,
  b: ReadonlyMap<string, V>,
  add: (x: V, y: V) => V,
): ReadonlyMap<string, V> {
  const all = new Map(a)
  for (const [key, value] of b) {
    const own = all.get(key)
    all.set(key, own === undefined ? value : add(own, value))
  }
  return all
}
