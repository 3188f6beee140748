/**
 * A whole unit in one file, in the journal's own format: a first line that says what it is, the rows as they lie in the
 * database, and a last line that says how many and holds the sealed manifest. The boxes stay sealed: only the unit's
 * passphrases and its sheet open them.
 */
import * as z from 'zod'
import { isPractice, placeOf, unitOf } from '../place.ts'
import type { Place, Progress, Refusal } from '../vault.ts'
import { json, linedFile, linesIn } from './lined-file.ts'
import { rows } from './row-shapes.ts'
import { type Op, ROWS_A_LINE, type Row, rowLines, type Table, tables } from './rows.ts'

const NUMBER = 2
const FORMAT = `mattstock-backup-${NUMBER}`
const first = z.strictObject({
  backup: z.literal(FORMAT),
  unit: z.uuid(),
  practice: z.literal(true).optional(),
  rows: z.number().int(),
})
const last = z.strictObject({ complete: z.number().int(), manifest: z.string() })

/** Bytes; the first line has a hundred or two. */
const LONGEST_HEAD_BYTES = 4096

/** `hash` runs over all lines before the last, which holds the sealed manifest. */
interface ReadBackup {
  readonly place: Place
  readonly rows: number
  readonly hash: string
  readonly manifest: string
}

export type BadFile = Refusal<'not-a-backup' | 'newer-backup' | 'older-backup' | 'damaged-backup'>
/** Where rows come from, in the order of their ids: the unit's store, or the scratch database that a backup is tried in. */
export interface Source {
  count(table: Table): Promise<number>
  /** Up to `most` rows whose id comes after this one. */
  after<T extends Table>(table: T, id: string, most: number): Promise<Row<T>[]>
}

/**
 * Nothing may be written meanwhile: the file says at its beginning how many rows it holds. `manifest` is given the running
 * hash of all rows, and gives the sealed manifest.
 */
export async function makeBackup(
  source: Source,
  place: Place,
  manifest: (hash: string) => Promise<string>,
  progress: Progress = () => {},
): Promise<Blob> {
  const counts = await Promise.all(tables.map((table) => source.count(table)))
  const count = counts.reduce((sum, rows) => sum + rows, 0)
  const lines = counts.reduce((sum, rows) => sum + Math.ceil(rows / ROWS_A_LINE), 2)
  let before = ''
  async function* texts() {
    yield JSON.stringify({
      backup: FORMAT,
      unit: unitOf(place),
      ...(isPractice(place) && { practice: true }),
      rows: count,
    })
    for (const table of tables) yield* linesOf(source, table)
    yield JSON.stringify({ complete: count, manifest: await manifest(before) })
  }
  return linedFile(texts(), 'application/x-mattstock-backup', (written, hash) => {
    before = hash
    // Rows that are long make more lines than were reckoned with.
    progress(Math.min(1, written / lines))
  })
}

async function* linesOf<T extends Table>(source: Source, table: T): AsyncGenerator<string> {
  for (let last = ''; ; ) {
    const page = await source.after(table, last, ROWS_A_LINE)
    yield* rowLines(table, page)
    if (page.length < ROWS_A_LINE) return
    last = page.at(-1)?.id ?? ''
  }
}

/** Reads the file to its end and checks every line; `each` is given the rows as they come. */
export async function readBackup(
  file: Blob,
  each: (ops: readonly Op[]) => Promise<void>,
  progress: Progress = () => {},
): Promise<ReadBackup | BadFile> {
  // A picture, a film, another program's file: known by its first bytes, and not read to its end.
  if (!(await file.slice(0, LONGEST_HEAD_BYTES).text()).includes('\n')) return { refused: 'not-a-backup' }
  let head: z.infer<typeof first> | null = null
  let rowsRead = 0
  let before = ''
  let end: z.infer<typeof last> | null = null
  for await (const { text, sound, read, hash } of linesIn(file)) {
    if (!head) {
      const begun = begins(text)
      if ('refused' in begun) return begun
      if (!sound) return { refused: 'damaged-backup' }
      head = begun
    } else if (!sound || end) {
      return { refused: 'damaged-backup' }
    } else if (text.startsWith('[')) {
      const ops = opsIn(text)
      if (!ops) return { refused: 'damaged-backup' }
      rowsRead += ops.length
      await each(ops)
    } else {
      end = last.safeParse(json(text)).data ?? null
      if (end?.complete !== rowsRead || head.rows !== rowsRead) return { refused: 'damaged-backup' }
    }
    if (!end) before = hash
    progress(Math.min(1, read / file.size))
  }
  if (!head) return { refused: 'not-a-backup' }
  const place = placeOf(head.practice ? 'practice' : 'unit', head.unit)
  return end ? { place, rows: rowsRead, hash: before, manifest: end.manifest } : { refused: 'damaged-backup' }
}

function begins(text: string): z.infer<typeof first> | BadFile {
  const said = json(text)
  const read = first.safeParse(said)
  if (read.success) return read.data
  const format = (said as { backup?: unknown } | null)?.backup
  const [, number] = (typeof format === 'string' && /^mattstock-backup-(\d+)$/.exec(format)) || []
  if (number === undefined || Number(number) === NUMBER) return { refused: 'not-a-backup' }
  return { refused: Number(number) > NUMBER ? 'newer-backup' : 'older-backup' }
}

/** Null when a step is not a row of this format. */
export function opsIn(text: string): Op[] | null {
  const said = json(text)
  if (!Array.isArray(said)) return null
  return said.every(isRow) ? (said as Op[]) : null
}

/** Anything at all may stand in the list: a hash that is right says only that somebody made it. */
function isRow(step: unknown): boolean {
  const { put, row } = (step ?? {}) as { readonly put?: string; readonly row?: unknown }
  return typeof put === 'string' && Object.hasOwn(rows, put) && rows[put as Table].safeParse(row).success
}
