/** Reads a table as a stream: one record at a time, each with the line where it begins. */
import { type BadRow, type Delimiter, Records, type Row } from '#exchange'
import { linesOf } from './lines.ts'
import { Refusal } from './refusal.ts'

export interface Table {
  /** Trimmed, in small letters. */
  readonly header: readonly string[]
  readonly delimiter: Delimiter
  readonly rows: AsyncIterable<Row | BadRow>
}

/** What is said of a line that is no record. */
export const quoteFaults: Readonly<Record<BadRow['bad'], string>> = {
  'open-quote': 'a quote is opened and not closed',
  'stray-quote': 'a quote stands where none can',
}

/** Opens a table and reads its header. A broken line is named as one, and the reading goes on with the next. */
export async function openTable(bytes: AsyncIterable<Uint8Array>): Promise<Table> {
  const reader = new Records()
  const rows = flat(read(reader, linesOf(bytes)))
  const first = await rows.next()
  if (first.done) throw new Refusal('the table is empty: its first line must name the columns')
  if ('bad' in first.value)
    throw new Refusal(`the first line must name the columns, and cannot be read: ${quoteFaults[first.value.bad]}`)
  const header = first.value.cells.map((name) => name.trim().toLowerCase())
  return { header, delimiter: reader.delimiter, rows }
}

async function* read(
  reader: Records,
  lines: AsyncIterable<readonly string[]>,
): AsyncGenerator<readonly (Row | BadRow)[]> {
  for await (const batch of lines) yield reader.take(batch)
  yield reader.end()
}

async function* flat(batches: AsyncIterable<readonly (Row | BadRow)[]>): AsyncGenerator<Row | BadRow> {
  for await (const batch of batches) yield* batch
}
