/** Reads a table, comma or semicolon, as a stream: one record at a time, each with the line where it begins. */
import { parse } from 'csv-parse/sync'
import { linesOf } from './lines.ts'
import { Refusal } from './refusal.ts'

export type Delimiter = ',' | ';'

export interface Row {
  /** Where the record begins; the header is line 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** A line that is no record, and why. */
interface BadRow {
  readonly line: number
  readonly bad: string
}

export interface Table {
  /** Trimmed, in small letters. */
  readonly header: readonly string[]
  readonly delimiter: Delimiter
  readonly rows: AsyncIterable<Row | BadRow>
}

/** Opens a table and reads its header. A broken line is named as one, and the reading goes on with the next. */
export async function openTable(bytes: AsyncIterable<Uint8Array>): Promise<Table> {
  const reader = new Records()
  const rows = flat(reader.read(linesOf(bytes)))
  const first = await rows.next()
  if (first.done) throw new Refusal('the table is empty: its first line must name the columns')
  if ('bad' in first.value)
    throw new Refusal(`the first line must name the columns, and cannot be read: ${first.value.bad}`)
  const header = first.value.cells.map((name) => name.trim().toLowerCase())
  return { header, delimiter: reader.delimiter, rows }
}

/** A record longer than this is an opened quote that nobody closed; it must not fill the memory. */
const LONGEST_RECORD = 100_000

/** Puts lines together to records where a quoted cell runs over several, and takes a broken one apart again. */
class Records {
  delimiter: Delimiter = ','
  private held: string[] = []
  private heldLength = 0
  private open = false
  private line = 1

  async *read(lines: AsyncIterable<readonly string[]>): AsyncGenerator<readonly (Row | BadRow)[]> {
    let started = false
    for await (const batch of lines) {
      if (!started) this.delimiter = delimiterOf(batch)
      started ||= batch.some((line) => line.trim() !== '')
      const rows: (Row | BadRow)[] = []
      for (const line of batch) this.take(line, rows)
      yield rows
    }
    const last: (Row | BadRow)[] = []
    while (this.held.length > 0) this.giveUp('a quote is opened and not closed', last)
    yield last
  }

  private take(line: string, rows: (Row | BadRow)[]): void {
    if (this.held.length === 0 && !line.includes('"')) {
      this.plain(line, rows)
      return
    }
    this.held.push(line)
    this.heldLength += line.length
    // A doubled quote inside a quoted cell is two: an even count means that every quote is closed.
    if (line.split('"').length % 2 === 0) this.open = !this.open
    if (!this.open) this.close(rows)
    else if (this.heldLength > LONGEST_RECORD) this.giveUp('a quote is opened and not closed', rows)
  }

  private plain(line: string, rows: (Row | BadRow)[]): void {
    this.push(line.split(this.delimiter), rows)
    this.line += 1
  }

  private close(rows: (Row | BadRow)[]): void {
    try {
      const [cells = []] = parse(this.held.join('\n'), {
        delimiter: this.delimiter,
        relax_column_count: true,
      })
      this.push(cells, rows)
      this.line += this.held.length
      this.reset()
    } catch {
      this.giveUp('a quote stands where none can', rows)
    }
  }

  /** A line with nothing in it, as spreadsheets leave at the end, is no record. */
  private push(cells: readonly string[], rows: (Row | BadRow)[]): void {
    if (cells.some((cell) => cell !== '')) rows.push({ line: this.line, cells })
  }

  /** Names the first held line as bad, and reads the others again as if it had not been there. */
  private giveUp(reason: string, rows: (Row | BadRow)[]): void {
    rows.push({ line: this.line, bad: reason })
    const [, ...again] = this.held
    this.line += 1
    this.reset()
    for (const line of again) this.take(line, rows)
  }

  private reset(): void {
    this.held = []
    this.heldLength = 0
    this.open = false
  }
}

async function* flat(batches: AsyncIterable<readonly (Row | BadRow)[]>): AsyncGenerator<Row | BadRow> {
  for await (const batch of batches) yield* batch
}

/** The header's own separator: whichever stands oftener in it, outside quotes. */
function delimiterOf(lines: readonly string[]): Delimiter {
  const header = (lines.find((line) => line.trim() !== '') ?? '').replaceAll(/"[^"]*"/g, '')
  return header.split(';').length > header.split(',').length ? ';' : ','
}
