/** How a research table is made: rows of something, and columns that each know what stands in them. */
import type { CaseFile } from '../../case-file/case-file.ts'
import type { DataTable, Field, Value } from '../table.ts'

export interface Numbered {
  readonly person: number
  readonly file: CaseFile
}

/** A column and what stands in it, so that neither can move without the other. */
export interface Column<Row> {
  readonly field: Field
  readonly of: (row: Row) => Value
}

export function tableOf<Row>(
  name: string,
  title: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): DataTable {
  return {
    name,
    title,
    fields: columns.map(({ field }) => field),
    rows: rows.map((row) => columns.map(({ of }) => of(row))),
  }
}
