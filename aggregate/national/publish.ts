/** Which national figures are shown, and how far they may be from the truth. */
import type { NationalCount, Withheld } from './figures.ts'
import type { Sum } from './sums.ts'

export interface PublishRule {
  readonly minUnits: number
  readonly minN: number
  readonly maxShare: number
}

export const publishRule: PublishRule = { minUnits: 3, minN: 20, maxShare: 0.8 }

/** Why a figure made of these units' parts is withheld, or null where it is shown. */
export function withheld({ value, positive, most }: Sum, rule: PublishRule): Withheld['withheld'] | null {
  if (value < rule.minN) return 'below-20'
  if (positive < rule.minUnits) return 'few-units'
  return most > rule.maxShare * value ? 'one-unit-dominates' : null
}

/** 95 % of a normal distribution lies within this many standard errors. */
export const z95 = 1.959964

/**
 * Variance of one rounded count. Rounding to 5 has r(5 − r) for the remainder r: 0, 4, 6, 6, 4, on average 4.
 */
const cellVariance = 4

/** A national count with its margin, and its share of `of`, the children it could have counted. */
export function nationalCount(sum: Sum, of: Sum | null): NationalCount {
  const why = withheld(sum, publishRule)
  if (why) return { withheld: why, units: sum.units }
  const variance = cellVariance * sum.cells
  return {
    value: sum.value,
    margin: z95 * Math.sqrt(variance),
    share: of && share(sum.value, variance, of),
    units: sum.units,
  }
}

/** First-order propagation: Var(a/b) ≈ (Var a + (a/b)²·Var b) / b². */
function share(value: number, variance: number, of: Sum) {
  const whole = of.value
  if (whole === 0) return null
  const ratio = value / whole
  return { value: ratio, margin: (z95 * Math.sqrt(variance + ratio * ratio * cellVariance * of.cells)) / whole }
}
