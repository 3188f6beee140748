/** The lines of a table for one form: cells to answers, answers to scores, scores to what is written. */
import {
  type Ages,
  type Form,
  type Item,
  isCode,
  itemIds,
  type Outcome,
  type Placement,
  placeOf,
  type ScoreMany,
  type Sex,
  scoreMany,
  type ToRead,
} from '#instruments'
import type { Cells } from './cells.ts'
import type { BadCells } from './run.ts'
import type { Column } from './score.ts'
import { type Often, type Output, often, type Same, type Value } from './write.ts'

/** What is written of a scale, or of an item to be read. Made once for each outcome. */
interface Said {
  readonly value: Often
  readonly band: Often
  /** Why a scale has no value; of an item, its number, with ? where it is blank. Empty where there is nothing to say. */
  readonly note: string
}

interface ItemColumn {
  readonly at: number
  readonly id: string
  readonly item: Item
  /** The item's place among the form's. */
  readonly slot: number
}

const BYTES = Array.from({ length: 256 }, (_, byte) => byte)

/** Not an answer. */
const WRONG = -1

export class ScoreLines {
  readonly #form: Form
  readonly #header: readonly string[]
  /** In the form's order. */
  readonly #items: readonly ItemColumn[]
  readonly #others: readonly (readonly [at: number, is: Exclude<Column['is'], 'item' | 'id'>])[]
  readonly #id: number
  readonly #values: (Value | Often | Same)[] = []
  readonly #short: ReturnType<typeof shortOf>
  readonly #scales: readonly string[]
  readonly #scores: ScoreMany<Said>
  readonly #person: { age: number | null; sex: Sex } = { age: null, sex: 'x' }

  constructor(form: Form, header: readonly string[], columns: readonly Column[]) {
    this.#form = form
    this.#header = header
    this.#items = columns
      .flatMap((column, at) => (column.is === 'item' ? [itemColumn(form, column.item, at)] : []))
      .toSorted((a, b) => a.slot - b.slot)
    this.#others = columns.flatMap(({ is }, at) => (is === 'item' || is === 'id' ? [] : [[at, is] as const]))
    this.#id = columns.findIndex(({ is }) => is === 'id')
    this.#short = shortOf(this.#items)
    this.#scales = Object.keys(form.scales)
    const numbers = new Map(itemIds(form).map((item, at) => [item, `${at + 1}`]))
    this.#scores = scoreMany<Said>(form, {
      scale: sayScale,
      review: (item, is) => sayItem(numbers.get(item) ?? '', is),
    })
  }

  read(row: Cells): Output | BadCells {
    const faults = this.#readOthers(row)
    if (!this.#readItems(row) || faults.length > 0) return { bad: [...faults, ...this.#itemFaults(row)].join('; ') }
    return this.#say(row, this.#scores.score(this.#person))
  }

  /** Whether all are answers. Nearly every cell is empty or one byte long, and looked up. */
  #readItems(row: Cells): boolean {
    const { bytes, from, to } = row
    const { places } = this.#scores
    const { columns, slots, lone } = this.#short
    let least = 0
    for (let i = 0; i < columns.length; i += 1) {
      const at = columns[i] as number
      const begin = from[at] as number
      const length = (to[at] as number) - begin
      const place = length === 0 ? 0 : length === 1 ? (lone[256 * i + (bytes[begin] as number)] as number) : WRONG
      places[slots[i] as number] = place
      if (place < least) least = place
    }
    return least === 0 || this.#readLong(row)
  }

  #readLong(row: Cells): boolean {
    const { places } = this.#scores
    for (const { at, item, slot } of this.#items)
      if (places[slot] === WRONG) places[slot] = placeOfText(item, row.cell(at))
    return places.every((place) => place !== WRONG)
  }

  /** The cells that are no answers; gives what is wrong with them. */
  #readOthers(row: Cells): readonly string[] {
    const person = this.#person
    person.age = null
    person.sex = 'x'
    const faults: string[] = []
    for (const [at, is] of this.#others) {
      const text = row.cell(at).trim()
      if (text === '') continue
      if (is === 'age' && /^\d{1,3}$/.test(text)) person.age = Number(text)
      else if (is === 'sex' && isSex(text.toLowerCase())) person.sex = text.toLowerCase() as Sex
      else faults.push(this.#otherFault(at, is, text))
    }
    return faults
  }

  #otherFault(at: number, is: 'elsewhere' | 'age' | 'sex', text: string): string {
    if (is === 'age') return `age is "${text}", and must be whole years`
    if (is === 'sex') return `sex is "${text}", and must be f, m or x`
    return `${this.#header[at]} is "${text}", and is not asked on ${this.#form.id}`
  }

  #itemFaults(row: Cells): readonly string[] {
    return this.#items
      .filter(({ slot }) => this.#scores.places[slot] === WRONG)
      .map(({ at, id, item }) => {
        const [from, to] = item.kind === 'number' ? [item.from, item.to] : [0, item.worth.length - 1]
        return `${id} is "${codeOf(row.cell(at).trim())}", and must be ${from} to ${to} or empty`
      })
  }

  /** Scales come first in what is said, then the items to be read. */
  #say(row: Cells, said: readonly Said[]): Output {
    const scales = this.#scales.length
    const values = this.#values
    values[0] = { row, at: this.#id }
    for (let at = 0; at < scales; at += 1) {
      const { value, band } = said[at] as Said
      values[1 + at] = value
      values[1 + scales + at] = band
    }
    let review = ''
    for (let at = scales; at < said.length; at += 1) {
      const { note } = said[at] as Said
      if (note !== '') review += review === '' ? note : ` ${note}`
    }
    values[1 + 2 * scales] = review
    return { values, more: () => this.#more(said) }
  }

  /** What JSON says besides: the rules' revision, and why there is no score. */
  #more(said: readonly Said[]): Readonly<Record<string, unknown>> {
    const reasons = this.#scales.flatMap((id, at) => (said[at]?.note ? [[id, said[at].note]] : []))
    return { form: this.#form.id, revision: this.#form.revision, reasons: Object.fromEntries(reasons) }
  }
}

