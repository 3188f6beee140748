/** A table as CSV (RFC 4180, UTF-8, one line of column names). */
import { type CsvDialect, csvCell } from '#aggregate'
import type { DataTable } from '../table.ts'

export interface Dialect extends CsvDialect {
  /** A byte order mark: without it Excel takes UTF-8 for the system's own letters. */
  readonly mark: boolean
}

/** What programs read. */
export const plain: Dialect = { separator: ',', decimal: '.', mark: false }
/** What Excel opens by a double click where numbers are written with a comma. */
export const forExcel: Dialect = { separator: ';', decimal: ',', mark: true }

export function csv({ fields, rows }: DataTable, dialect: Dialect = plain): string {
  const head = fields.map(({ name }) => name)
  const lines = [head, ...rows].map((row) => row.map((value) => csvCell(value, dialect)).join(dialect.separator))
  return `${dialect.mark ? '\uFEFF' : ''}${lines.join('\r\n')}\r\n`
}
