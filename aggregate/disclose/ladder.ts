/** Which level of detail a unit's scores bear: the finest where nobody stands in a small cell, and only that one. */

/** `sizes` of each level's cells, finest first. Null where not even the coarsest has `k`. */
export function finestLevel<L extends string>(
  levels: readonly { readonly name: L; readonly sizes: readonly number[] }[],
  k: number,
): L | null {
  const bears = levels.find(({ sizes }) => {
    const filled = sizes.filter((size) => size > 0)
    return filled.length > 0 && filled.every((size) => size >= k)
  })
  return bears?.name ?? null
}
