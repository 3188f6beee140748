/** What can be worked out from sums by adding and subtracting them: linear span over the rationals, without rounding. */
import { gcd } from '../whole-numbers.ts'

type Row = readonly bigint[]

/** Rows in echelon form, each with its first column that is not zero. */
export type Basis = readonly { readonly row: Row; readonly pivot: number }[]

export function basisOf(rows: readonly (readonly number[])[]): Basis {
  const basis: { row: Row; pivot: number }[] = []
  for (const row of rows) {
    const rest = reduce(row.map(BigInt), basis)
    const pivot = rest.findIndex((entry) => entry !== 0n)
    if (pivot >= 0) basis.push({ row: byCommonFactor(rest), pivot })
  }
  return basis
}

/** Whether a sum over `target` follows from the sums that the basis was made of. */
export const inSpan = (basis: Basis, target: readonly number[]): boolean =>
  reduce(target.map(BigInt), basis).every((entry) => entry === 0n)

/** Takes every pivot out of a row. Cross-multiplied, so whole numbers stay whole. */
function reduce(row: Row, basis: Basis): Row {
  let rest = row
  for (const { row: by, pivot } of basis) {
    const [a, b] = [rest[pivot] ?? 0n, by[pivot] ?? 0n]
    if (a !== 0n) rest = byCommonFactor(rest.map((entry, i) => entry * b - (by[i] ?? 0n) * a))
  }
  return rest
}

function byCommonFactor(row: Row): Row {
  const factor = row.reduce((common, entry) => gcd(common, entry < 0n ? -entry : entry), 0n)
  return factor > 1n ? row.map((entry) => entry / factor) : row
}
