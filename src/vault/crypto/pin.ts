/**
 * A short code that leads back from a hand-over within one shift. It protects nothing at rest: what it opens lies in the
 * memory of this page alone, under a key that the browser does not read out, and is gone when the page is. Why, and what
 * it costs: docs/decisions/0130-a-pin-within-a-shift.md.
 */

import type { Store } from '../disk/store.ts'
import { type Bytes, joined, random, text, utf8 } from './bytes.ts'
import { PIN_ROUNDS } from './costs.ts'
import type { Holder } from './members.ts'
import { aesKey, open, seal } from './seal.ts'

const TRIES = 5
/** However long the shift is, nobody has a tablet for longer than this. */
const LIFE_MS = 2 * 60 * 60_000

export interface PinSlot {
  /** Whether it may still be tried: not too long ago, and not wrong too often. */
  live(now?: number): boolean
  /** What it opens; how many tries are left after a wrong one. Each try is counted and stored before it is made. */
  attempt(pin: string): Promise<Holder | { readonly left: number }>
  /** Nothing leads back by it from now on. */
  shut(): void
}

/** `holder` is whoever is in; `until` the shift's end, in milliseconds. */
export async function makePinSlot(store: Store, pin: string, holder: Holder, until: number): Promise<PinSlot> {
  const aad = `pin|${crypto.randomUUID()}`
  const salt = random(16)
  const rounds = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const cutAt = Date.now()
  const cutAtRunning = performance.now()
  const end = Math.min(until, cutAt + LIFE_MS)
  let box: string | null = await seal(await pinKey(rounds, salt, pin), aad, utf8(JSON.stringify(holder)))
  let wrong = 0

  const shut = () => {
    box = null
  }
  /** By the device's clock, which may be set, and by running time, which may not: set back it would live longer. */
  const live = (now = Date.now()) =>
    box !== null && now >= cutAt && now < end && performance.now() - cutAtRunning < end - cutAt

  return {
    live,
    shut,
    async attempt(pin) {
      const before = (await store.local('pinTries')) ?? 0
      // Counted here as well: whoever clears what is stored has not cleared this page.
      wrong = Math.max(wrong, before) + 1
      await store.setLocal('pinTries', wrong)
      const sealed = wrong <= TRIES && live() ? box : null
      if (wrong >= TRIES || !sealed) shut()
      const opened = sealed && (await open(await pinKey(rounds, salt, pin), aad, sealed).catch(() => null))
      if (!opened) return { left: Math.max(0, TRIES - wrong) }
      shut()
      await forgetPinTries(store)
      return JSON.parse(text(opened)) as Holder
    },
  }
}

/** After the right PIN, or a passphrase. */
export const forgetPinTries = (store: Store): Promise<void> => store.setLocal('pinTries', 0)

async function pinKey(rounds: CryptoKey, salt: Bytes, pin: string): Promise<CryptoKey> {
  let bits = joined(salt, utf8(pin))
  for (let n = 0; n < PIN_ROUNDS; n++) bits = new Uint8Array(await crypto.subtle.sign('HMAC', rounds, bits))
  return aesKey(bits)
}
