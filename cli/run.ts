/** One run of a command over a table: header, lines, what is written, and the exit status. */
import { createReadStream } from 'node:fs'
import type { BadRow, Delimiter } from '#exchange/table'
import type { Cells } from './cells.ts'
import { wholeLines } from './lines.ts'
import { Refusal } from './refusal.ts'
import { RowReader } from './row-reader.ts'
import { type Output, Writer } from './write.ts'

/** What a command makes of a table with this header; throws a `Refusal` where the header is no such table's. */
export type Command = (header: readonly string[], delimiter: Delimiter) => Reading

interface Reading {
  readonly columns: readonly string[]
  /** The row is another at the next line, and what is given of it may be too. */
  readonly read: (row: Cells) => Output | BadCells
}

export interface BadCells {
  readonly bad: string
}

/** What is said of a line that is no record. */
const quoteFaults: Readonly<Record<BadRow['bad'], string>> = {
  'open-quote': 'a quote is opened and not closed',
  'stray-quote': 'a quote stands where none can',
}

export async function run(command: Command, file: string | undefined, format: 'csv' | 'json'): Promise<number> {
  const reader = new RowReader()
  let table: Table | undefined
  const take = (row: Cells | BadRow) => {
    if (table) table.take(row)
    else table = new Table(command, headerOf(row), reader.delimiter, format)
  }
  for await (const lines of wholeLines(input(file))) {
    reader.read(lines, take)
    await table?.out.written()
  }
  reader.end(take)
  if (!table) throw new Refusal('the table is empty: its first line must name the columns')
  await table.out.end()
  return table.status
}

/** Trimmed, in small letters. */
function headerOf(row: Cells | BadRow): readonly string[] {
  if ('bad' in row)
    throw new Refusal(`the first line must name the columns, and cannot be read: ${quoteFaults[row.bad]}`)
  return Array.from({ length: row.count }, (_, at) => row.cell(at).trim().toLowerCase())
}

/** The lines after the header, each to a line of what is written or to what is wrong with it. */
class Table {
  readonly out: Writer
  status = 0
  readonly #width: number
  readonly #reading: Reading

  constructor(command: Command, header: readonly string[], delimiter: Delimiter, format: 'csv' | 'json') {
    this.#reading = command(header, delimiter)
    this.#width = header.length
    this.out = new Writer(this.#reading.columns, format)
  }

  take(row: Cells | BadRow): void {
    const got = 'bad' in row ? { bad: quoteFaults[row.bad] } : this.#read(row)
    if ('bad' in got) this.#say(row.line, got.bad)
    else this.out.add(got)
  }

  #read(row: Cells): Output | BadCells {
    if (row.count === this.#width) return this.#reading.read(row)
    return { bad: `${row.count} cells, and the header has ${this.#width}` }
  }

  #say(line: number, reason: string): void {
    this.status = 1
    process.stderr.write(`line ${line}: ${reason}\n`)
  }
}

/** A file's bytes as they come, or standard input's. */
export async function* input(file: string | undefined): AsyncGenerator<Uint8Array> {
  if (file === undefined || file === '-') {
    yield* process.stdin
    return
  }
  try {
    yield* createReadStream(file, { highWaterMark: 1 << 16 })
  } catch (error) {
    throw new Refusal(`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? error})`)
  }
}
