/**
 * How long answers from home have waited for somebody to read them, against what was promised: told on readers' devices from
 * half the promised time on. Pure. Of every form alike until it is here; from then on of those that somebody must read.
 */
import type { ToReview } from '../../case-file/to-review.ts'

const HOUR_MS = 3_600_000
/** Where nobody has promised anything. */
const PROMISED_HOURS = 4

export interface Waits {
  /** How many have waited for half the promised time or more. */
  readonly count: number
  /** Of the one that has waited the longest. */
  readonly hours: number
  readonly isLate: boolean
}

/** Instants at which forms came, in milliseconds. Null where none has waited for half the promised time. */
export function waitsOf(came: readonly number[], now: number, within: number | null): Waits | null {
  const promised = (within ?? PROMISED_HOURS) * HOUR_MS
  const waited = came.map((at) => now - at).filter((ms) => ms >= promised / 2)
  if (waited.length === 0) return null
  const longest = Math.max(...waited)
  return { count: waited.length, hours: Math.floor(longest / HOUR_MS), isLate: longest >= promised }
}

/** When what is here from home, and unread, came in here. */
export const cameFromHome = (items: readonly ToReview[]): readonly number[] =>
  items.flatMap(({ given }) =>
    given.body.kind === 'answers' && given.body.via === 'home' ? [Date.parse(given.at)] : [],
  )
