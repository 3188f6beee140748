/** Wrong tries slow down, and a restart does not help: the try is counted and stored before it is made. */
import type { Store } from './store.ts'

/** How long after so many wrong tries the next one may come. */
const PAUSES_S = [0, 0, 0, 5, 15, 30, 60, 120, 300]

/** Seconds to wait, or null when a try was counted and may be made. */
export async function countTry(store: Store, now = Date.now()): Promise<number | null> {
  const { count, at } = (await store.local('tries')) ?? { count: 0, at: 0 }
  const pause = (PAUSES_S[Math.min(count, PAUSES_S.length - 1)] as number) * 1_000
  // A clock that was set back makes the wait whole again, never shorter.
  const since = now - at
  const left = since < 0 ? pause : pause - since
  if (left > 0) {
    if (since < 0) await store.setLocal('tries', { count, at: now })
    return Math.ceil(left / 1_000)
  }
  await store.setLocal('tries', { count: count + 1, at: now })
  return null
}

export const forgetTries = (store: Store): Promise<void> => store.setLocal('tries', { count: 0, at: 0 })
