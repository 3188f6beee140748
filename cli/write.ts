/** Writes lines as CSV or JSON to standard output, and waits when the reader is slower. */
import { once } from 'node:events'
import type { Cells } from './cells.ts'

/** A number is written as it is, unrounded; null is an empty cell. */
export type Value = string | number | null

/** A value that many lines have: its bytes in CSV are made once. */
export interface Often {
  readonly value: Value
  readonly csv: Uint8Array
}

/** A cell that is given back as it came. */
export interface Same {
  readonly row: Cells
  readonly at: number
}

export interface Output {
  /** In the order of the columns. */
  readonly values: readonly (Value | Often | Same)[]
  /** What JSON says besides. */
  readonly more?: () => Readonly<Record<string, unknown>>
}

const utf8 = new TextEncoder()

export const often = (value: Value): Often => ({ value, csv: utf8.encode(cell(value)) })

const BATCH = 1 << 16
const COMMA = 44
const LF = 10

export class Writer {
  readonly #columns: readonly string[]
  readonly #json: boolean
  #bytes = new Uint8Array(2 * BATCH)
  #length = 0
  #separator = '\n'

  constructor(columns: readonly string[], format: 'csv' | 'json') {
    this.#columns = columns
    this.#json = format === 'json'
    if (this.#json) this.#put('[')
    else this.add({ values: columns })
  }

  add(output: Output): void {
    if (this.#json) {
      this.#put(this.#separator + jsonLine(this.#columns, output))
      this.#separator = ',\n'
      return
    }
    const { values } = output
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at] as Value | Often | Same
      if (value === null || typeof value !== 'object') this.#put(cell(value))
      else if ('csv' in value) this.#copy(value.csv)
      else this.#same(value)
      this.#bytes[this.#length++] = COMMA
    }
    this.#bytes[this.#length - 1] = LF
  }

  /** Lets go of what there is, where it is worth a write. */
  async written(): Promise<void> {
    if (this.#length >= BATCH) await this.#drained()
  }

  async end(): Promise<void> {
    if (this.#json) this.#put('\n]\n')
    await this.#drained()
  }

  async #drained(): Promise<void> {
    const bytes = this.#bytes.slice(0, this.#length)
    this.#length = 0
    if (!process.stdout.write(bytes)) await once(process.stdout, 'drain')
  }

  /** Cells are a few bytes long: this is quicker than `set`. */
  #copy(bytes: Uint8Array): void {
    if (this.#length + bytes.length >= this.#bytes.length) this.#grow(bytes.length)
    const into = this.#bytes
    const length = this.#length
    for (let at = 0; at < bytes.length; at += 1) into[length + at] = bytes[at] as number
    this.#length = length + bytes.length
  }

  #same({ row, at }: Same): void {
    const { bytes } = row
    const from = row.from[at] as number
    const to = row.to[at] as number
    if (this.#length + to - from >= this.#bytes.length) this.#grow(to - from)
    const into = this.#bytes
    let length = this.#length
    for (let i = from; i < to; i += 1) {
      const byte = bytes[i] as number
      if (SPECIAL[byte] === 1) {
        this.#put(cell(row.cell(at)))
        return
      }
      into[length++] = byte
    }
    this.#length = length
  }

  #put(text: string): void {
    if (this.#length + 3 * text.length >= this.#bytes.length) this.#grow(3 * text.length)
    const into = this.#bytes
    let length = this.#length
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at)
      if (unit > 127) {
        this.#copy(utf8.encode(text))
        return
      }
      into[length++] = unit
    }
    this.#length = length
  }

  #grow(more: number): void {
    const bytes = new Uint8Array(2 * (this.#length + more))
    bytes.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = bytes
  }
}

/** What a cell is quoted for. */
const SPECIAL = new Uint8Array(256)
for (const one of '",;\r\n') SPECIAL[one.charCodeAt(0)] = 1

function cell(value: Value): string {
  if (value === null) return ''
  const text = String(value)
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function jsonLine(columns: readonly string[], { values, more }: Output): string {
  const named = columns.map((name, at) => [name, plain(values[at] ?? null)])
  return JSON.stringify({ ...Object.fromEntries(named), ...more?.() })
}

function plain(value: Value | Often | Same): Value {
  if (typeof value !== 'object' || value === null) return value
  return 'csv' in value ? value.value : value.row.cell(value.at)
}

/** One document, laid out for reading. */
export const writeJson = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
