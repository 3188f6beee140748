/** A table of earlier answers, read as the app's import reads it. Faults of lines go to standard error. */
import {
  columnFaults,
  type Decode,
  guessColumns,
  type ImportLine,
  type LineFault,
  readLines,
  readTable,
} from '#exchange'
import { type Form, formById } from '#instruments'
import { Refusal } from './refusal.ts'
import { faultText, sentenceOf } from './sentences.ts'

interface Read {
  readonly form: Form
  readonly lines: readonly ImportLine[]
  /** 1 where a line was left out. */
  readonly status: 0 | 1
}

export interface TableOptions {
  readonly form?: string | undefined
  readonly first?: string | undefined
}

export function readAnswersTable(bytes: Uint8Array, options: TableOptions): Read {
  const form = options.form === undefined ? null : formById(options.form)
  if (!form)
    throw new Refusal(
      `${options.form ? `there is no form ${options.form}` : 'say which form, with --form'} (see --list)`,
    )
  const { first = '0' } = options
  if (first !== '0' && first !== '1') throw new Refusal(`--first is 0 or 1, not ${first}`)
  const table = readTable(bytes, decode)
  if (table.is === 'refused') throw new Refusal(table.faults.map(faultText).join('; '))
  const columns = guessColumns(form, table.header)
  const wrong = columnFaults(form, table.header, columns)
  if (wrong.length > 0)
    throw new Refusal(`this is no table for ${form.id}: ${wrong.map(faultText).slice(0, 4).join('; ')}`)
  const today = new Date().toLocaleDateString('sv-SE')
  const context = { columns, first: Number(first) as 0 | 1, today, known: [], plainCode }
  const { lines, faults } = readLines(form, table, context)
  process.stderr.write(faults.map((fault) => `${lineText(fault)}\n`).join(''))
  return { form, lines, status: faults.length > 0 ? 1 : 0 }
}

const decode: Decode = (bytes, encoding) => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Capitals, without blanks and hyphens, as the app compares them. */
export const plainCode = (code: string): string => code.toUpperCase().replace(/[\s-]/g, '')

function lineText({ line, column, reason, value, range }: LineFault): string {
  const where = column === null ? '' : `${column}: `
  const said = value === '' ? '' : ` ("${value}")`
  const may = range && reason === 'outside-range' ? `, ${range.from} to ${range.to}` : ''
  return `line ${line}: ${where}${sentenceOf(reason)}${may}${said}`
}
