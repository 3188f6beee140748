/** A start at a place. What only staff need is fetched when a secret is tried. */

import { today } from '../clock/today.ts'
import type { Header } from './crypto/epochs.ts'
import { lastSeenHere, noteLastHere } from './disk/notes.ts'
import { Store } from './disk/store.ts'
import { waitFromNow } from './disk/tries.ts'
import { runningHandover } from './session/running-handover.ts'
import { inboxAt } from './session/session.ts'
import { besideOthers } from './tablet/beside-others.ts'
import { type LockedVault, type Place, type StartReport, VaultError, type VaultState } from './vault.ts'

const FORMAT: Header['format'] = 'mattstock-vault-2'

/** What stands at a place when the app starts: nothing, a locked unit, a hand-over that goes on, or a tablet in the waiting room. Never an open unit. */
export async function openVaultAt(place: Place): Promise<VaultState> {
  const store = await Store.open(place)
  await store.recover()
  const [row, tablet] = await Promise.all([store.get('meta', 'header'), store.get('meta', 'tablet')])
  if (tablet?.id === 'tablet') {
    noteLastHere(place, today())
    return { is: 'waiting-room', tablet: await (await import('./tablet/tablet.ts')).openTablet(store, tablet) }
  }
  if (row?.id !== 'header') {
    store.close()
    const lastHere = lastSeenHere(place)
    return lastHere === null ? { is: 'empty' } : { is: 'empty', lastHere }
  }
  // As a cleared database is filled from the journal of an older version.
  if (row.header.format !== FORMAT) throw new VaultError('older-format')
  noteLastHere(place, today())
  const at = inboxAt(row.header)
  const session = await runningHandover(store, at, {
    bySecret: async (typed) => (await import('./unit/unlock.ts')).takeBack(store, typed),
    byPin: null,
  })
  if (session) return { is: 'handed-over', session: await besideOthers(store, at, session) }
  await waitFromNow(store)
  return { is: 'locked', vault: lockedVault(store, (await store.local('report')) ?? null) }
}

function lockedVault(store: Store, report: StartReport | null): LockedVault {
  return {
    report,
    unlock: async (secret) => (await import('./unit/unlock.ts')).unlock(store, secret),
    recover: async (code) => (await import('./unit/unlock.ts')).recover(store, code),
  }
}
