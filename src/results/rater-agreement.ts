/** How well raters agree, and which way one of them leans. Pure; scores in, figures or the reason for none out. */

/** One row a case, one column a rater; every cell filled. */
export type Ratings = readonly (readonly number[])[]

export type NoAgreement = { readonly none: 'too-few-cases' | 'one-rater' | 'no-spread' }

/** Mean squares of the two-way table, named as in Shrout & Fleiss 1979, table 2. */
interface MeanSquares {
  readonly cases: number
  readonly raters: number
  readonly error: number
}

/**
 * ICC(2,1), two-way random, absolute agreement, one rater: Shrout & Fleiss 1979, Psychol Bull 86:420–428.
 * Needs two cases, two raters and some spread; a value below 0 means less agreement than chance.
 */
export function icc21(ratings: Ratings): number | NoAgreement {
  const n = ratings.length
  const k = ratings[0]?.length ?? 0
  if (n < 2) return { none: 'too-few-cases' }
  if (k < 2) return { none: 'one-rater' }
  const { cases, raters, error } = meanSquares(ratings, n, k)
  const spread = cases + (k - 1) * error + (k * (raters - error)) / n
  return spread > 0 ? (cases - error) / spread : { none: 'no-spread' }
}

function meanSquares(ratings: Ratings, n: number, k: number): MeanSquares {
  if (ratings.some((row) => row.length !== k)) throw new RangeError('icc21: a case lacks a rating')
  const all = ratings.flat()
  const grand = mean(all)
  const squares = (values: readonly number[]) => values.reduce((sum, value) => sum + (value - grand) ** 2, 0)
  const total = squares(all)
  const between = k * squares(ratings.map(mean))
  const judges = n * squares(Array.from({ length: k }, (_, j) => mean(ratings.map((row) => row[j] as number))))
  return {
    cases: between / (n - 1),
    raters: judges / (k - 1),
    error: (total - between - judges) / ((n - 1) * (k - 1)),
  }
}

/** One rater beside the reference. Differences are rater − reference, in points: above 0 is higher than the reference. */
export interface Lean {
  readonly cases: number
  readonly meanDifference: number
  /** Standard deviation of the differences; null for a single case. */
  readonly spread: number | null
  readonly meanAbsoluteError: number
  readonly sameBand: number
  readonly icc: number | NoAgreement
}

export interface Pair {
  readonly score: number
  readonly reference: number
}

/** Null where nothing has been rated yet. */
export function lean(pairs: readonly Pair[]): Lean | null {
  if (pairs.length === 0) return null
  const differences = pairs.map(({ score, reference }) => score - reference)
  return {
    cases: pairs.length,
    meanDifference: mean(differences),
    spread: standardDeviation(differences),
    meanAbsoluteError: mean(differences.map(Math.abs)),
    sameBand: pairs.filter(({ score, reference }) => bandOf(score) === bandOf(reference)).length,
    icc: icc21(pairs.map(({ score, reference }) => [score, reference])),
  }
}

/** The ten bands of the scale: 1 for 1–10 up to 10 for 91–100. */
export const bandOf = (score: number): number => Math.ceil(score / 10)

/** First and last score of a band. */
export const bandEnds = (band: number): readonly [number, number] => [band * 10 - 9, band * 10]

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function standardDeviation(values: readonly number[]): number | null {
  if (values.length < 2) return null
  const middle = mean(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1))
}
