/**
 * Sums over units, kept while they come: what a national figure is made of, in memory that does not grow with them.
 * Counts are whole, so that no order of the units gives another sum.
 */

export interface Sum {
  /** Units that sent something of it. */
  units: number
  /** Of these, those with more than nothing. */
  positive: number
  value: number
  /** The largest part of any unit. */
  most: number
  /** How many rounded cells are added in all. */
  cells: number
}

export const emptySum = (): Sum => ({ units: 0, positive: 0, value: 0, most: 0, cells: 0 })

/** @param part what one unit sent, of so many rounded cells */
export function add(sum: Sum, part: number, cells: number): void {
  sum.units += 1
  sum.value += part
  sum.cells += cells
  if (part > 0) sum.positive += 1
  if (part > sum.most) sum.most = part
}

/** What the map holds there, made when it is missing. */
export function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const there = map.get(key)
  if (there !== undefined) return there
  const made = make()
  map.set(key, made)
  return made
}
