/**
 * What the children of one measure scored, as columns: a hundred thousand children are then a few long lists of whole
 * numbers, which are gone through in order, and no object is made for a value.
 */
import type { Exact, Measurement } from '../case.ts'
import type { Measure } from '../plan/plan.ts'

/** What the children scored on one scale, each by its place in `values`; -1 where there is no score. */
interface Column {
  readonly first: readonly number[]
  readonly last: readonly number[]
  /** Each once. */
  readonly values: readonly Exact[]
}

/** The children with a first form of one measure that counts. Every list runs over the same children. */
export interface Scored {
  readonly ids: readonly string[]
  /** As `f|13-18`. */
  readonly who: readonly string[]
  readonly scales: ReadonlyMap<string, Column>
}

/** One measure's columns, a child at a time. */
export function scoring({ scales }: Measure) {
  const ids: string[] = []
  const who: string[] = []
  const columns = scales.map(({ id }) => {
    const { values, placeOf } = numbering()
    return { id, placeOf, column: { first: [] as number[], last: [] as number[], values } }
  })
  return {
    scored: { ids, who, scales: new Map(columns.map(({ id, column }) => [id, column])) },
    add(id: string, of: string, atFirst: Measurement, atLast: Measurement | null) {
      ids.push(id)
      who.push(of)
      for (const { id, placeOf, column } of columns) {
        column.first.push(placeOf(atFirst.scales[id]))
        column.last.push(placeOf(atLast?.scales[id]))
      }
    },
  }
}

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
