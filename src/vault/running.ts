/** A hand-over that goes on: after a reload, and from the moment staff start it. */
import { handedOver } from './handed-over.ts'
import type { Header } from './header.ts'
import { claim, sessionName } from './one-writer.ts'
import type { PinDoor } from './pin.ts'
import type { Row } from './rows.ts'
import { openDraft, planToAnswer } from './session.ts'
import type { Store } from './store.ts'
import type { HandedOver } from './vault.ts'

/** How staff get the tablet again. By PIN only where one was set, and only in the page that handed over. */
export interface WaysBack {
  readonly byDoor: HandedOver['takeBack']
  readonly byPin: { readonly door: PinDoor; readonly attempt: HandedOver['takeBackByPin'] } | null
}

/** What a reload comes back to, or null when nothing was handed over. */
export async function runningHandover(store: Store, header: Header, ways: WaysBack): Promise<HandedOver | null> {
  const held = await store.local('session')
  if (!held) return null
  const [row, draft] = await Promise.all([store.get('sessions', held.id), store.get('drafts', held.id)])
  // Without a draft it was handed in to its end.
  return row && draft ? running(store, header, row, held.key, ways) : null
}

export async function running(store: Store, header: Header, row: Row<'sessions'>, key: CryptoKey, ways: WaysBack) {
  const held = await claim(sessionName(store.place, row.id))
  const sealed = await store.get('drafts', row.id)
  if (!sealed) throw new Error('a hand-over without a draft was already handed in')
  const [plan, draft] = await Promise.all([planToAnswer(key, header.unit, row), openDraft(key, header.unit, sealed)])
  return handedOver({ store, header, row, key, plan, draft, claim: held, sealed, ways })
}
