/**
 * The lines of a table of earlier answers to one form, each to an answer in a case or to its faults. A dry run and an
 * import are the same reading. Nothing is kept here.
 */
import { type Form, itemIds, type Sex } from '#instruments'
import { looksLikePersonnummer } from '../personnummer.ts'
import { ageOf, type CellFault, codeOf, dayOf, isWrong, occasionOf, rangeOf, sexOf, yearOf } from './cells.ts'
import type { Column, Fact } from './columns.ts'
import type { TextTable } from './read-table.ts'
import type { BadRow, Delimiter, Row } from './records.ts'

export type LineReason =
  | BadRow['bad']
  | CellFault
  | 'wrong-cells'
  | 'personnummer'
  | 'no-code'
  | 'long-code'
  | 'day-to-come'
  | 'day-before-birth'
  | 'all-blank'
  | 'unknown-case'
  | 'other-born'
  | 'twice-in-file'
  | 'already-there'
  | 'other-answers-that-day'

export interface LineFault {
  /** As an editor counts; the header is line 1. */
  readonly line: number
  /** The column's name in the file, or null for the whole line. */
  readonly column: string | null
  readonly reason: LineReason
  /** What the cell says, cut; empty where it must not be shown. */
  readonly value: string
  /** What the cell may say, as it is written in this file. */
  readonly range?: { readonly from: number; readonly to: number }
}

export interface ImportLine {
  readonly line: number
  readonly code: string
  /** The case that the unit has by this code; null for one to be made. */
  readonly caseId: string | null
  /** Of a case to be made: the year of birth, and the sex or `x` where it is not told. */
  readonly born: number
  readonly sex: Sex
  readonly day: string
  /** Null where the table does not say. */
  readonly occasion: 'first' | 'follow-up' | null
  readonly answers: Readonly<Record<string, number | null>>
}

export interface KnownCase {
  readonly id: string
  readonly code: string
  readonly born: number
  readonly measurements: readonly {
    readonly form: string
    readonly day: string
    readonly answers: Readonly<Record<string, number | null>>
  }[]
}

export interface LinesContext {
  readonly columns: readonly Column[]
  /** How the file counts choices: the first is 0, or 1. */
  readonly first: 0 | 1
  /** A civil date. */
  readonly today: string
  readonly known: readonly KnownCase[]
  /** How the unit compares codes. */
  readonly plainCode: (code: string) => string
}

export interface ReadLines {
  readonly lines: readonly ImportLine[]
  /** In the order of the file. A line with a fault is not among the lines. */
  readonly faults: readonly LineFault[]
}

export function readLines(form: Form, table: TextTable, context: LinesContext): ReadLines {
  const reader = new LineReader(form, table, context)
  for (const row of table.rows) reader.take(row)
  return { lines: reader.lines, faults: reader.faults }
}

const LONGEST_CODE = 24

class LineReader {
  readonly lines: ImportLine[] = []
  readonly faults: LineFault[] = []
  readonly #form: Form
  readonly #header: readonly string[]
  readonly #delimiter: Delimiter
  readonly #context: LinesContext
  readonly #at: ReadonlyMap<Fact, number>
  readonly #known: ReadonlyMap<string, KnownCase>
  /** What earlier lines of the file said: of new cases their year of birth, and which answers there were. */
  readonly #born = new Map<string, number>()
  readonly #seen = new Set<string>()

  constructor(form: Form, table: TextTable, context: LinesContext) {
    this.#form = form
    this.#header = table.header
    this.#delimiter = table.delimiter
    this.#context = context
    const facts = context.columns.flatMap((column, at) =>
      column.is === 'item' || column.is === 'ignored' ? [] : [[column.is, at] as const],
    )
    this.#at = new Map(facts)
    this.#known = new Map(context.known.map((one) => [context.plainCode(one.code), one]))
  }

  take(row: Row | BadRow): void {
    const say: Say = (reason, column = null, value = '', range) =>
      faults.push({ line: row.line, column, reason, value: value.slice(0, 40), ...(range && { range }) })
    const faults: LineFault[] = []
    const line = 'bad' in row ? say(row.bad) : this.#read(row, say, faults)
    this.faults.push(...faults)
    if (faults.length === 0 && line !== null && typeof line === 'object') this.lines.push(line)
  }

