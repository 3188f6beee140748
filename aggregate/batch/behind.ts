/**
 * What may stand behind a rounded count. A draw is a threshold from 0 to 4: a count goes up where its remainder is above
 * it. Figures of one draw have one threshold, which nobody but the unit knows.
 */

/** Whole numbers from `low` to `high`. There are none where `high` is below `low`. */
export interface Span {
  readonly low: number
  readonly high: number
}

export const thresholds = (base: number): readonly number[] => [...Array(base).keys()]

/** The counts that are sent as `sent` above this threshold. */
export const behind = (sent: number, threshold: number, base: number): Span => ({
  low: Math.max(0, sent - base + 1 + threshold),
  high: sent + threshold,
})

/** The counts that some draw sends as `sent`: a 0 means 0–4, a 5 means 1–9. */
export const behindAny = (sent: number, base: number): Span => ({
  low: sent === 0 ? 0 : sent - base + 1,
  high: sent + base - 1,
})

export const sumOf = (spans: readonly Span[]): Span => ({
  low: spans.reduce((sum, { low }) => sum + low, 0),
  high: spans.reduce((sum, { high }) => sum + high, 0),
})

export const meet = (...spans: readonly Span[]): Span => ({
  low: Math.max(...spans.map(({ low }) => low)),
  high: Math.min(...spans.map(({ high }) => high)),
})

export const isEmpty = ({ low, high }: Span): boolean => high < low
