/** One mean and one spread out of many units' rounded ones, added as they come. */

export interface Part {
  /** Rounded number of children. */
  readonly n: number
  /** With one decimal, as every mean and spread that leaves a unit. */
  readonly mean: number
  /** Null where there were too few for one. */
  readonly sd: number | null
}

/** Sums over parts. Means and spreads are counted in tenths, so that every sum is whole and no order gives another. */
export interface Pool {
  parts: number
  n: number
  nn: number
  mean: number
  meanMean: number
  nMean: number
  nMeanMean: number
  /** Σ (n − 1) over the parts with a spread, and Σ (n − 1)·sd². */
  freedom: number
  within: number
}

export const emptyPool = (): Pool => ({
  ...{ parts: 0, n: 0, nn: 0, mean: 0, meanMean: 0 },
  ...{ nMean: 0, nMeanMean: 0, freedom: 0, within: 0 },
})

export function addPart(pool: Pool, { n, mean, sd }: Part): void {
  const tenths = Math.round(mean * 10)
  pool.parts += 1
  pool.n += n
  pool.nn += n * n
  pool.mean += tenths
  pool.meanMean += tenths * tenths
  pool.nMean += n * tenths
  pool.nMeanMean += n * tenths * tenths
  if (sd === null) return
  pool.freedom += n - 1
  pool.within += (n - 1) * Math.round(sd * 10) ** 2
}

export interface Pooled {
  /** Σ n̂·mean / Σ n̂. */
  readonly mean: number
  /** From the within variance of parts with a spread and the between variance of all; null where none has one. */
  readonly sd: number | null
  /** Standard error of the mean from rounding alone: of each n̂ (variance 4) and of each mean (to 0.1, variance 0.01/12). */
  readonly se: number
}

export function pooled({ parts, n, freedom, ...sums }: Pool): Pooled {
  const mean = sums.nMean / n
  const between = sums.nMeanMean - mean * sums.nMean
  const apart = sums.meanMean - 2 * mean * sums.mean + parts * mean * mean
  const variance = ((sums.within / freedom) * (n - parts) + between) / (n - 1)
  return {
    mean: mean / 10,
    sd: freedom > 0 && n > 1 ? Math.sqrt(Math.max(0, variance)) / 10 : null,
    // Where every part has the same mean, the difference may fall a breath below 0.
    se: Math.sqrt(4 * Math.max(0, apart) + sums.nn / 12) / 10 / n,
  }
}
