/**
 * What the children scored on one measure, as columns: a hundred thousand children are then a few long lists of whole
 * numbers, which are gone through in order, and no object is made for a value.
 */
import type { Exact, Measurement } from '../case.ts'
import { linksOf } from '../plan/linked.ts'
import type { Measure } from '../plan/plan.ts'

/** What the children scored on one scale, each by its place in `values`; -1 where there is no score. */
interface Column {
  readonly first: Int32Array
  readonly last: Int32Array
  /** Each once. */
  readonly values: readonly Exact[]
}

/** Every list runs over all children, in the order of their ids. */
export interface Scored {
  readonly ids: readonly string[]
  /** As `f|13-18`. */
  readonly who: readonly string[]
  readonly scales: ReadonlyMap<string, Column>
}

/** One measure's columns, a child at a time as they come; and then in another order, told as how many came before each. */
export function scoring(measure: Measure) {
  const { scales } = measure
  const wholeOf = new Map(linksOf(measure).flatMap(({ whole, parts }) => parts.map((part) => [part, whole])))
  const columns = scales.map(({ id }) => {
    const { values, placeOf } = numbering()
    return { id, values, placeOf, first: [] as number[], last: [] as number[] }
  })
  function inOrder(came: readonly number[], places: readonly number[]): Int32Array {
    const all = new Int32Array(came.length)
    for (const [i, at] of came.entries()) all[i] = places[at] as number
    return all
  }
  return {
    add(atFirst: Measurement | null, atLast: Measurement | null) {
      for (const { id, placeOf, first, last } of columns) {
        first.push(placeOf(counted(atFirst, id, wholeOf.get(id))))
        last.push(placeOf(counted(atLast, id, wholeOf.get(id))))
      }
    },
    scales: (came: readonly number[]): Scored['scales'] =>
      new Map(
        columns.map(({ id, values, first, last }) => [
          id,
          { values, first: inOrder(came, first), last: inOrder(came, last) },
        ]),
      ),
  }
}

/** A part counts only where its sum exists: parts of one child more than the sum would tell that child's score. */
const counted = (made: Measurement | null, scale: string, whole: string | undefined) =>
  whole !== undefined && !made?.scales[whole] ? null : made?.scales[scale]

/** Gives every value the place at which it was first met. */
function numbering() {
  const values: Exact[] = []
  const places = new Map<number, Map<number, number>>()
  function placeOf(exact: Exact | null | undefined): number {
    if (!exact) return -1
    const known = places.get(exact.over)?.get(exact.sum)
    if (known !== undefined) return known
    const sums = places.get(exact.over) ?? new Map<number, number>()
    places.set(exact.over, sums.set(exact.sum, values.length))
    return values.push(exact) - 1
  }
  return { values, placeOf }
}
