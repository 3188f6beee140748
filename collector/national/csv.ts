/** The tables as CSV (RFC 4180, UTF-8 with a mark for spreadsheets): numbers with a point, no cell that a spreadsheet would run. */
import { csvCell, type Labels, labelOf, type National, rowsOf } from '#aggregate'

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
  return `\uFEFF${[head, ...lines].map((line) => line.map((value) => csvCell(value)).join(',')).join('\r\n')}\r\n`
}
