/** The relay's own store, never the collector's: which engine, which store it is, and what it signs with. */
import { randomUUID } from 'node:crypto'
import { makeKey, openEngine, type Place, type PrivateKey, signBytes } from '#serving'
import { released } from '../migrations/released.ts'
import type { SignedByRelay } from '../protocol/shapes.ts'
import { lastReceipt } from './last-receipt.ts'
import type { Db, RelayTables, StoreRow, Tx } from './tables.ts'

export interface RelayStore {
  readonly kind: 'embedded' | 'postgres'
  readonly db: Db
  /** The public point that receipts are checked against, in base64url. */
  readonly key: string
  signDocument(content: object): SignedByRelay
  /** A secret of this store's own: what is hashed with it cannot be guessed back. */
  readonly secret: string
  asUnit<T>(unit: string, work: (tx: Tx) => Promise<T>): Promise<T>
  /** Work that needs every unit's rows: the operator's. */
  asOperator<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  snapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Called before a receipt is given for that many entries more. */
  receipted(entries: number, store: string): void
  close(): Promise<void>
}

export async function openRelayStore(place: Place): Promise<RelayStore> {
  const engine = await openEngine<RelayTables>(place, 'relay', released)
  const { kind, db, as, snapshot } = engine
  try {
    const row = await storeRow(db)
    const key: PrivateKey = { kty: 'EC', crv: 'P-256', x: row.x, y: row.y, d: row.d }
    const taken = await as('*', takenEver)
    const last = lastReceipt(place.data, taken)
    // It has fewer than it once gave a receipt for: set back to an older state, by whichever way.
    if (last.isLater(row.store)) await renewStore(db)
    return {
      kind,
      db,
      key: Buffer.concat([Buffer.of(4), Buffer.from(row.x, 'base64url'), Buffer.from(row.y, 'base64url')]).toString(
        'base64url',
      ),
      signDocument(content) {
        const bytes = Buffer.from(JSON.stringify(content))
        return { payload: bytes.toString('base64url'), sig: signBytes(bytes, key) }
      },
      secret: row.d,
      asUnit: as,
      asOperator: (work) => as('*', work),
      snapshot,
      receipted: last.note,
      close: () => db.destroy(),
    }
  } catch (fault) {
    await db.destroy()
    throw fault
  }
}

async function storeRow(db: Db): Promise<StoreRow> {
  const { x, y, d } = makeKey()
  await db
    .insertInto('store')
    .values({ id: 1, store: randomUUID(), x, y, d, backup: null })
    .onConflict((there) => there.doNothing())
    .execute()
  return await db.selectFrom('store').selectAll().executeTakeFirstOrThrow()
}

/** From now on every device is told that this store may lack what an earlier one acknowledged. */
export async function renewStore(db: Db): Promise<void> {
  await db.updateTable('store').set({ store: randomUUID() }).execute()
}

/** How many entries were ever taken, also of units that are gone. */
async function takenEver(tx: Tx): Promise<number> {
  const sums = await Promise.all(
    (['units', 'closed'] as const).map((table) =>
      tx
        .selectFrom(table)
        .select((eb) => eb.fn.sum('taken').as('sum'))
        .executeTakeFirstOrThrow(),
    ),
  )
  return sums.reduce((all, { sum }) => all + Number(sum ?? 0), 0)
}
