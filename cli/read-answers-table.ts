/** A table of earlier answers, read as the app's import reads it. Faults of lines go to standard error. */

import { dayOfInstant } from '#aggregate'
import {
  type Column,
  columnFaults,
  columnNotes,
  type Decode,
  type Doubt,
  type Fact,
  guessColumns,
  type ImportLine,
  type LineFault,
  readLines,
  readTable,
} from '#exchange'
import { type Form, formById, itemIds } from '#instruments'
import { Refusal } from './refusal.ts'
import { faultText, sentenceOf, tellNotes } from './sentences.ts'
import { today } from './today.ts'

interface Read {
  readonly form: Form
  readonly lines: readonly ImportLine[]
  /** 1 where a line was left out. */
  readonly status: 0 | 1
}

export interface TableOptions {
  readonly form?: string | undefined
  readonly first?: string | undefined
  readonly nines?: string | undefined
  readonly accept?: readonly string[] | undefined
  readonly column?: readonly string[] | undefined
}

export function readAnswersTable(bytes: Uint8Array, options: TableOptions): Read {
  const form = options.form === undefined ? null : formById(options.form)
  if (!form)
    throw new Refusal(
      `${options.form ? `there is no form ${options.form}` : 'say which form, with --form'} (see --list)`,
    )
  const first = firstOf(options.first)
  const { nines = null } = options
  if (nines !== null && nines !== 'answer' && nines !== 'blank')
    throw new Refusal(`--nines is answer or blank, not ${nines}`)
  const accepted = acceptedOf(options.accept ?? [])
  const table = readTable(bytes, decode)
  if (table.is === 'refused') throw new Refusal(table.faults.map(faultText).join('; '))
  const columns = guessColumns(form, table.header, settledColumns(form, table.header, options.column ?? []))
  const wrong = columnFaults(form, table.header, columns)
  if (wrong.length > 0)
    throw new Refusal(`this is no table for ${form.id}: ${wrong.map(faultText).slice(0, 4).join('; ')}`)
  tellNotes(columnNotes(form, table.header, columns, table.rows))
  const context = { columns, first, nines, accepted, today: today(), dayOfInstant, known: [] } as const
  const { lines, faults, asksFirst } = readLines(form, table, context)
  if (asksFirst) throw new Refusal(FIRST)
  process.stderr.write(faults.map((fault) => `${lineText(fault)}\n`).join(''))
  return { form, lines, status: faults.length > 0 ? 1 : 0 }
}

export const FIRST = 'no answer is 0: say with --first how the first choice is written, 0 or 1'

export function firstOf(first: string | undefined): 0 | 1 | null {
  if (first !== undefined && first !== '0' && first !== '1') throw new Refusal(`--first is 0 or 1, not ${first}`)
  return first === undefined ? null : (Number(first) as 0 | 1)
}

const doubts: readonly Doubt[] = ['similar-code', 'age-outside-form']

function acceptedOf(written: readonly string[]): readonly Doubt[] {
  const other = written.find((one) => !doubts.some((doubt) => doubt === one))
  if (other !== undefined) throw new Refusal(`--accept is ${doubts.join(' or ')}, not ${other}`)
  return doubts.filter((doubt) => written.includes(doubt))
}

const facts: Readonly<Record<string, Fact>> = {
  ...{ code: 'code', date: 'day', occasion: 'occasion', born: 'born', age: 'age', sex: 'sex' },
}

/** `--column NAME=MEANING`: an item, a fact, or - for not read. A name that ends in * is of all that begin so. */
function settledColumns(
  form: Form,
  header: readonly string[],
  written: readonly string[],
): ReadonlyMap<number, Column> {
  const settled = new Map<number, Column>()
  for (const one of written) {
    const [, name = '', meaning = ''] = /^(.*)=([^=]*)$/.exec(one) ?? []
    const fact = Object.hasOwn(facts, meaning) ? facts[meaning] : undefined
    const isItem = itemIds(form).includes(meaning)
    if (!fact && !isItem && meaning !== '-')
      throw new Refusal(`--column is NAME=MEANING, where the meaning is an item, ${Object.keys(facts).join(', ')} or -`)
    const is = (each: string) => (name.endsWith('*') ? each.startsWith(name.slice(0, -1)) : each === name)
    const found = [...header.entries()].filter(([, each]) => is(each))
    if (found.length === 0) throw new Refusal(`there is no column ${name}`)
    for (const [at] of found)
      settled.set(at, fact ? { is: fact } : isItem ? { is: 'item', item: meaning } : { is: 'ignored' })
  }
  return settled
}

const decode: Decode = (bytes, encoding) => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function lineText({ line, column, reason, value, range }: LineFault): string {
  const where = column === null ? '' : `${column}: `
  const said = value === '' ? '' : ` ("${value}")`
  const may = range && reason === 'outside-range' ? `, ${range.from} to ${range.to}` : ''
  return `line ${line}: ${where}${sentenceOf(reason)}${may}${said}`
}
