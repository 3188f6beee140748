/** Which national figures are shown, and how far they may be from the truth. */
import type { NationalCount, Withheld } from './figures.ts'

export interface PublishRule {
  readonly minUnits: number
  readonly minN: number
  readonly maxShare: number
}

export const publishRule: PublishRule = { minUnits: 3, minN: 20, maxShare: 0.8 }

/** Why a figure made of these units' parts is withheld, or null where it is shown. */
export function withheld(parts: readonly number[], rule: PublishRule): Withheld['withheld'] | null {
  const sum = parts.reduce((total, part) => total + part, 0)
  if (sum < rule.minN) return 'below-20'
  if (parts.filter((part) => part > 0).length < rule.minUnits) return 'few-units'
  return Math.max(...parts) > rule.maxShare * sum ? 'one-unit-dominates' : null
}

/** 95 % of a normal distribution lies within this many standard errors. */
export const z95 = 1.959964

/**
 * Variance of one rounded count. Rounding to 5 has r(5 − r) for the remainder r: 0, 4, 6, 6, 4, on average 4.
 */
const cellVariance = 4

export interface CountParts {
  /** What each unit sent for the cell, or for all the cells that are added. */
  readonly parts: readonly number[]
  /** How many rounded cells are added in all. */
  readonly cells: number
}

/** A national count with its margin, and its share of `of`, the children it could have counted. */
export function nationalCount({ parts, cells }: CountParts, of: CountParts | null): NationalCount {
  const why = withheld(parts, publishRule)
  if (why) return { withheld: why, units: parts.length }
  const value = parts.reduce((sum, part) => sum + part, 0)
  const variance = cellVariance * cells
  return {
    value,
    margin: z95 * Math.sqrt(variance),
    share: of && share(value, variance, of),
    units: parts.length,
  }
}

/** First-order propagation: Var(a/b) ≈ (Var a + (a/b)²·Var b) / b². */
function share(value: number, variance: number, of: CountParts) {
  const whole = of.parts.reduce((sum, part) => sum + part, 0)
  if (whole === 0) return null
  const ratio = value / whole
  return { value: ratio, margin: (z95 * Math.sqrt(variance + ratio * ratio * cellVariance * of.cells)) / whole }
}
