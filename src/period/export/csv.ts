/** Tables as comma-separated text, for programs and for Swedish Excel. No cell can be taken for a formula. */

export interface CsvStyle {
  readonly delimiter: ',' | ';'
  readonly decimal: '.' | ','
  /** Tells Excel that the file is UTF-8. */
  readonly byteOrderMark: boolean
}

/** RFC 4180, as the data package describes it. */
export const plainCsv: CsvStyle = { delimiter: ',', decimal: '.', byteOrderMark: false }
export const swedishExcel: CsvStyle = { delimiter: ';', decimal: ',', byteOrderMark: true }

type Cell = string | number | null

/** Rows end with CR LF. A missing value is an empty cell. */
export function csv(rows: readonly (readonly Cell[])[], style: CsvStyle): string {
  const lines = rows.map((row) => row.map((cell) => written(cell, style)).join(style.delimiter))
  return `${style.byteOrderMark ? '\ufeff' : ''}${lines.map((line) => `${line}\r\n`).join('')}`
}

function written(cell: Cell, { delimiter, decimal }: CsvStyle): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return quoted(String(cell).replace('.', decimal), delimiter)
  return quoted(harmless(cell), delimiter)
}

const quoted = (text: string, delimiter: string) =>
  text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

/** A text that a spreadsheet would run, also behind spaces or in full width, gets an apostrophe before it (OWASP, CSV injection). */
function harmless(text: string): string {
  return /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text
}
