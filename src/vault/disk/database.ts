/** The database of one place, and the guards that neither IndexedDB nor Dexie gives: no silent re-creation, no old code in a newer schema. */
import { Dexie, type EntityTable, type Transaction } from 'dexie'
import type { Bytes } from '../crypto/bytes.ts'
import type { PasskeySlot } from '../crypto/passkey.ts'
import type { Chain } from '../relay-client/chain.ts'
import type { TabletKeys } from '../tablet/place.ts'
import type { DeviceKey, FreshKey } from '../unit/device-key.ts'
import type { RelayState } from '../unit/relay-state.ts'
import { type Place, type StartReport, VaultError } from '../vault.ts'
import { databaseName, SCHEMA } from './database-name.ts'
import { inTime } from './in-time.ts'
import { type Position, START, type Which } from './journal-file.ts'
import { type Op, type Row, type Table, tables } from './rows.ts'
import { type Schema, schemas } from './schemas.ts'
import type { Tries } from './tries.ts'

/** Where the journal stood when the database was last written. */
export interface JournalPosition extends Position {
  readonly which: Which
  /** 0 before there is a journal. */
  readonly generation: number
  /** The journal missed something that the database has, and has to be written anew. */
  readonly behind: boolean
  /** The browser cleared this database and an open page filled it from memory: the journal may hold more. */
  readonly unsquared?: true
}

export const NOWHERE: JournalPosition = { ...START, which: 'b', generation: 0, behind: false }

/** What belongs to this device alone: not journalled, not in a backup. */
export interface Local {
  schema: number
  position: JournalPosition
  tries: Tries
  /** Wrong tries of a PIN since the last right one, or the last passphrase. */
  pinTries: number
  device: DeviceKey
  /** The key by which the unit's relay signs, as a device that was let in was told it. */
  relayTold: string
  /** Of a device that was let in and on which nobody has unlocked yet. */
  freshDevice: FreshKey
  passkeys: readonly PasskeySlot[]
  /** Whose own device this is, and since which civil day; a device of nobody's own is shared. */
  owner: { readonly staff: string; readonly day: string }
  /** The running hand-over, and the share of its key that lies here. */
  session: { readonly id: string; readonly share: Bytes }
  snapshot: {
    readonly lamport: number
    readonly count: number
    readonly key: string
    readonly boxes: readonly ArrayBuffer[]
  }
  report: StartReport
  /** The newest instant, by this device's clock, at which anything was written here since staff last said which day it was. */
  latest: string
  /** The devices of the unit that staff have said, on this one, that they know of. */
  devicesKnown: readonly string[]
  /** How this place stands with the unit's relay. */
  relay: RelayState
  /** The chain of devices at the relay, as far as it was read and checked. */
  relayChain: Chain
  /** What this reader signs with while somebody answers on it: it opens nothing. */
  beside: TabletKeys['signing']
  /** Which row of `keys` this device writes to a case under, in an epoch. */
  [caseKey: `case-key|${string}`]: string
}

type LocalRow = { [K in keyof Local]: { id: K; value: Local[K] } }[keyof Local]
type Tables = { [T in Table]: EntityTable<Row<T>, 'id'> } & { local: EntityTable<LocalRow, 'id'> }
export type Database = Dexie & Tables

/** A person waits for it, in front of an empty screen. */
const OPENING_MS = 8_000

/** `created` when the browser had none: either the first time here, or everything was cleared. `cut` when the browser closes it. */
export async function openDatabase(
  place: Place | 'scratch',
  cut: () => void = () => {},
): Promise<{ db: Database; created: boolean }> {
  const db = new Dexie(databaseName(place), { autoOpen: false, chromeTransactionDurability: 'strict' }) as Database
  for (const schema of schemas)
    db.version(schema.number)
      .stores(schema.tables)
      .upgrade((all) => raise(all, schema))
  let created = false
  // In the very transaction that makes the tables: a database that was begun and has no number would refuse every write.
  db.on('populate', (making) => {
    created = true
    void making.table('local').add({ id: 'schema', value: SCHEMA })
  })
  db.on('close', cut)
  // A newer build in another tab asks for the database: this one lets go, and its writes are refused from then on.
  // Asked for with no version, it is being cleared away.
  db.on('versionchange', (event) => {
    db.close()
    if (event.newVersion === null) cut()
  })
  try {
    await inTime(db.open(), OPENING_MS)
    // Dexie opens a newer schema without a word, and old code would write into it. It keeps ten times the number.
    if (db.backendDB().version > SCHEMA * 10) throw new VaultError('newer-schema')
  } catch (fault) {
    db.close()
    throw asVaultError(fault)
  }
  return { db, created }
}

