/**
 * A backup is one gzipped file of lines: a head, then each row as `[table, row]`, then how many there were. The same file
 * is restored into either engine, so it is also the way from the embedded store to PostgreSQL. It holds one moment of the
 * store, and has been restored once, into a store beside it, before it gets its name.
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { sql, type Transaction } from 'kysely'
import type { Engine } from './engine.ts'

/** Rows asked for at a time: a statement ends within its time, and memory does not grow with the store. */
const portion = 200

/** What is kept of a store. */
export interface Kept<D> {
  readonly format: string
  /** In an order that never names a row before it is there. */
  readonly tables: readonly (keyof D & string)[]
}

export type Written = { readonly rows: number } | { readonly refused: 'backup-failed' }
export type Restored = { readonly rows: number } | { readonly refused: 'not-empty' | 'not-a-backup' | 'cut-short' }

/** Tables of no certain name: a row is whatever the file says, and the store refuses one that is none of its own. */
type AnyTx = Transaction<Record<string, Record<string, unknown>>>

/**
 * Refused when what was written does not come back whole: then there is no file.
 * @param readBack restores the file into an empty embedded store in a folder that is there for that alone
 */
export async function writeBackupFile<D>(
  kept: Kept<D>,
  { kind, snapshot }: Pick<Engine<D>, 'kind' | 'snapshot'>,
  file: string,
  now: string,
  readBack: (folder: string, file: string) => Promise<Restored>,
): Promise<Written> {
  const beside = await mkdtemp(`${file}-`)
  const part = join(beside, 'part')
  try {
    const rows = await snapshot(async (tx) => {
      const count = { rows: 0 }
      const lines = Readable.from(linesOfStore(kept, kind, tx as unknown as AnyTx, now, count))
      await pipeline(lines, createGzip(), createWriteStream(part, { mode: 0o600, flush: true }))
      return count.rows
    })
    const restored = await readBack(join(beside, 'store'), part)
    if (!('rows' in restored) || restored.rows !== rows) return { refused: 'backup-failed' }
    await rename(part, file)
    return { rows }
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

async function* linesOfStore<D>(
  { format, tables }: Kept<D>,
  kind: Engine<D>['kind'],
  tx: AnyTx,
  now: string,
  count: { rows: number },
) {
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

async function* rowsByCursor(tx: AnyTx, table: string): AsyncGenerator<object> {
  await sql`declare backup no scroll cursor for select * from ${sql.table(table)}`.execute(tx)
  for (let left = true; left; ) {
    const { rows } = await sql<object>`fetch ${sql.lit(portion)} from backup`.execute(tx)
    yield* rows
    left = rows.length > 0
  }
  await sql`close backup`.execute(tx)
}

/** Work that ends in `Refused`, or in what a broken file makes of it, has changed nothing: it ran in a transaction. */
export async function orRefused(work: () => Promise<number>): Promise<Restored> {
  try {
    return { rows: await work() }
  } catch (fault) {
    if (fault instanceof Refused) return { refused: fault.reason }
    if (isBroken(fault)) return { refused: 'not-a-backup' }
    throw fault
  }
}

/** @returns how many rows there were; throws `Refused`, and whatever a file throws that is none of ours */
export async function readBackupFile<D>(kept: Kept<D>, tx: Transaction<D>, file: string): Promise<number> {
  return await putRows(kept, tx as unknown as AnyTx, linesOf(file))
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

async function putRows<D>({ format, tables }: Kept<D>, tx: AnyTx, lines: AsyncIterable<string>): Promise<number> {
  let count = 0
  let head = true
  for await (const line of lines) {
    const read: unknown = JSON.parse(line, textAsBytes)
    if (head) {
      if ((read as { format?: string } | null)?.format !== format) throw new Refused('not-a-backup')
      head = false
    } else if (Array.isArray(read)) {
      const [table, row] = read as [string, Record<string, unknown>]
      if (!(tables as readonly string[]).includes(table) || !isRow(row)) throw new Refused('not-a-backup')
      await tx.insertInto(table).values(row).execute()
      count += 1
    } else if ((read as { rows?: number } | null)?.rows === count) return count
  }
  throw new Refused('cut-short')
}

export class Refused extends Error {
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
