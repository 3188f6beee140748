/** The tables as CSV (RFC 4180, UTF-8 with a mark for spreadsheets): numbers with a point, no cell that a spreadsheet would run. */
import type { National } from '#aggregate'
import type { Labels } from './labels.ts'
import { type FigureRow, rowsOf } from './rows.ts'

const columns = [
  'table',
  'cell',
  'figure',
  'time',
  'value',
  'margin',
  'share',
  'shareMargin',
  'units',
  'withheld',
] as const

export function nationalCsv(file: National, labels: Labels): string {
  const head = ['period', 'edition', 'rehearsal', ...columns, 'label']
  const lines = rowsOf(file).map((row) => [
    file.period,
    file.edition,
    file.rehearsal ? 1 : 0,
    ...columns.map((column) => row[column]),
    labelOf(row, labels),
  ])
  return `\uFEFF${[head, ...lines].map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`
}

/** What a row is about, in words. */
export function labelOf({ table, cell }: Pick<FigureRow, 'table' | 'cell'>, labels: Labels): string {
  const parts = cell.split('|')
  if (/^(everyone|completers)/.test(cell)) return `${labels.score(table)}, ${labels.group(cell)}`
  const [sex = '', age = '', code] = parts
  if (table !== 'sex.age' && table !== 'reasons') return labels.code(table, cell)
  return [labels.sex(sex), labels.age(age), code && labels.code(table, code)].filter(Boolean).join(', ')
}

export function csvCell(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value)
  // Also the full-width twins, which some spreadsheets read as the same signs.
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
