/**
 * Where a unit of so many children would stand by chance alone, if it did as the nation does. Pure.
 * Spiegelhalter DJ. Funnel plots for comparing institutional performance. Stat Med 2005;24:1185–202.
 */

export interface Limits {
  readonly low: number
  readonly high: number
}

/** Two limits: 19 of 20 units stand inside the inner, 998 of 1 000 inside the outer, when nothing but chance differs. */
const zones = { inner: 0.95, outer: 0.998 } as const
export type Zone = keyof typeof zones

/** Standard errors that hold so much of a normal distribution. */
const z = { inner: 1.959964, outer: 3.090232 } as const

/** Limits of a mean: the nation's mean ± z standard errors of a unit of `n`. */
export function meanLimits(mean: number, sd: number, n: number, zone: Zone): Limits {
  const half = (z[zone] * sd) / Math.sqrt(n)
  return { low: mean - half, high: mean + half }
}

/** Limits of a share, by the exact binomial distribution with interpolation (appendix A.1.1): right for small units too. */
export function shareLimits(share: number, n: number, zone: Zone): Limits {
  const tail = (1 - zones[zone]) / 2
  return { low: quantile(share, n, tail), high: quantile(share, n, 1 - tail) }
}

function quantile(share: number, n: number, at: number): number {
  if (share <= 0 || share >= 1) return share
  let below = 0
  let count = 0
  let here = probability(0, n, share)
  while (below + here < at && count < n) {
    below += here
    count += 1
    here = probability(count, n, share)
  }
  const past = (below + here - at) / here
  return Math.min(1, Math.max(0, (count - past) / n))
}

/** Of exactly `count` in `n`, in logarithms, since (1 − p)ⁿ is nothing to a machine for a large unit. */
function probability(count: number, n: number, share: number): number {
  let log = (n - count) * Math.log1p(-share) + count * Math.log(share)
  for (let i = 1; i <= count; i += 1) log += Math.log((n - count + i) / i)
  return Math.exp(log)
}
