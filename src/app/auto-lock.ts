/** When an unlocked tablet locks itself. Pure: times in, decision out, all in milliseconds of one clock. */
import { SHIFT_MS } from '../vault/index.ts'

const MINUTE_MS = 60_000
const lockRules = { untouched: 5 * MINUTE_MS, hidden: 30_000, shift: SHIFT_MS, warning: 20_000 } as const

export interface LockClock {
  readonly openedAt: number
  readonly touchedAt: number
  /** Since when nobody can see the screen, or null where it is seen. */
  readonly hiddenAt: number | null
}

/** Lock now, or warn with the whole seconds that are left, or neither. A clock that went backwards locks. */
export function lockDecision(now: number, clock: LockClock): 'lock' | { readonly secondsLeft: number } | 'open' {
  if (now < clock.touchedAt || now < clock.openedAt) return 'lock'
  if (clock.hiddenAt !== null && now - clock.hiddenAt > lockRules.hidden) return 'lock'
  const left = Math.min(clock.touchedAt + lockRules.untouched, clock.openedAt + lockRules.shift) - now
  if (left <= 0) return 'lock'
  return left <= lockRules.warning ? { secondsLeft: Math.ceil(left / 1000) } : 'open'
}
