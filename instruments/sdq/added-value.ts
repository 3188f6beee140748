/**
 * The added value score: how much lower a group's total became than the expected change in a community sample, whose
 * children were not all untreated. For groups of high risk, by parents: the standard form at the start and the follow-up
 * after about six months. `2.3 + 0.8·total₁ + 0.2·impact₁ − 0.3·emotional₁ − total₂`, SD 5 (recalled). For one child the
 * 95 % interval is ±10 points, so it is refused for small groups.
 */
export interface AddedValuePair {
  readonly first: { readonly total: number; readonly impact: number; readonly emotional: number }
  readonly last: { readonly total: number }
}

export type AddedValue =
  | { readonly n: number; readonly mean: number; readonly interval: { readonly from: number; readonly to: number } }
  | { readonly refused: 'small-group' }

/** The first of the two forms that it is computed from: by parents, of children from 4. */
export const addedValueForm = 'sdq-p4-17'

/** Our own choice. */
const FEWEST = 30
const SD = 5
/** Two-sided 95 %. */
const Z = 1.959964

/** The group's mean and its 95 % interval, in points of the total; above 0 is better than expected. */
export function addedValue(pairs: readonly AddedValuePair[]): AddedValue {
  if (pairs.length < FEWEST) return { refused: 'small-group' }
  // In tenths, so that the sum does not depend on the order of the children.
  const tenths = pairs.reduce(
    (sum, { first, last }) => sum + 23 + 8 * first.total + 2 * first.impact - 3 * first.emotional - 10 * last.total,
    0,
  )
  const mean = tenths / 10 / pairs.length
  const half = (Z * SD) / Math.sqrt(pairs.length)
  return { n: pairs.length, mean, interval: { from: mean - half, to: mean + half } }
}
