/** Lines of a table to records, each with the line where it begins. A stray or open quote costs its own line and no other. */

export type Delimiter = ',' | ';' | '\t'

export interface Row {
  /** Where the record begins; the header is line 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** A line that is no record, and why. */
export interface BadRow {
  readonly line: number
  readonly bad: 'open-quote' | 'stray-quote'
}

/** A record longer than this is an opened quote that nobody closed; it must not fill the memory. In UTF-16 units. */
const LONGEST_RECORD_CHARS = 100_000

const DOS_END = '\u001a'

/** Puts lines together to records where a quoted cell runs over several, and takes a broken one apart again. */
export class Records {
  delimiter: Delimiter = ','
  #held: string[] = []
  #heldLength = 0
  #open = false
  #line = 1
  #started = false
  /** A first line `sep=;`, as a spreadsheet reads it, says what parts the cells. */
  #told = false

  /** The delimiter is known, and no quote is open: the next line begins a record. */
  get between(): boolean {
    return this.#started && this.#held.length === 0
  }

  /** Counts a line that was read elsewhere, and tells its number. */
  pass(): number {
    this.#line += 1
    return this.#line - 1
  }

  /** Lines without their ends, some at a time; the first that says something is the header, and tells the delimiter. */
  take(lines: readonly string[]): readonly (Row | BadRow)[] {
    const rows: (Row | BadRow)[] = []
    for (const line of lines) {
      const told = this.#started || this.#told ? undefined : /^"?sep=([,;\t])"?$/i.exec(line)?.[1]
      if (told !== undefined) {
        this.delimiter = told as Delimiter
        this.#told = true
        this.pass()
      } else if (this.#started || line.trim() !== '') {
        if (!this.#started && !this.#told) this.delimiter = delimiterOf(line)
        this.#started = true
        this.#next(line, rows)
      } else this.pass()
    }
    return rows
  }

  /** What is still held when there are no more lines. */
  end(): readonly (Row | BadRow)[] {
    const rows: (Row | BadRow)[] = []
    while (this.#held.length > 0) this.#giveUp('open-quote', rows)
    return rows
  }

  #next(line: string, rows: (Row | BadRow)[]): void {
    if (this.#held.length === 0 && !line.includes('"')) {
      this.#push(line.split(this.delimiter), rows)
      this.#line += 1
      return
    }
    this.#held.push(line)
    this.#heldLength += line.length
    // A doubled quote inside a quoted cell is two: an even count means that every quote is closed.
    if (line.split('"').length % 2 === 0) this.#open = !this.#open
    if (!this.#open) this.#close(rows)
    else if (this.#heldLength > LONGEST_RECORD_CHARS) this.#giveUp('open-quote', rows)
  }

  #close(rows: (Row | BadRow)[]): void {
    const cells = quotedCells(this.#held.join('\n'), this.delimiter)
    if (cells) {
      this.#push(cells, rows)
      this.#line += this.#held.length
      this.#reset()
    } else this.#giveUp('stray-quote', rows)
  }

  /** A line with nothing in it, as spreadsheets leave at the end, is no record, nor is the sign by which DOS ended files. */
  #push(cells: readonly string[], rows: (Row | BadRow)[]): void {
    if (cells.some((cell) => cell !== '' && cell !== DOS_END)) rows.push({ line: this.#line, cells })
  }

  /** Names the first held line as bad, and reads the others again as if it had not been there. */
  #giveUp(bad: BadRow['bad'], rows: (Row | BadRow)[]): void {
    rows.push({ line: this.#line, bad })
    const [, ...again] = this.#held
    this.#line += 1
    this.#reset()
    for (const line of again) this.#next(line, rows)
  }

  #reset(): void {
    this.#held = []
    this.#heldLength = 0
    this.#open = false
  }
}

const cellsBy = {
  ',': /"([^"]*(?:""[^"]*)*)"(,|$)|([^",]*)(,|$)/y,
  ';': /"([^"]*(?:""[^"]*)*)"(;|$)|([^";]*)(;|$)/y,
  '\t': /"([^"]*(?:""[^"]*)*)"(\t|$)|([^"\t]*)(\t|$)/y,
} as const satisfies Record<Delimiter, RegExp>

/** The cells of a record with quotes in it; null where a quote stands where none can. */
function quotedCells(record: string, delimiter: Delimiter): readonly string[] | null {
  const cell = cellsBy[delimiter]
  const cells: string[] = []
  cell.lastIndex = 0
  for (;;) {
    const found = cell.exec(record)
    if (!found) return null
    cells.push(found[1]?.replaceAll('""', '"') ?? found[3] ?? '')
    if ((found[2] ?? found[4]) === '') return cells
  }
}

/** The header's own separator: whichever stands oftenest in it, outside quotes. */
function delimiterOf(line: string): Delimiter {
  const header = line.replaceAll(/"[^"]*"/g, '')
  const count = (delimiter: Delimiter) => header.split(delimiter).length
  return ([';', '\t'] as const).reduce<Delimiter>((best, one) => (count(one) > count(best) ? one : best), ',')
}
