/**
 * What the children scored on one measure, as columns: a hundred thousand children are then a few long lists of whole
 * numbers, which are gone through in order, and no object is made for a value.
 */
import type { Exact, Measurement } from '../case.ts'
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

/** One measure's columns, filled in a child at a time. `at` is the child's place among all, by id. */
export function scoring({ scales }: Measure, { ids, who }: Omit<Scored, 'scales'>) {
  const nobody = () => new Int32Array(ids.length).fill(-1)
  const columns = scales.map(({ id }) => {
    const { values, placeOf } = numbering()
    return { id, placeOf, column: { first: nobody(), last: nobody(), values } }
  })
  return {
    scored: { ids, who, scales: new Map(columns.map(({ id, column }) => [id, column])) },
    add(at: number, atFirst: Measurement, atLast: Measurement | null) {
      for (const { id, placeOf, column } of columns) {
        column.first[at] = placeOf(atFirst.scales[id])
        if (atLast) column.last[at] = placeOf(atLast.scales[id])
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
