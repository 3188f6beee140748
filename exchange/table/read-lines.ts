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
    const got = 'bad' in row ? [faultAt(row.line, row.bad)] : this.#read(row)
    if (isFaults(got)) this.faults.push(...got)
    else this.lines.push(got)
  }

  #read({ line, cells: raw }: Row): ImportLine | Faults {
    if (raw.length !== this.#header.length)
      return [faultAt(line, 'wrong-cells', null, `${raw.length} / ${this.#header.length}`)]
    const cells = raw.map((cell) => cell.trim())
    const numbered = cells.findIndex(looksLikePersonnummer)
    if (numbered >= 0) return [faultAt(line, 'personnummer', this.#header[numbered])]
    const at = { line, cells }
    const day = this.#fact('day', at, (cell) => dayOf(cell, this.#delimiter))
    const code = this.#code(at)
    const answers = this.#answers(at)
    const occasion = this.#fact('occasion', at, occasionOf)
    const sex = this.#fact('sex', at, sexOf)
    const told = this.#bornOn(isFaults(day) ? null : day, at)
    if (isFaults(day) || isFaults(code) || isFaults(answers) || isFaults(occasion) || isFaults(sex) || isFaults(told))
      return [day, code, answers, occasion, sex, told].flatMap((part) => (isFaults(part) ? part : []))
    // Said once for the whole table, as `no-day-column`.
    if (day === null) return []
    const known = this.#known.get(this.#context.plainCode(code))
    const born = this.#settle(line, code, told, known)
    if (isFaults(born)) return born
    const late = this.#outOfTime(line, day, born) ?? this.#metBefore(line, code, day, answers, known)
    if (late) return [late]
    this.#born.set(this.#context.plainCode(code), born)
    const { code: written, id: caseId } = known ?? { code, id: null }
    return { line, code: written, caseId, born, sex: sex ?? 'x', day, occasion, answers }
  }

  #name(fact: Fact): string | null {
    return this.#header[this.#at.get(fact) ?? -1] ?? null
  }

  /** A fact's cell read; null where it has no column. */
  #fact<T>(
    fact: Fact,
    { line, cells }: Cells,
    read: (cell: string) => T | { readonly wrong: CellFault },
  ): T | null | Faults {
    const at = this.#at.get(fact)
    if (at === undefined) return null
    const cell = cells[at] ?? ''
    const got = read(cell)
    return isWrong(got) ? [faultAt(line, got.wrong, this.#header[at], cell)] : got
  }

  #code({ line, cells }: Cells): string | Faults {
    const code = cells[this.#at.get('code') ?? -1] ?? ''
    if (this.#context.plainCode(code) === '') return [faultAt(line, 'no-code', this.#name('code'))]
    return code.length > LONGEST_CODE ? [faultAt(line, 'long-code', this.#name('code'), code)] : code
  }

  /** An item without a column is blank. */
  #answers({ line, cells }: Cells): ImportLine['answers'] | Faults {
    const answers: Record<string, number | null> = Object.fromEntries(itemIds(this.#form).map((id) => [id, null]))
    const faults: LineFault[] = []
    for (const [at, column] of this.#context.columns.entries()) {
      const item = column.is === 'item' ? this.#form.items[column.item] : undefined
      if (column.is !== 'item' || !item) continue
      const cell = cells[at] ?? ''
      const code = codeOf(cell, item, this.#context.first, this.#delimiter)
      if (isWrong(code)) {
        const { from, to } = rangeOf(item)
        const shift = item.kind === 'choice' ? this.#context.first : 0
        faults.push(faultAt(line, code.wrong, this.#header[at], cell, { from: from + shift, to: to + shift }))
      } else answers[column.item] = code
    }
    if (faults.length > 0) return faults
    return Object.values(answers).every((code) => code === null) ? [faultAt(line, 'all-blank')] : answers
  }

  /** The year of birth as the line tells it: the year, or the age on the day of the form. Null where it does not. */
  #bornOn(day: string | null, at: Cells): number | null | Faults {
    const orBlank =
      <T>(read: (cell: string) => T) =>
      (cell: string) =>
        cell === '' ? null : read(cell)
    const year = this.#fact('born', at, orBlank(yearOf))
    const age = this.#fact('age', at, orBlank(ageOf))
    if (isFaults(year) || isFaults(age)) return [year, age].flatMap((part) => (isFaults(part) ? part : []))
    return year ?? (age === null || day === null ? null : Number(day.slice(0, 4)) - age)
  }

  /** A case that is there keeps what the unit knows of it; an age may be a year off, since only the year of birth is known. */
  #settle(line: number, code: string, told: number | null, known: KnownCase | undefined): number | Faults {
    const before = known?.born ?? this.#born.get(this.#context.plainCode(code))
    const born = before ?? told
    if (born === null) return [faultAt(line, 'unknown-case', this.#name('code'), code)]
    if (told !== null && Math.abs(born - told) > (this.#name('born') ? 0 : 1))
      return [faultAt(line, 'other-born', this.#name('born') ?? this.#name('age'), String(told))]
    return born
  }

  #outOfTime(line: number, day: string, born: number): LineFault | null {
    if (day > this.#context.today) return faultAt(line, 'day-to-come', this.#name('day'), day)
    return Number(day.slice(0, 4)) < born ? faultAt(line, 'day-before-birth', this.#name('day'), day) : null
  }

  /** Answers of that day that stand earlier in the file, or with the unit. */
  #metBefore(
    line: number,
    code: string,
    day: string,
    answers: ImportLine['answers'],
    known: KnownCase | undefined,
  ): LineFault | null {
    const met = (reason: LineReason) => faultAt(line, reason, this.#name('code'), code)
    const key = `${this.#context.plainCode(code)} ${day}`
    if (this.#seen.has(key)) return met('twice-in-file')
    this.#seen.add(key)
    const there = known?.measurements.filter((one) => one.form === this.#form.id && one.day === day) ?? []
    if (there.length === 0) return null
    const same = there.some((one) => itemIds(this.#form).every((id) => (one.answers[id] ?? null) === answers[id]))
    return met(same ? 'already-there' : 'other-answers-that-day')
  }
}

/** A line's cells, trimmed. */
interface Cells {
  readonly line: number
  readonly cells: readonly string[]
}

/** What is wrong with a part of a line, in place of what it says. */
type Faults = readonly LineFault[]

const isFaults = (got: unknown): got is Faults => Array.isArray(got)

function faultAt(
  line: number,
  reason: LineReason,
  column: string | null = null,
  value = '',
  range?: LineFault['range'],
): LineFault {
  return { line, column, reason, value: value.slice(0, 40), ...(range && { range }) }
}
