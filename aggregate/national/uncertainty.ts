/**
 * How far a shown figure may be from the truth, how much of that the rounding alone would give, and when it says too
 * little to be printed: one rule for the app's pages and for the public ones. Pure.
 */
import type { NationalStats, Shown } from './figures.ts'
import { z95 } from './publish.ts'

export interface Uncertain {
  readonly value: number
  /** 95 %, of the rounding and of chance in who came, together. */
  readonly margin: number
  /** 95 %, had there been the rounding alone. */
  readonly rounding: number
  /** About how many children the figure is of: of a share those that it counts, not those that it is a share of. */
  readonly of: number
}

/** A count tells who came: there is no chance in it but the rounding's. */
export const ofCount = ({ value, margin }: Shown): Uncertain => ({ value, margin, rounding: margin, of: value })

/** Null where the count has no whole to be a share of. */
export function ofShare({ value: count, share }: Shown): Uncertain | null {
  if (!share) return null
  const { value, margin: rounding } = share
  const whole = Math.round(count / value)
  // Rounding may make a part larger than its whole.
  const chance = z95 * Math.sqrt(Math.max(0, value * (1 - value)) / whole)
  return { value, margin: Math.hypot(rounding, chance), rounding, of: count }
}

/** @param of children behind the mean. Where no unit could send a spread, chance is not known and not counted. */
export function ofMean({ mean, margin: rounding, sd }: NationalStats, of: number): Uncertain {
  const chance = sd === null ? 0 : (z95 * sd) / Math.sqrt(of)
  return { value: mean, margin: Math.hypot(rounding, chance), rounding, of }
}

/** A figure whose margin is larger than itself is never printed. */
export const tooUncertain = ({ value, margin }: Pick<Uncertain, 'value' | 'margin'>): boolean =>
  margin > Math.abs(value)

/** Where so many children lie: 25 within [20, 30], 140 within [100, 200]. What is not known is not told closer. */
export function aboutHowMany(children: number): { readonly from: number; readonly to: number } {
  const step = 10 ** Math.max(1, Math.floor(Math.log10(Math.max(1, children))))
  const from = Math.floor(children / step) * step
  return { from, to: from + step }
}
