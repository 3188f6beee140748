/**
 * Sends what waits. One pass tries every batch that is due, each on its own: one that fails holds no other back. A pass
 * is run by one tab at a time (Web Locks).
 */
import { type Attempt, attempt } from './attempt.ts'
import { backOff } from './back-off.ts'
import type { Delivery, OutboxRow } from './row.ts'
import type { OutboxStore } from './store.ts'

export type Which = 'due' | 'online' | 'now'

export interface Runner {
  /** One pass over what is due; `online` adds what no network kept back, and `now` is everything unsent. */
  pass(which: Which): Promise<void>
  /** Milliseconds until the next batch is due; null when nothing waits. */
  idle(): Promise<number | null>
}

export interface Surroundings {
  readonly store: Pick<OutboxStore, 'rows' | 'deliver'>
  /** Names the lock: one a place. */
  readonly lock: string
  /** The collector's address; empty for the one the app came from. */
  readonly origin: string
  readonly now: () => number
  /** Evenly drawn in [0, 1). */
  readonly chance: () => number
  /** After every answer: how far this device's clock is ahead, where that is known. */
  readonly answered: (skew: number | null) => void
}

// A clock that was set back must not leave a batch lying: nothing waits longer than this.
const LONGEST_WAIT_MS = 60 * 60_000

export function outboxRunner(around: Surroundings): Runner {
  return {
    async pass(which) {
      await navigator.locks.request(around.lock, { ifAvailable: which !== 'now' }, async (held) => {
        if (!held) return
        const rows = await around.store.rows()
        await Promise.all(
          rows
            .filter(isUnsent)
            .filter((row) => isMeant(row, which, around.now()))
            .map((row) => sendOne(row, around)),
        )
      })
    },
    async idle() {
      const rows = (await around.store.rows()).filter(isUnsent).filter((row) => !isHeld(row))
      const waits = rows.map((row) => wait(row, around.now()))
      return waits.length > 0 ? Math.min(...waits) : null
    },
  }
}

type Unsent = OutboxRow & { readonly delivery: Extract<Delivery, { is: 'frozen' | 'sending' }> }

export function isUnsent(row: OutboxRow): row is Unsent {
  return row.delivery.is === 'frozen' || row.delivery.is === 'sending'
}

/** The collector does not know the device: asking again changes nothing until somebody has done something about it. */
const isHeld = ({ delivery }: Unsent) => delivery.last === 'unknown-sender'

function isMeant(row: Unsent, which: Which, now: number): boolean {
  if (which !== 'now' && isHeld(row)) return false
  return which === 'now' || (which === 'online' && row.delivery.last === 'offline') || wait(row, now) === 0
}

function wait(row: Unsent, now: number): number {
  const left = row.delivery.notBefore - now
  return left <= 0 || left > LONGEST_WAIT_MS ? 0 : left
}

async function sendOne(row: Unsent, around: Surroundings): Promise<void> {
  const { tries, last } = row.delivery
  await around.store.deliver(row.id, { is: 'sending', tries, notBefore: 0, last })
  const made = await attempt(row, around.origin, around.now)
  await around.store.deliver(row.id, outcome(made, tries + 1, around))
  around.answered(made.skew)
}

function outcome({ verdict }: Attempt, tries: number, around: Surroundings): Delivery {
  if (verdict.is !== 'again') return verdict
  const wait = Math.min(LONGEST_WAIT_MS, backOff(tries, around.chance(), verdict.retryAfter))
  return { is: 'frozen', tries, notBefore: around.now() + wait, last: verdict.because }
}
