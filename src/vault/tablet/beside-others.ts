/** A hand-over on a reader goes on beside the unit's other readers, where there are any: what that takes is fetched then. */
import type { Store } from '../disk/store.ts'
import type { Answering } from '../session/handed-over.ts'
import type { Inbox } from '../session/session.ts'
import type { HandedOver } from '../vault.ts'

/** Whoever answers is kept waiting for nothing: what is needed to tell the other readers may not be here. */
export const besideOthers = async (store: Store, at: Inbox, session: Answering): Promise<HandedOver> =>
  (await store.local('beside'))
    ? import('./beside.ts').then(
        ({ besideReaders }) => besideReaders(store, at, session),
        () => session,
      )
    : session