  #read({ line, cells: raw }: Row, say: Say, faults: readonly LineFault[]): ImportLine | null {
    if (raw.length !== this.#header.length)
      return none(say('wrong-cells', null, `${raw.length} / ${this.#header.length}`))
    const cells = raw.map((cell) => cell.trim())
    const numbered = cells.findIndex(looksLikePersonnummer)
    if (numbered >= 0) return none(say('personnummer', this.#header[numbered]))
    const day = this.#fact('day', cells, say, (cell) => dayOf(cell, this.#delimiter))
    const code = this.#code(cells, say)
    const answers = this.#answers(cells, say)
    const occasion = this.#fact('occasion', cells, say, occasionOf) ?? null
    const sex = this.#fact('sex', cells, say, sexOf) ?? 'x'
    const told = this.#bornOn(day, cells, say)
    if (day === null || code === null || answers === null || faults.length > 0) return null
    const known = this.#known.get(this.#context.plainCode(code))
    const born = this.#settle(code, told, known, say)
    if (born === null) return null
    if (day > this.#context.today) return none(say('day-to-come', this.#name('day'), day))
    if (Number(day.slice(0, 4)) < born) return none(say('day-before-birth', this.#name('day'), day))
    if (!this.#isNew(code, day, answers, known, say)) return null
    this.#born.set(this.#context.plainCode(code), born)
    return { line, code: known?.code ?? code, caseId: known?.id ?? null, born, sex, day, occasion, answers }
  }

  #name(fact: Fact): string | null {
    return this.#header[this.#at.get(fact) ?? -1] ?? null
  }

  /** A fact's cell read; null where it has no column, or is wrong and has been said so. */
  #fact<T>(
    fact: Fact,
    cells: readonly string[],
    say: Say,
    read: (cell: string) => T | { readonly wrong: CellFault },
  ): T | null {
    const at = this.#at.get(fact)
    if (at === undefined) return null
    const cell = cells[at] ?? ''
    const got = read(cell)
    if (!isWrong(got)) return got
    say(got.wrong, this.#header[at], cell)
    return null
  }

  #code(cells: readonly string[], say: Say): string | null {
    const code = cells[this.#at.get('code') ?? -1] ?? ''
    if (this.#context.plainCode(code) === '') return none(say('no-code', this.#name('code')))
    return code.length > LONGEST_CODE ? none(say('long-code', this.#name('code'), code)) : code
  }

  /** An item without a column is blank. Null where a cell is wrong, or all are blank. */
  #answers(cells: readonly string[], say: Say): ImportLine['answers'] | null {
    const answers: Record<string, number | null> = Object.fromEntries(itemIds(this.#form).map((id) => [id, null]))
    let wrong = false
    for (const [at, column] of this.#context.columns.entries()) {
      const item = column.is === 'item' ? this.#form.items[column.item] : undefined
      if (column.is !== 'item' || !item) continue
      const cell = cells[at] ?? ''
      const code = codeOf(cell, item, this.#context.first, this.#delimiter)
      if (isWrong(code)) {
        wrong = true
        const { from, to } = rangeOf(item)
        const shift = item.kind === 'choice' ? this.#context.first : 0
        say(code.wrong, this.#header[at], cell, { from: from + shift, to: to + shift })
      } else answers[column.item] = code
    }
    if (wrong) return null
    return Object.values(answers).every((code) => code === null) ? none(say('all-blank')) : answers
  }

  /** The year of birth as the line tells it: the year, or the age on the day of the form. Null where it does not. */
  #bornOn(day: string | null, cells: readonly string[], say: Say): number | null {
    const orBlank =
      <T>(read: (cell: string) => T) =>
      (cell: string) =>
        cell === '' ? null : read(cell)
    const year = this.#fact('born', cells, say, orBlank(yearOf))
    const age = this.#fact('age', cells, say, orBlank(ageOf))
    return year ?? (age === null || day === null ? null : Number(day.slice(0, 4)) - age)
  }

  /** A case that is there keeps what the unit knows of it; an age may be a year off, since only the year of birth is known. */
  #settle(code: string, told: number | null, known: KnownCase | undefined, say: Say): number | null {
    const plain = this.#context.plainCode(code)
    const before = known?.born ?? this.#born.get(plain)
    const column = this.#name('born') ?? this.#name('age')
    if (before === undefined && told === null) return none(say('unknown-case', this.#name('code'), code))
    if (before !== undefined && told !== null && Math.abs(before - told) > (this.#name('born') ? 0 : 1))
      return none(say('other-born', column, String(told)))
    return before ?? told
  }

  #isNew(code: string, day: string, answers: ImportLine['answers'], known: KnownCase | undefined, say: Say): boolean {
    const key = `${this.#context.plainCode(code)} ${day}`
    if (this.#seen.has(key)) return say('twice-in-file', this.#name('code'), code) < 0
    this.#seen.add(key)
    const there = known?.measurements.filter((one) => one.form === this.#form.id && one.day === day) ?? []
    if (there.length === 0) return true
    const same = there.some((one) => itemIds(this.#form).every((id) => (one.answers[id] ?? null) === answers[id]))
    return say(same ? 'already-there' : 'other-answers-that-day', this.#name('code'), code) < 0
  }
}

/** Adds a fault, and tells how many the line has. */
type Say = (
  reason: LineReason,
  column?: string | null,
  value?: string,
  range?: { readonly from: number; readonly to: number },
) => number

const none = (_said: number): null => null
