/** A backup file made into a unit: tried in a scratch database first, or set up on a new device. */
import { Dexie } from 'dexie'
import { unitOf } from '../place.ts'
import type { Place, Progress, Refusal } from '../vault.ts'
import { type BadFile, makeBackup, readBackup } from './backup.ts'
import { counted, type Database, NOWHERE, openDatabase, rowsAfter, write } from './database.ts'
import { databaseName } from './database-name.ts'
import { checked, type Entry, NO_LOG, placesIn, rowHash } from './log.ts'
import { type Manifest, openManifest } from './manifest.ts'
import { making } from './places.ts'
import type { Op, Row, Table } from './rows.ts'
import { Store } from './store.ts'

export interface Tried {
  readonly rows: number
  /** The scratch database gives the very same file again. */
  readonly same: boolean
}

/** Restores the file into a scratch database, reads it back, compares byte by byte, and takes the scratch database away. */
export async function tryBackup(file: Blob, progress: Progress = () => {}): Promise<Tried | BadFile> {
  await Dexie.delete(databaseName('scratch'))
  const { db } = await openDatabase('scratch')
  try {
    const read = await readBackup(
      file,
      (ops) => write(db, ops, []),
      (share) => progress(share / 2),
    )
    if ('refused' in read) return read
    const again = await makeBackup(
      sourceOf(db),
      read.place,
      async () => read.manifest,
      (share) => progress((1 + share) / 2),
    )
    return { rows: read.rows, same: await equal(file, again) }
  } finally {
    db.close()
    await Dexie.delete(databaseName('scratch'))
  }
}

/** Whether the file is whole, and the day on which the sheet that opens it was made; only a secret tells whether it is the unit's own. */
export async function checkBackup(
  file: Blob,
  progress: Progress = () => {},
): Promise<{ readonly sheet: string } | BadFile> {
  const read = await readHeader(file, progress)
  return 'refused' in read ? read : { sheet: read.header.sheet.day }
}

/** A backup that was opened by a key slot of its unit. */
export type BackupSeen = Manifest & {
  readonly hash: string
  /** Where its unit lies on every device. */
  readonly place: Place
  /** Writes that do not fit the log of their device, and rows that are not what was written. */
  readonly faulty: number
}
type BadBackup = BadFile | Refusal<'wrong-passphrase' | 'forged-backup'>

/** What the file says of itself, to whoever opens a key slot of the unit: nothing is kept of it yet. */
export async function lookAtBackup(
  file: Blob,
  typed: string,
  progress: Progress = () => {},
): Promise<BackupSeen | BadBackup> {
  const read = await readHeader(file, progress)
  if ('refused' in read) return read
  const said = await openManifest(read.header, read.hash, read.manifest, typed)
  if ('refused' in said) return said
  const { hash, place, seen } = read
  return { ...said, hash, place, faulty: await faultsIn(unitOf(place), seen) }
}

/** The whole file, and the one header in it. */
async function readHeader(file: Blob, progress: Progress) {
  const held: Op[] = []
  const seen: Written = { entries: [], hashes: new Map() }
  const look = async (ops: readonly Op[]) => {
    held.push(...ops.filter(isHeader))
    await note(seen, ops)
  }
  const read = await readBackup(file, look, progress)
  if ('refused' in read) return read
  const [op, more] = held
  if (!op || more || !('put' in op) || op.put !== 'meta' || op.row.id !== 'header') return damaged
  return op.row.header.unit === unitOf(read.place) ? { ...read, seen, header: op.row.header } : damaged
}

/** What was written, as a backup holds it: the log, and the hash of each row that is there. */
interface Written {
  readonly entries: Entry[]
  readonly hashes: Map<string, string>
}

async function note({ entries, hashes }: Written, ops: readonly Op[]): Promise<void> {
  const logged = ops.flatMap((op) => ('put' in op && isLogged(op.put) ? [op.row as Row<'keys' | 'records'>] : []))
  for (const op of ops) if ('put' in op && op.put === 'entries') entries.push(op.row)
  for (const { id, hash } of await Promise.all(logged.map(async (row) => ({ id: row.id, hash: await rowHash(row) }))))
    hashes.set(id, hash)
}

const isLogged = (table: Table) => table === 'keys' || table === 'records' || table === 'audit'

async function faultsIn(unit: string, { entries, hashes }: Written): Promise<number> {
  const places = placesIn(entries)
  const others = [...hashes].filter(([id, hash]) => !places.get(id)?.some((place) => place.hash === hash))
  return (await checked(unit, NO_LOG, entries)).faulty.size + others.length
}
const damaged: BadFile = { refused: 'damaged-backup' }

/**
 * Sets a unit up in its own place from a file that was looked at. The header is written last: a restore that was broken
 * off leaves no unit behind.
 */
export const restoreUnit = (
  file: Blob,
  seen: Pick<BackupSeen, 'hash' | 'place'>,
  progress: Progress = () => {},
): Promise<Restored> => making(seen.place, () => restored(file, seen, progress))

type Restored = { readonly rows: number } | BadFile | Refusal<'unit-exists'>

async function restored(
  file: Blob,
  { hash, place }: Pick<BackupSeen, 'hash' | 'place'>,
  progress: Progress,
): Promise<Restored> {
  const store = await Store.open(place)
  try {
    if (await store.get('meta', 'header')) return { refused: 'unit-exists' }
    await store.clear()
    const held: Op[] = []
    const read = await readBackup(
      file,
      async (ops) => {
        held.push(...ops.filter(isHeader))
        await store.write(
          ops.filter((op) => !isHeader(op)),
          [],
        )
      },
      progress,
    )
    // Another file by now: what was looked at is what is kept, or nothing.
    if ('refused' in read || read.hash !== hash) {
      await store.clear()
      return 'refused' in read ? read : { refused: 'damaged-backup' }
    }
    await store.write(held, [{ set: 'position', to: NOWHERE }])
    await store.rebuildJournal()
    return { rows: read.rows }
  } finally {
    store.close()
  }
}

const isHeader = (op: Op) => 'put' in op && op.put === 'meta' && op.row.id === 'header'

const sourceOf = (db: Database) => ({
  count: (table: Table) => counted(db, table),
  after: <T extends Table>(table: T, id: string, most: number) => rowsAfter(db, table, id, most),
})

const STEP = 1 << 20

async function equal(one: Blob, other: Blob): Promise<boolean> {
  if (one.size !== other.size) return false
  for (let at = 0; at < one.size; at += STEP) {
    const [a, b] = await Promise.all(
      [one, other].map(async (blob) => new Uint8Array(await blob.slice(at, at + STEP).arrayBuffer())),
    )
    if (!a?.every((byte, i) => byte === b?.[i])) return false
  }
  return true
}
