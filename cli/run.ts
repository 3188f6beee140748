/** One run of a command over a table: header, lines, what is written, and the exit status. */
import { createReadStream } from 'node:fs'
import type { BadRow, Delimiter, Row } from '#exchange'
import { Refusal } from './refusal.ts'
import { openTable, quoteFaults } from './table.ts'
import { type Value, writer } from './write.ts'

/** What a command makes of a table with this header; throws a `Refusal` where the header is no such table's. */
export type Command = (header: readonly string[], delimiter: Delimiter) => Reading

interface Reading {
  readonly columns: readonly string[]
  readonly read: (cells: readonly string[]) => Output | BadCells
}

export interface Output {
  /** In the order of the columns. */
  readonly values: readonly Value[]
  /** What JSON says besides. */
  readonly more?: Readonly<Record<string, unknown>>
}

interface BadCells {
  readonly bad: string
}

export async function run(command: Command, file: string | undefined, format: 'csv' | 'json'): Promise<number> {
  let status = 0
  const bad = (line: number, reason: string) => {
    status = 1
    process.stderr.write(`line ${line}: ${reason}\n`)
  }
  const table = await openTable(input(file))
  const { header, rows } = table
  const { columns, read } = command(header, table.delimiter)
  const out = writer(columns, format)
  for await (const row of rows) {
    const got =
      'bad' in row ? brokenLine(row) : row.cells.length === header.length ? read(row.cells) : wrongCount(row, header)
    if ('bad' in got) bad(row.line, got.bad)
    else if (out.add(got)) await out.drained()
  }
  await out.end()
  return status
}

const brokenLine = ({ bad }: BadRow): BadCells => ({ bad: quoteFaults[bad] })

const wrongCount = ({ cells }: Row, header: readonly string[]): BadCells => ({
  bad: `${cells.length} cells, and the header has ${header.length}`,
})

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
