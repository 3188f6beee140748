/** One mean and one spread out of many units' rounded ones. */

export interface Part {
  /** Rounded number of children. */
  readonly n: number
  readonly mean: number
  /** Null where there were too few for one. */
  readonly sd: number | null
}

export interface Pooled {
  readonly n: number
  /** Σ n̂·mean / Σ n̂. */
  readonly mean: number
  /** From the within variance of parts with a spread and the between variance of all; null where none has one. */
  readonly sd: number | null
  /** Standard error of the mean from rounding alone: of each n̂ (variance 4) and of each mean (to 0.1, variance 0.01/12). */
  readonly se: number
}

export function pool(parts: readonly Part[]): Pooled {
  const sum = (of: (part: Part) => number) => parts.reduce((total, part) => total + of(part), 0)
  const n = sum((part) => part.n)
  const mean = sum((part) => part.n * part.mean) / n
  const between = sum((part) => part.n * (part.mean - mean) ** 2)
  const freedom = sum(({ n, sd }) => (sd === null ? 0 : n - 1))
  const within = sum(({ n, sd }) => (sd === null ? 0 : (n - 1) * sd ** 2)) / freedom
  const se = Math.sqrt(sum((part) => 4 * (part.mean - mean) ** 2 + (part.n ** 2 * 0.01) / 12)) / n
  return {
    n,
    mean,
    sd: freedom > 0 && n > 1 ? Math.sqrt((within * (n - parts.length) + between) / (n - 1)) : null,
    se,
  }
}