/** From the schema before, in the transaction that makes this one's tables. What nothing reads is left as it is. */
async function raise(all: Transaction, { number, raised }: Schema): Promise<void> {
  if (!raised) throw new VaultError('older-format')
  for (const name of tables) {
    const table = all.table(name)
    await table.bulkPut((await table.toArray()).map((row) => raised(name, row)))
  }
  await all.table('local').put({ id: 'schema', value: number })
}

export async function local<K extends keyof Local>(db: Database, id: K): Promise<Local[K] | undefined> {
  return (await db.local.get(id))?.value as Local[K] | undefined
}

export async function setLocal<K extends keyof Local>(db: Database, id: K, value: Local[K]): Promise<void> {
  await db.local.put({ id, value } as LocalRow)
}

export const counted = async (db: Database, table: Table): Promise<number> => db[table].count()

/** Up to `most` rows whose id comes after this one, by their ids. */
export async function rowsAfter<T extends Table>(db: Database, table: T, id: string, most: number): Promise<Row<T>[]> {
  return db.table<Row<T>, string>(table).where('id').above(id).limit(most).toArray()
}

export type LocalChange = { [K in keyof Local]: { readonly set: K; readonly to: Local[K] | null } }[keyof Local]

/** All of it in one strict transaction, or none. Nothing but IndexedDB is awaited inside: anything else would end it early. */
export async function write(db: Database, ops: readonly Op[], changes: readonly LocalChange[]): Promise<void> {
  await db.transaction('rw', [...tables, 'local'], async () => {
    if ((await local(db, 'schema')) !== SCHEMA) throw new VaultError('newer-schema')
    for (const { table, puts, drops } of byTable(ops)) {
      if (drops.length > 0) await db.table(table).bulkDelete(drops)
      if (puts.length > 0) await db.table(table).bulkPut(puts)
    }
    for (const { set, to } of changes) {
      if (to === null) await db.local.delete(set)
      else await setLocal(db, set, to)
    }
  })
}

/** What a list of steps comes to, table by table: the last step on an id holds. */
export function byTable(ops: readonly Op[]) {
  const last = new Map<Table, Map<string, Row<Table> | null>>(tables.map((table) => [table, new Map()]))
  for (const op of ops) {
    if ('put' in op) last.get(op.put)?.set(op.row.id, op.row)
    else last.get(op.drop)?.set(op.id, null)
  }
  return [...last].map(([table, rows]) => ({
    table,
    puts: [...rows.values()].filter((row) => row !== null),
    drops: [...rows].flatMap(([id, row]) => (row === null ? [id] : [])),
  }))
}

/** Names what the browser said. A fault that is not the storage's own is given back as it is. */
export function asVaultError(fault: unknown): unknown {
  if (fault instanceof VaultError || !(fault instanceof Error || fault instanceof DOMException)) return fault
  const inner = (fault as { inner?: { name?: string } }).inner
  const names = [fault.name, inner?.name]
  // Dexie wraps a full disk as AbortError with the reason inside.
  if (names.includes('QuotaExceededError')) return new VaultError('full', fault)
  if (names.includes('VersionError')) return new VaultError('newer-schema', fault)
  if (names.includes('TimeoutError')) return new VaultError('silent', fault)
  const dead = [
    'DatabaseClosedError',
    'InvalidStateError',
    'UnknownError',
    'AbortError',
    'OpenFailedError',
    'MissingAPIError',
    'NotFoundError',
    'SecurityError',
  ]
  return dead.includes(fault.name) ? new VaultError('closed', fault) : fault
}
