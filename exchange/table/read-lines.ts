/**
 * The lines of a table of earlier answers to one form, each to an answer in a case or to its faults. A dry run and an
 * import are the same reading. Nothing is kept here.
 */
import { type Form, fitsAge, itemIds, type Sex } from '#instruments'
import type { DayOfInstant } from '../day-in.ts'
import { looksLikePersonnummer } from '../personnummer.ts'
import { plainCode } from '../plain-code.ts'
import {
  ageOf,
  type CellFault,
  codeOf,
  dayOf,
  isWrong,
  missingCodesIn,
  occasionOf,
  rangeOf,
  sexOf,
  yearOf,
} from './cells.ts'
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
  | 'other-sex'
  /** Codes of two cases that differ by noughts before them alone. */
  | 'similar-code'
  | 'age-outside-form'
  | 'code-for-missing'
  /** Nothing in the line but what a person has said means a missing answer. */
  | 'only-missing'

/** What can be meant all the same: a fault until a person says so. */
export type Doubt = 'similar-code' | 'age-outside-form'

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
  readonly sex: Sex
  readonly measurements: readonly {
    readonly form: string
    readonly day: string
    readonly answers: Readonly<Record<string, number | null>>
  }[]
}

export interface LinesContext {
  readonly columns: readonly Column[]
  /** How the file counts choices: the first is 0, or 1; null where nobody has said it. */
  readonly first: 0 | 1 | null
  /** Whether 99, and 77, 88 and 98 beside it, are answers or mean that there is none; null where nobody has said it. */
  readonly nines?: 'answer' | 'blank' | null
  /** Doubts that a person has looked at. */
  readonly accepted?: readonly Doubt[]
  /** A civil date. */
  readonly today: string
  readonly dayOfInstant: DayOfInstant
  readonly known: readonly KnownCase[]
}

export interface ReadLines {
  readonly lines: readonly ImportLine[]
  /** In the order of the file. A line with a fault is not among the lines. */
  readonly faults: readonly LineFault[]
  /** No answer is 0 and nobody has said whether the file counts from 0 or 1: nothing is read until somebody does. */
  readonly asksFirst: boolean
}

export function readLines(form: Form, table: TextTable, context: LinesContext): ReadLines {
  const first = context.first ?? firstIn(form, table, context)
  if (first === null) return { lines: [], faults: [], asksFirst: true }
  const reader = new LineReader(form, table, { ...context, first })
  for (const row of table.rows) reader.take(row)
  return { lines: reader.lines, faults: reader.faults, asksFirst: false }
}

/** 0 where an answer is 0, or none is a number; null where the file could count from 1. */
function firstIn(form: Form, { rows, delimiter }: TextTable, { columns }: LinesContext): 0 | null {
  const choices = columns.flatMap((column, at) => {
    const item = column.is === 'item' ? form.items[column.item] : undefined
    return item?.kind === 'choice' ? [{ at, item }] : []
  })
  let numbers = 0
  for (const row of rows)
    for (const { at, item } of choices) {
      const code = 'cells' in row ? codeOf((row.cells[at] ?? '').trim(), item, 0, delimiter) : null
      if (code === 0) return 0
      if (code !== null) numbers += 1
    }
  return numbers === 0 ? 0 : null
}

const withoutNoughts = (code: string): string => code.replace(/^0+(?=.)/, '')

const LONGEST_CODE_CHARS = 24
/** As on the screens: whoever is older was not in a first line. Years. */
const OLDEST_YEARS = 99

class LineReader {
  readonly lines: ImportLine[] = []
  readonly faults: LineFault[] = []
  readonly #form: Form
  readonly #header: readonly string[]
  readonly #delimiter: Delimiter
  readonly #context: LinesContext & { readonly first: 0 | 1 }
  readonly #at: ReadonlyMap<Fact, number>
  readonly #known: ReadonlyMap<string, KnownCase>
  /** What earlier lines of the file said: of new cases their year of birth, and which answers there were. */
  readonly #born = new Map<string, number>()
  readonly #seen = new Set<string>()
  readonly #sex = new Map<string, Sex>()
  readonly #alike: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** By column of an item that is a number: what may be a code for no answer. */
  readonly #missing: ReadonlyMap<number, ReadonlySet<number>>

