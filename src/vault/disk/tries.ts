/**
 * Wrong tries slow down, and a restart does not help: the try is counted and stored before it is made. A pause is counted
 * in running time of the page, which no setting of the clock moves. What is left of it is stored; a closed browser stands
 * still.
 */

import type { Place } from '../vault.ts'
import type { Store } from './store.ts'

/** How long after so many wrong tries the next one may come. */
const PAUSES_S = [0, 0, 0, 5, 15, 30, 60, 120, 300]
const pauseAfter = (count: number) => (PAUSES_S[Math.min(count, PAUSES_S.length - 1)] as number) * 1_000

/** So many wrong tries, and what was left of the pause after them when it was last stored, in milliseconds. */
export interface Tries {
  readonly count: number
  readonly left: number
}

/** From when this page has waited, in its running time. Each tab waits for itself: a try in one stops all. */
interface Waiting extends Tries {
  readonly from: number
}
const waits = new Map<Place, Waiting>()

const NONE: Tries = { count: 0, left: 0 }

/** Begins to wait, where there is something to wait for: a page that stands open need not be asked first. */
export async function waitFromNow(store: Store): Promise<void> {
  await waiting(store, performance.now())
}

/** Seconds to wait, or null when a try was counted and may be made. */
export function countTry(store: Store): Promise<number | null> {
  // One try at a time, in all tabs: a hundred at once would otherwise all be the first.
  return store.alone(async () => {
    const now = performance.now()
    const { count, left, from } = await waiting(store, now)
    const still = left - (now - from)
    if (still > 0) {
      await stored(store, { count, left: still }, now)
      return Math.ceil(still / 1_000)
    }
    await stored(store, { count: count + 1, left: pauseAfter(count + 1) }, now)
    return null
  }, 'tries')
}

export const forgetTries = (store: Store): Promise<void> => store.setLocal('tries', NONE)

async function waiting(store: Store, now: number): Promise<Waiting> {
  const tries = (await store.local('tries')) ?? NONE
  const known = waits.get(store.place)
  const it = known?.count === tries.count ? known : { ...tries, from: now }
  waits.set(store.place, it)
  return it
}

async function stored(store: Store, tries: Tries, now: number): Promise<void> {
  await store.setLocal('tries', tries)
  waits.set(store.place, { ...tries, from: now })
}
