/**
 * The bytes of a table to its records. A plain line is read where it stands; one that opens a quote over several lines,
 * doubles one in a cell or leaves one astray goes to `Records`, as every line does in the app.
 */
import { type BadRow, type Delimiter, Records, type Row } from '#exchange/table'
import { Cells } from './cells.ts'

/** The same `Cells` for every record: they are to be used before the next. */
type Take = (row: Cells | BadRow) => void

const LF = 10
const CR = 13
const QUOTE = 34
const DOS_END = 26

export class RowReader {
  readonly #records = new Records()
  readonly #row = new Cells()

  /** Known from the first line that says something. */
  get delimiter(): Delimiter {
    return this.#records.delimiter
  }

  /** Reads whole lines, in UTF-8. Only the last of a table may be without its end. */
  read(lines: Buffer, take: Take): void {
    let at = 0
    while (at < lines.length) {
      const end = this.#records.between ? readPlain(lines, at, this.delimiter.charCodeAt(0), this.#row) : -1
      if (end < 0) at = this.#readOther(lines, at, take)
      else {
        this.#row.line = this.#records.pass()
        if (saysSomething(this.#row)) take(this.#row)
        at = afterEnd(lines, end)
      }
    }
  }

  /** What is still held when there are no more lines. */
  end(take: Take): void {
    this.#give(this.#records.end(), take)
  }

  #readOther(lines: Buffer, at: number, take: Take): number {
    const end = endOf(lines, at)
    this.#give(this.#records.take([lines.toString('utf8', at, end)]), take)
    return afterEnd(lines, end)
  }

  #give(rows: readonly (Row | BadRow)[], take: Take): void {
    for (const row of rows)
      if ('bad' in row) take(row)
      else {
        this.#row.fill(row.line, row.cells)
        take(this.#row)
      }
  }
}

/**
 * The cells of a line whose quotes, if it has any, stand around whole cells. Gives where the line ends, or -1 where it is
 * no such line.
 */
function readPlain(bytes: Buffer, start: number, delimiter: number, row: Cells): number {
  row.bytes = bytes
  row.count = 0
  const { length } = bytes
  let begin = start
  for (let at = start; ; at += 1) {
    const byte = at < length ? (bytes[at] as number) : LF
    // Most bytes: those that part cells or lines come before, or are the delimiter.
    if (byte > QUOTE && byte !== delimiter) continue
    if (byte === QUOTE) {
      const close = at === begin ? endOf(bytes, at + 1, QUOTE) : -1
      if (bytes[close] !== QUOTE) return -1
      const next = close + 1 < length ? bytes[close + 1] : LF
      if (next !== delimiter && next !== LF && next !== CR) return -1
      row.add(at + 1, close)
      if (next !== delimiter) return close + 1
      at = close + 1
      begin = at + 1
    } else if (byte === delimiter || byte === LF || byte === CR) {
      row.add(begin, at)
      if (byte !== delimiter) return at
      begin = at + 1
    }
  }
}

/** Where the line ends, or where this byte stands in it. */
function endOf(bytes: Buffer, start: number, sought = LF): number {
  let at = start
  while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR && bytes[at] !== sought) at += 1
  return at
}

const afterEnd = (bytes: Buffer, end: number): number => end + (bytes[end] === CR && bytes[end + 1] === LF ? 2 : 1)

/** A line with nothing in it, as spreadsheets leave at the end, is no record, nor is the sign by which DOS ended files. */
function saysSomething({ bytes, count, from, to }: Cells): boolean {
  for (let at = 0; at < count; at += 1) {
    const length = (to[at] as number) - (from[at] as number)
    if (length > 1 || (length === 1 && bytes[from[at] as number] !== DOS_END)) return true
  }
  return false
}