  constructor(form: Form, table: TextTable, context: LinesContext & { readonly first: 0 | 1 }) {
    this.#form = form
    this.#header = table.header
    this.#delimiter = table.delimiter
    this.#context = context
    const facts = context.columns.flatMap((column, at) =>
      column.is === 'item' || column.is === 'ignored' || column.is === 'unclear' ? [] : [[column.is, at] as const],
    )
    this.#at = new Map(facts)
    this.#known = new Map(context.known.map((one) => [plainCode(one.code), one]))
    this.#alike = this.#codesAlike(table)
    this.#missing = this.#missingCodes(table)
  }

  /** Codes by what is left of them without noughts before them: as written, by how they are compared. */
  #codesAlike({ rows }: TextTable): ReadonlyMap<string, ReadonlyMap<string, string>> {
    const at = this.#at.get('code') ?? -1
    const written = rows.flatMap((row) => ('cells' in row ? (row.cells[at] ?? '').trim() : []))
    const alike = new Map<string, Map<string, string>>()
    for (const code of [...this.#context.known.map((one) => one.code), ...written]) {
      const plain = plainCode(code)
      const same = alike.get(withoutNoughts(plain))
      if (same) same.set(plain, code)
      else alike.set(withoutNoughts(plain), new Map([[plain, code]]))
    }
    return alike
  }

