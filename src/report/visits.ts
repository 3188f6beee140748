/** Visits per child, as the protocols tell: the unit's own figure, which is in no table that leaves. Pure. */

export interface VisitFigures {
  readonly known: number
  readonly unknown: number
  /** Every visit that is told of. */
  readonly all: number
  /** Null where nothing is known. */
  readonly mean: number | null
  /** The middle child's; halfway between the two middle ones where they are an even number. */
  readonly median: number | null
  /** Children with so many; `to` is null for the last, which has no end. */
  readonly bands: readonly { readonly from: number; readonly to: number | null; readonly count: number }[]
}

const froms = [0, 1, 2, 4, 6, 11] as const

/** `visits` is one a child; null is "okänt". */
export function visitFigures(visits: readonly (number | null)[]): VisitFigures {
  const told = visits.filter((count) => count !== null).sort((a, b) => a - b)
  const all = told.reduce((sum, count) => sum + count, 0)
  const middle = [told[Math.floor((told.length - 1) / 2)], told[Math.floor(told.length / 2)]]
  return {
    known: told.length,
    unknown: visits.length - told.length,
    all,
    mean: told.length === 0 ? null : all / told.length,
    median: told.length === 0 ? null : ((middle[0] ?? 0) + (middle[1] ?? 0)) / 2,
    bands: froms.map((from, i) => {
      const next = froms[i + 1]
      const to = next === undefined ? null : next - 1
      return { from, to, count: told.filter((count) => count >= from && (to === null || count <= to)).length }
    }),
  }
}
