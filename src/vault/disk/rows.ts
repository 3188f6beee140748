/**
 * What lies in the database, the journal and a backup: rows of plain JSON whose boxes are sealed. The shapes stand in
 * `row-shapes.ts`; here are their types alone, so that the one who answers waits for no schema.
 */
import type * as z from 'zod'
import type { rows } from './row-shapes.ts'

export type Table = keyof typeof rows
export type Row<T extends Table> = z.infer<(typeof rows)[T]>
const names: Readonly<Record<Table, true>> = {
  meta: true,
  entries: true,
  keys: true,
  records: true,
  audit: true,
  sessions: true,
  drafts: true,
  handed: true,
}
export const tables = Object.keys(names) as readonly Table[]

/** One step of a write. What is written together is one list of these. */
export type Op =
  | { [T in Table]: { readonly put: T; readonly row: Row<T> } }[Table]
  | { readonly drop: Table; readonly id: string }

export const put = <T extends Table>(table: T, row: Row<T>): Op => ({ put: table, row }) as Op
export const drop = (table: Table, id: string): Op => ({ drop: table, id })

export const ROWS_A_LINE = 200

/** A table's rows as lines of the journal or a backup. */
export function rowLines<T extends Table>(table: T, all: readonly Row<T>[]): string[] {
  const lines: string[] = []
  for (let i = 0; i < all.length; i += ROWS_A_LINE) {
    lines.push(JSON.stringify(all.slice(i, i + ROWS_A_LINE).map((row) => ({ put: table, row }))))
  }
  return lines
}