  #missingCodes({ rows }: TextTable): ReadonlyMap<number, ReadonlySet<number>> {
    const columns = this.#context.columns.flatMap((column, at) => {
      const item = column.is === 'item' ? this.#form.items[column.item] : undefined
      return item?.kind === 'number' ? [{ at, item }] : []
    })
    return new Map(
      columns.map(({ at, item }) => {
        const numbers = rows.flatMap((row) => {
          const code =
            'cells' in row ? codeOf((row.cells[at] ?? '').trim(), item, this.#context.first, this.#delimiter) : null
          return code === null || isWrong(code) ? [] : [code]
        })
        return [at, missingCodesIn(numbers)]
      }),
    )
  }

  take(row: Row | BadRow): void {
    const got = 'bad' in row ? [faultAt(row.line, row.bad)] : this.#read(row)
    if (isFaults(got)) this.faults.push(...got)
    else this.lines.push(got)
  }

  #read({ line, cells: raw }: Row): ImportLine | Faults {
    if (raw.length !== this.#header.length)
      return [faultAt(line, 'wrong-cells', null, `${raw.length} / ${this.#header.length}`)]
    const cells = raw.map((cell) => cell.normalize('NFC').trim())
    const numbered = cells.findIndex(looksLikePersonnummer)
    if (numbered >= 0) return [faultAt(line, 'personnummer', this.#header[numbered])]
    const at = { line, cells }
    const day = this.#fact('day', at, (cell) => dayOf(cell, this.#delimiter, this.#context.dayOfInstant))
    const code = this.#code(at)
    const answers = this.#answers(at)
    const occasion = this.#fact('occasion', at, occasionOf)
    const sex = this.#fact('sex', at, sexOf)
    const told = this.#bornOn(isFaults(day) ? null : day, at)
    if (isFaults(day) || isFaults(code) || isFaults(answers) || isFaults(occasion) || isFaults(sex) || isFaults(told))
      return [day, code, answers, occasion, sex, told].flatMap((part) => (isFaults(part) ? part : []))
    // Said once for the whole table, as `no-day-column`.
    if (day === null) return []
    const known = this.#known.get(plainCode(code))
    const born = this.#settle(line, code, told, known)
    if (isFaults(born)) return born
    const late = this.#outOfTime(line, day, born)
    if (late) return [late]
    const doubts = [...this.#doubts(line, code, day, born, known), ...this.#otherSex(line, code, sex ?? 'x', known)]
    if (doubts.length > 0) return doubts
    const met = this.#metBefore(line, code, day, answers, known)
    if (met) return [met]
    this.#born.set(plainCode(code), born)
    const { code: written, id: caseId } = known ?? { code, id: null }
    return { line, code: written, caseId, born, sex: sex ?? 'x', day, occasion, answers }
  }

  /** What may be meant, and is asked about until a person has said that it is. */
  #doubts(line: number, code: string, day: string, born: number, known: KnownCase | undefined): Faults {
    const { accepted = [] } = this.#context
    const alike = this.#alike.get(withoutNoughts(plainCode(code))) ?? new Map<string, string>()
    const isNew = [...alike.keys()].some((plain) => !this.#known.has(plain))
    const similar = alike.size > 1 && (isNew || !known) && !accepted.includes('similar-code')
    const outside = !fitsAge(this.#form, { born, bornMonth: null }, day) && !accepted.includes('age-outside-form')
    return [
      ...(similar ? [faultAt(line, 'similar-code', this.#name('code'), [...alike.values()].join(' – '))] : []),
      ...(outside ? [faultAt(line, 'age-outside-form', this.#bornColumn, String(born))] : []),
    ]
  }

  /** Other or unstated is no difference. */
  #otherSex(line: number, code: string, sex: Sex, known: KnownCase | undefined): Faults {
    const plain = plainCode(code)
    const before = known?.sex ?? this.#sex.get(plain) ?? 'x'
    if (sex !== 'x' && before !== 'x' && before !== sex) return [faultAt(line, 'other-sex', this.#name('sex'), sex)]
    if (sex !== 'x') this.#sex.set(plain, sex)
    return []
  }

  get #bornColumn(): string | null {
    return this.#name('born') ?? this.#name('age')
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
    if (plainCode(code) === '') return [faultAt(line, 'no-code', this.#name('code'))]
    return code.length > LONGEST_CODE_CHARS ? [faultAt(line, 'long-code', this.#name('code'), code)] : code
  }

  /** An item without a column is blank. */
  #answers({ line, cells }: Cells): ImportLine['answers'] | Faults {
    const answers: Record<string, number | null> = Object.fromEntries(itemIds(this.#form).map((id) => [id, null]))
    const faults: LineFault[] = []
    let nines = false
    for (const [at, column] of this.#context.columns.entries()) {
      const item = column.is === 'item' ? this.#form.items[column.item] : undefined
      if (column.is !== 'item' || !item) continue
      const cell = cells[at] ?? ''
      const isMissing = (number: number | null) => number !== null && this.#missing.get(at)?.has(number) === true
      const code = codeOf(cell, item, this.#context.first, this.#delimiter)
      if (isWrong(code)) {
        const { from, to } = rangeOf(item)
        const shift = item.kind === 'choice' ? this.#context.first : 0
        faults.push(faultAt(line, code.wrong, this.#header[at], cell, { from: from + shift, to: to + shift }))
      } else if (isMissing(code) && this.#context.nines === 'blank') nines = true
      else if (isMissing(code) && this.#context.nines !== 'answer')
        faults.push(faultAt(line, 'code-for-missing', this.#header[at], cell))
      else answers[column.item] = code
    }
    if (faults.length > 0) return faults
    return Object.values(answers).every((code) => code === null)
      ? [faultAt(line, nines ? 'only-missing' : 'all-blank')]
      : answers
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
    const before = known?.born ?? this.#born.get(plainCode(code))
    const born = before ?? told
    if (born === null) return [faultAt(line, 'unknown-case', this.#name('code'), code)]
    if (told !== null && Math.abs(born - told) > (this.#name('born') ? 0 : 1))
      return [faultAt(line, 'other-born', this.#bornColumn, String(told))]
    return born
  }

  #outOfTime(line: number, day: string, born: number): LineFault | null {
    if (day > this.#context.today) return faultAt(line, 'day-to-come', this.#name('day'), day)
    if (Number(day.slice(0, 4)) < born) return faultAt(line, 'day-before-birth', this.#name('day'), day)
    const age = Number(this.#context.today.slice(0, 4)) - born
    return age > OLDEST_YEARS ? faultAt(line, 'bad-year', this.#bornColumn, String(born)) : null
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
    const key = `${plainCode(code)} ${day}`
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
