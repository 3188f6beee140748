/**
 * A whole unit in one file, in the journal's own format: a first line that says what it is, the rows as they lie in the
 * database, and a last line that says how many. The boxes stay sealed: only the unit's doors open them.
 */
import * as z from 'zod'
import { chained } from './journal-file.ts'
import { rows } from './row-shapes.ts'
import { type Op, type Row, rowLines, type Table, tables } from './rows.ts'
import type { Progress, Refusal } from './vault.ts'

const FORMAT = 'mattstock-backup-1'
const first = z.strictObject({ backup: z.literal(FORMAT), unit: z.uuid(), rows: z.number().int() })
const last = z.strictObject({ complete: z.number().int() })

export type BadFile = Refusal<'not-a-backup' | 'newer-backup' | 'damaged-backup'>
/** Where rows come from: the unit's store, or the scratch database that a backup is tried in. */
export type Source = { all<T extends Table>(table: T): Promise<Row<T>[]> }

export async function makeBackup(source: Source, unit: string, progress: Progress = () => {}): Promise<Blob> {
  const texts: string[] = []
  for (const table of tables) texts.push(...rowLines(table, await source.all(table)))
  const count = texts.reduce((sum, text) => sum + (JSON.parse(text) as Op[]).length, 0)
  const parts: Blob[] = []
  let hash = ''
  for (const text of [
    JSON.stringify({ backup: FORMAT, unit, rows: count }),
    ...texts,
    JSON.stringify({ complete: count }),
  ]) {
    hash = await chained(hash, text)
    // A blob of its own for each line: the browser may keep it on disk.
    parts.push(new Blob([`${parts.length + 1} ${hash} ${text}\n`]))
    progress(parts.length / (texts.length + 2))
  }
  return new Blob(parts, { type: 'application/x-mattstock-backup' })
}

/** Reads the file to its end and checks every line; `each` is given the rows as they come. */
export async function readBackup(
  file: Blob,
  each: (ops: readonly Op[]) => Promise<void>,
  progress: Progress = () => {},
): Promise<{ readonly unit: string; readonly rows: number } | BadFile> {
  let hash = ''
  let head: z.infer<typeof first> | null = null
  let read = 0
  let bytes = 0
  let lines = 0
  let whole = false
  for await (const line of linesOf(file)) {
    lines += 1
    const [n = '', claimed = ''] = line.split(' ', 2)
    const text = line.slice(n.length + claimed.length + 2)
    hash = await chained(hash, text)
    const sound = n === String(lines) && hash === claimed
    if (!head) {
      const begun = begins(text)
      if ('refused' in begun) return begun
      if (!sound) return { refused: 'damaged-backup' }
      head = begun
    } else if (!sound || whole) {
      return { refused: 'damaged-backup' }
    } else if (text.startsWith('[')) {
      const ops = opsIn(text)
      if (!ops) return { refused: 'damaged-backup' }
      read += ops.length
      await each(ops)
    } else {
      whole = last.safeParse(json(text)).data?.complete === read && head.rows === read
    }
    bytes += line.length + 1
    progress(Math.min(1, bytes / file.size))
  }
  if (!head) return { refused: 'not-a-backup' }
  return whole ? { unit: head.unit, rows: read } : { refused: 'damaged-backup' }
}

function begins(text: string): z.infer<typeof first> | BadFile {
  const said = json(text)
  const read = first.safeParse(said)
  if (read.success) return read.data
  const format = (said as { backup?: unknown } | null)?.backup
  const newer = typeof format === 'string' && /^mattstock-backup-\d+$/.test(format)
  return { refused: newer ? 'newer-backup' : 'not-a-backup' }
}

/** Null when a step is not a row of this format. */
function opsIn(text: string): Op[] | null {
  const said = json(text)
  if (!Array.isArray(said)) return null
  return said.every(isRow) ? (said as Op[]) : null
}

/** Anything at all may stand in the list: a hash that is right says only that somebody made it. */
function isRow(step: unknown): boolean {
  const { put, row } = (step ?? {}) as { readonly put?: string; readonly row?: unknown }
  return typeof put === 'string' && Object.hasOwn(rows, put) && rows[put as Table].safeParse(row).success
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function* linesOf(file: Blob): AsyncGenerator<string> {
  let rest = ''
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader()
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const lines = (rest + chunk.value).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  // What follows the last newline was cut off; an empty line in its place checks as nothing.
  if (rest !== '') yield ''
}
