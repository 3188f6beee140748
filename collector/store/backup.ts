/**
 * A backup is one gzipped file of lines: a head, then each row as `[table, row]`, then how many there were. The same file
 * is restored into either store, so it is also the way from the embedded store to PostgreSQL. It holds one moment of the
 * store, and has been restored once, into a store beside it, before it gets its name.
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { sql } from 'kysely'
import { openStore, type Store } from './open.ts'
import type { Tables, Tx } from './tables.ts'

/** In an order that never names a row before it is there. Sessions and tries are left out: nobody is signed in by a backup. */
const tables = [
  'units',
  'devices',
  'codes',
  'periods',
  'taken_away',
  'batches',
  'national',
  'keys',
  'passphrase',
  'events',
] as const satisfies readonly (keyof Tables)[]
type Kept = (typeof tables)[number]

const format = 'mattstock-collector-backup-1'

/** Rows asked for at a time: a statement ends within its time, and memory does not grow with the store. */
const portion = 200

export type Written = { readonly rows: number } | { readonly refused: 'backup-failed' }

/** Refused when what was written does not come back whole: then there is no file. */
export async function writeBackup(store: Store, file: string, now: string): Promise<Written> {
  const beside = await mkdtemp(`${file}-`)
  const part = join(beside, 'part')
  try {
    const rows = await store.snapshot(async (tx) => {
      const count = { rows: 0 }
      const lines = Readable.from(linesOfStore(store, tx, now, count))
      await pipeline(lines, createGzip(), createWriteStream(part, { mode: 0o600, flush: true }))
      return count.rows
    })
    const restored = await restoreInto(join(beside, 'store'), part)
    if (!('rows' in restored) || restored.rows !== rows) return { refused: 'backup-failed' }
    await rename(part, file)
    return { rows }
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

async function restoreInto(data: string, file: string): Promise<Restored> {
  const trial = await openStore({ data, database: null })
  try {
    return await readBackup(trial, file)
  } finally {
    await trial.close()
  }
}

async function* linesOfStore({ kind }: Store, tx: Tx, now: string, count: { rows: number }) {
  yield `${JSON.stringify({ format, made: now })}\n`
  for (const table of tables) {
    const rows = kind === 'postgres' ? rowsByCursor(tx, table) : tx.selectFrom(table).selectAll().stream()
    for await (const row of rows) {
      count.rows += 1
      yield `${JSON.stringify([table, row], bytesAsText)}\n`
    }
  }
  yield `${JSON.stringify({ rows: count.rows })}\n`
}

async function* rowsByCursor(tx: Tx, table: Kept): AsyncGenerator<object> {
  await sql`declare backup no scroll cursor for select * from ${sql.table(table)}`.execute(tx)
  for (let left = true; left; ) {
    const { rows } = await sql<object>`fetch ${sql.lit(portion)} from backup`.execute(tx)
    yield* rows
    left = rows.length > 0
  }
  await sql`close backup`.execute(tx)
}

export type Restored = { readonly rows: number } | { readonly refused: 'not-empty' | 'not-a-backup' | 'cut-short' }

/** Into a store that holds nothing but what a first start puts there; all of it or nothing. */
export async function readBackup(store: Store, file: string): Promise<Restored> {
  try {
    return await store.asCollector(async (tx) => {
      if (await tx.selectFrom('units').select('id').limit(1).executeTakeFirst()) throw new Refused('not-empty')
      // A first start has made these; the backup's own take their place.
      for (const table of ['keys', 'periods', 'passphrase', 'events'] as const) await tx.deleteFrom(table).execute()
      return { rows: await putRows(tx, linesOf(file)) }
    })
  } catch (fault) {
    if (fault instanceof Refused) return { refused: fault.reason }
    if (isBroken(fault)) return { refused: 'not-a-backup' }
    throw fault
  }
}

/** Opened when it is read from: a reader of lines that waits loses those that have come. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const packed = createReadStream(file)
  const unpacked = createGunzip()
  packed.on('error', (fault) => unpacked.destroy(fault)).pipe(unpacked)
  try {
    yield* createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY })
  } finally {
    // What comes after the line that was refused is nobody's any more, and may be no gzip at all.
    unpacked.on('error', () => {})
    packed.destroy()
    unpacked.destroy()
  }
}

async function putRows(tx: Tx, lines: AsyncIterable<string>): Promise<number> {
  let count = 0
  let head = true
  for await (const line of lines) {
    const read: unknown = JSON.parse(line, textAsBytes)
    if (head) {
      if ((read as { format?: string } | null)?.format !== format) throw new Refused('not-a-backup')
      head = false
    } else if (Array.isArray(read)) {
      const [table, row] = read as [Kept, never]
      if (!tables.includes(table) || !isRow(row)) throw new Refused('not-a-backup')
      await tx.insertInto(table).values(row).execute()
      count += 1
    } else if ((read as { rows?: number } | null)?.rows === count) return count
  }
  throw new Refused('cut-short')
}

class Refused extends Error {
  readonly reason: 'not-empty' | 'not-a-backup' | 'cut-short'
  constructor(reason: Refused['reason']) {
    super(reason)
    this.reason = reason
  }
}

const isRow = (row: unknown) => typeof row === 'object' && row !== null && !Array.isArray(row)

// A stream that ends wrongly, a file that is none, and what either store says of a row that is none of its own.
const isBroken = (fault: unknown) =>
  fault instanceof SyntaxError ||
  // JSON so deep that reading it exhausts the stack.
  fault instanceof RangeError ||
  /^Z_|^ERR_|^ENOENT$|^EISDIR$|^(22|23|42)\w{3}$/.test((fault as { code?: string }).code ?? '')

// `toJSON` of a Buffer has run by the time a replacer sees it, and SQLite gives plain bytes: both come out as one shape.
function bytesAsText(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const own = this[key]
  return own instanceof Uint8Array ? { base64url: Buffer.from(own).toString('base64url') } : value
}

function textAsBytes(_key: string, value: unknown): unknown {
  const text = (value as { base64url?: string } | null)?.base64url
  return typeof text === 'string' ? Buffer.from(text, 'base64url') : value
}
