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

/** A line that has so much takes no further row: a wording alone may have 12 000 000. */
const CHARACTERS_A_LINE = 1_000_000

/** A table's rows as lines of the journal or a backup. */
export function rowLines<T extends Table>(table: T, all: readonly Row<T>[]): string[] {
  const lines: string[] = []
  let steps: string[] = []
  let length = 0
  const end = () => {
    if (steps.length > 0) lines.push(`[${steps.join(',')}]`)
    steps = []
    length = 0
  }
  for (const row of all) {
    const step = JSON.stringify({ put: table, row })
    steps.push(step)
    length += step.length
    if (steps.length === ROWS_A_LINE || length >= CHARACTERS_A_LINE) end()
  }
  end()
  return lines
}
