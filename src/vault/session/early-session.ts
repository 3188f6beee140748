/**
 * A hand-over as the early read found it, while the whole vault is still on its way. It shows what was seen; every
 * step that writes waits for the real session, which alone says that something is saved.
 */

import { isPractice } from '../place.ts'
import { type HandedOver, VaultError } from '../vault.ts'
import type { Seen } from './early-read.ts'

export function earlySession(seen: Seen, whole: Promise<HandedOver>): HandedOver {
  let real: HandedOver | null = null
  const arrived = whole.then((session) => {
    // The journal knew more than the database: what is shown here is old, and none of it may be written.
    if (!stands(seen, session)) throw new VaultError('closed')
    real = session
    return session
  })
  // Who started the whole start hears of its faults; what waits here is told when it asks.
  arrived.catch(() => {})
  return {
    place: seen.place,
    practice: isPractice(seen.place),
    plan: seen.plan,
    get writer() {
      return real?.writer ?? true
    },
    draft: () => real?.draft() ?? seen.draft,
    over: () => real?.over() ?? false,
    ended: arrived.then(
      (session) => session.ended,
      () => new Promise(() => {}),
    ),
    save: async (draft) => (await arrived).save(draft),
    handIn: async () => (await arrived).handIn(),
    takeBack: async (passphrase) => (await arrived).takeBack(passphrase),
    answersFile: async () => (await arrived).answersFile(),
    hasPin: () => real?.hasPin() ?? false,
    takeBackByPin: async (pin) => (await arrived).takeBackByPin(pin),
  }
}

/** Whether the whole start came to the very same place as the early read. */
export const stands = (seen: Seen, session: HandedOver): boolean =>
  session.writer &&
  session.place === seen.place &&
  JSON.stringify(session.draft()) === JSON.stringify(seen.draft) &&
  JSON.stringify(session.plan) === JSON.stringify(seen.plan)
