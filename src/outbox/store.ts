/**
 * Batches on their way, in IndexedDB and unsealed: they are meant for everybody, and can so be sent while the vault is
 * locked. The ledger in the vault is what counts: whatever is missing here is put back from it (`from-ledger.ts`).
 */
import { Dexie, type EntityTable } from 'dexie'
import { inTime, type Place } from '../vault/index.ts'
import { type Delivery, neverTried, type OutboxRow } from './row.ts'

export interface OutboxStore {
  /** In the order they were frozen. */
  rows(): Promise<readonly OutboxRow[]>
  /** Moves one row's delivery, and nothing else of it. */
  deliver(id: string, delivery: Delivery): Promise<void>
  /** The device has a new name at the collector: an unsent row is sent under it, the same bytes and signature, from the start. */
  readdress(id: string, deviceId: string): Promise<void>
  /** Puts in what is not there. A row that is there stands as it is: what was frozen is never edited. */
  add(rows: readonly OutboxRow[]): Promise<void>
}

const nameOf = (place: Place) => `mattstock-outbox-${place}`

/** Goes with a unit that is erased. */
export const forgetOutbox = (place: Place): Promise<void> => inTime(Dexie.delete(nameOf(place)))

export function openOutbox(place: Place): OutboxStore {
  const db = new Dexie(nameOf(place), { chromeTransactionDurability: 'strict' }) as Dexie & {
    rows: EntityTable<OutboxRow, 'id'>
  }
  db.version(1).stores({ rows: 'id' })
  return {
    rows: async () => (await inTime(db.rows.toArray())).sort((a, b) => (a.frozenAt < b.frozenAt ? -1 : 1)),
    deliver: async (id, delivery) => void (await inTime(db.rows.update(id, { delivery }))),
    readdress: async (id, deviceId) =>
      void (await inTime(db.rows.update(id, { 'submission.deviceId': deviceId, delivery: neverTried }))),
    add: (rows) =>
      inTime(
        db.transaction('rw', db.rows, async () => {
          const here = new Set(await db.rows.toCollection().primaryKeys())
          await db.rows.bulkAdd(rows.filter(({ id }) => !here.has(id)))
        }),
      ),
  }
}
