/** A hand-over that goes on: after a reload, and from the moment staff start it. */

import type { PinSlot } from '../crypto/pin.ts'
import { joinedKey, type Shares, shareInFile } from '../disk/key-shares.ts'
import type { Row } from '../disk/rows.ts'
import type { Store } from '../disk/store.ts'
import { claim, sessionName } from '../disk/web-locks.ts'
import type { HandedOver } from '../vault.ts'
import { type Answering, handedOver } from './handed-over.ts'
import { type Inbox, openDraft, planToAnswer } from './session.ts'

/** How staff get the tablet again. By PIN only where one was set, and only in the page that handed over. */
export interface TakeBackMethods {
  readonly bySecret: HandedOver['takeBack']
  readonly byPin: { readonly slot: PinSlot; readonly attempt: HandedOver['takeBackByPin'] } | null
}

/** What a reload comes back to, or null when nothing was handed over. */
export async function runningHandover(store: Store, at: Inbox, ways: TakeBackMethods): Promise<Answering | null> {
  const [held, inFile] = await Promise.all([store.local('session'), shareInFile(store.place)])
  if (!held && !inFile) return null
  const session = held && inFile ? await resumed(store, at, held.id, { inDatabase: held.share, inFile }, ways) : null
  // What is left of a key that leads to nothing is written over.
  if (!session) await store.alone(() => stopped(store))
  return session
}

async function resumed(store: Store, at: Inbox, id: string, shares: Shares, ways: TakeBackMethods) {
  const [row, draft] = await Promise.all([store.get('sessions', id), store.get('drafts', id)])
  // Without a draft it was handed in to its end.
  if (!row || !draft) return null
  const key = await joinedKey(shares)
  // Shares of two hand-overs: a copy of one place was set back beside the other.
  if (!(await openDraft(key, at.unit, draft).catch(() => null))) return null
  return running(store, at, row, key, shares, ways)
}

async function stopped(store: Store): Promise<void> {
  await store.forget('session')
  await store.follower.dropShare()
}

export async function running(
  store: Store,
  at: Inbox,
  row: Row<'sessions'>,
  key: CryptoKey,
  shares: Shares,
  ways: TakeBackMethods,
) {
  const held = await claim(sessionName(store.place, row.id))
  const sealed = await store.get('drafts', row.id)
  if (!sealed) throw new Error('a hand-over without a draft was already handed in')
  const [plan, draft] = await Promise.all([planToAnswer(key, at.unit, row), openDraft(key, at.unit, sealed)])
  return handedOver({ store, at, row, key, shares, plan, draft, claim: held, sealed, ways })
}