const itemColumn = (form: Form, id: string, at: number): ItemColumn => ({
  at,
  id,
  item: form.items[id] as Item,
  slot: itemIds(form).indexOf(id),
})

/** The same columns in arrays, and for each byte what it is alone in a cell of each. */
const shortOf = (items: readonly ItemColumn[]) => ({
  columns: Int32Array.from(items, ({ at }) => at),
  slots: Int32Array.from(items, ({ slot }) => slot),
  lone: Int32Array.from(
    items.flatMap(({ item }) =>
      BYTES.map((byte) => (byte < 128 ? placeOfText(item, String.fromCharCode(byte)) : WRONG)),
    ),
  ),
})

function placeOfText(item: Item, cell: string): number {
  const code = codeOf(cell.trim())
  return isCode(item, code) ? placeOf(item, code) : WRONG
}

/** Digits are a code, nothing is a blank; anything else stays as it is, to be refused. */
const codeOf = (text: string): unknown => (text === '' ? null : /^\d+$/.test(text) ? Number(text) : text)

const isSex = (text: string): boolean => ['f', 'm', 'x'].includes(text)

const sayScale = (outcome: Outcome): Said =>
  outcome.kind === 'scored'
    ? { value: often(outcome.value), band: often(bandText(outcome.placements)), note: '' }
    : { value: often(null), band: often(null), note: outcome.reason }

const sayItem = (number: string, is: ToRead): Said => ({
  value: often(null),
  band: often(null),
  note: is === null ? '' : is === 'blank' ? `${number}?` : number,
})

/** `normal`, or where several stand side by side each with what tells it apart: `GB: normal | NO f 6: abnormal`. */
function bandText(placements: readonly Placement[]): string | null {
  if (placements.length === 0) return null
  if (placements.length === 1) return placements[0]?.band.name ?? null
  const countries = new Set(placements.map(({ norms }) => norms.country)).size > 1
  const inOrder = countries ? placements : placements.toSorted((a, b) => (String(a.sex) < String(b.sex) ? -1 : 1))
  return inOrder
    .map(({ norms, sex, ages, band }) => {
      const apart = [countries && norms.country, sex, ages && agesText(ages)].filter(Boolean).join(' ')
      return apart === '' ? band.name : `${apart}: ${band.name}`
    })
    .join(' | ')
}

const agesText = ({ from, to }: Ages): string => (from === to ? `${from}` : `${from}-${to}`)
