/**
 * One device's entries and rows in a file, for another device of the unit. As sealed as they lie in the database; signatures
 * and hashes are checked where it is taken in. Format: docs/formats/sync.md.
 */
import * as z from 'zod'
import type { Header } from '../crypto/epochs.ts'
import { isPractice, unitOf } from '../place.ts'
import type { Place, Progress, Refusal } from '../vault.ts'
import { opsIn } from './backup.ts'
import { type Carried, type Logged, logged, type Parcel } from './exchange.ts'
import { json, linedFile, linesIn } from './lined-file.ts'
import { type Op, type Row, rowLines } from './rows.ts'

const NUMBER = 1
const FORMAT = `mattstock-sync-${NUMBER}`
const top = z.strictObject({ n: z.number().int().positive(), head: z.string().length(43), whole: z.boolean() })
const first = z.strictObject({
  sync: z.literal(FORMAT),
  unit: z.uuid(),
  practice: z.literal(true).optional(),
  /** The device that made it. */
  from: z.uuid(),
  /** All that it had. */
  vector: z.record(z.uuid(), top),
  rows: z.number().int().nonnegative(),
})
const last = z.strictObject({ complete: z.number().int().nonnegative() })

/** Longer is no file of ours: an unit's ten years are some 130 MB. */
const MOST_BYTES = 500_000_000
/** The first line holds a vector: some hundred bytes a device. */
const LONGEST_HEAD_BYTES = 1 << 20

/** What a file brings: a parcel, and who may open the unit as the device that made it knew. */
export interface SyncFile extends Parcel {
  readonly from: string
  readonly header: Header
}

export type BadSyncFile = Refusal<
  'not-a-sync-file' | 'newer-sync-file' | 'damaged-sync-file' | 'sync-file-of-another-unit'
>

export function writeSyncFile(place: Place, { from, header, vector, entries, rows }: SyncFile): Promise<Blob> {
  const lines = [
    ...rowLines('meta', [{ id: 'header', header }]),
    ...rowLines('entries', entries),
    ...logged.flatMap((table) => rowLines(table, of(table, rows))),
  ]
  const count = 1 + entries.length + rows.length
  const practice = isPractice(place) && { practice: true }
  async function* texts() {
    yield JSON.stringify({ sync: FORMAT, unit: unitOf(place), ...practice, from, vector, rows: count })
    yield* lines
    yield JSON.stringify({ complete: count })
  }
  return linedFile(texts(), 'application/x-mattstock-sync')
}

const of = <T extends Logged>(table: T, rows: readonly Carried[]) =>
  rows.flatMap((one) => (one.table === table ? [one.row as Row<T>] : []))

/** The whole file, every line in its place. What it says is not believed by that. */
export async function readSyncFile(place: Place, file: Blob, progress: Progress): Promise<SyncFile | BadSyncFile> {
  // A picture, a film, another program's file: known by its first bytes, and not read to its end.
  const begins = file.size <= MOST_BYTES ? await file.slice(0, LONGEST_HEAD_BYTES).text() : ''
  if (!begins.includes('\n')) return { refused: 'not-a-sync-file' }
  let head: z.infer<typeof first> | null = null
  let end: z.infer<typeof last> | null = null
  const ops: Op[] = []
  for await (const { text, sound, read } of linesIn(file)) {
    if (!head) {
      const said = headIn(text, place)
      if ('refused' in said) return said
      if (!sound) return damaged
      head = said
    } else if (!sound || end) {
      return damaged
    } else if (text.startsWith('[')) {
      const some = opsIn(text)
      if (!some) return damaged
      ops.push(...some)
    } else {
      end = last.safeParse(json(text)).data ?? null
      if (!end) return damaged
    }
    progress(Math.min(1, read / file.size))
  }
  if (!head || end?.complete !== ops.length || head.rows !== ops.length) return damaged
  const header = ops.flatMap((op) =>
    'put' in op && op.put === 'meta' && op.row.id === 'header' ? [op.row.header] : [],
  )
  const entries = ops.flatMap((op) => ('put' in op && op.put === 'entries' ? [op.row] : []))
  const rows = ops.flatMap((op) => ('put' in op && isLogged(op.put) ? [{ table: op.put, row: op.row } as Carried] : []))
  const [only] = header
  if (!only || header.length + entries.length + rows.length !== ops.length || header.length > 1) return damaged
  if (only.unit !== head.unit) return damaged
  return { from: head.from, vector: head.vector, header: only, entries, rows }
}

const damaged: BadSyncFile = { refused: 'damaged-sync-file' }

const isLogged = (table: string): table is Logged => (logged as readonly string[]).includes(table)

function headIn(text: string, place: Place): z.infer<typeof first> | BadSyncFile {
  const said = json(text)
  const format = (said as { sync?: unknown } | null)?.sync
  const [, number] = (typeof format === 'string' && /^mattstock-sync-(\d+)$/.exec(format)) || []
  if (Number(number) > NUMBER) return { refused: 'newer-sync-file' }
  const read = first.safeParse(said)
  if (!read.success) return { refused: 'not-a-sync-file' }
  const ours = read.data.unit === unitOf(place) && (read.data.practice ?? false) === isPractice(place)
  return ours ? read.data : { refused: 'sync-file-of-another-unit' }
}
