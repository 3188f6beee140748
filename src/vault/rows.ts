/** What lies in the database, the journal and a backup: rows of plain JSON whose boxes are sealed. A released shape is never edited. */
import * as z from 'zod'
import { header } from './header.ts'
import { sealedToUnit } from './unit-key.ts'

const id = z.uuid()

export const rows = {
  /** One row, `header`; another, `backup`, says when the last backup was made. */
  meta: z.discriminatedUnion('id', [
    z.strictObject({ id: z.literal('header'), header }),
    z.strictObject({ id: z.literal('backup'), at: z.iso.datetime() }),
  ]),
  /** A case's own key under the data key. Its id is the case's; the unit's own records have one under the unit's id. */
  keys: z.strictObject({ id, box: z.string() }),
  records: z.strictObject({ id, kind: z.string(), seq: z.number().int().positive(), key: id, box: z.string() }),
  /** A hand-over: what staff set, sealed so that only staff could; the plan and the session's key for whoever may read them. */
  sessions: z.strictObject({ id, staff: z.string(), plan: z.string(), key: sealedToUnit }),
  drafts: z.strictObject({ id, n: z.number().int().nonnegative(), box: z.string() }),
  /** A form handed in and not yet opened by staff. */
  handed: z.strictObject({ id, session: id, sealed: sealedToUnit }),
} as const

export type Table = keyof typeof rows
export type Row<T extends Table> = z.infer<(typeof rows)[T]>
export const tables = Object.keys(rows) as readonly Table[]

/** One step of a write. What is written together is one list of these. */
export type Op =
  | { [T in Table]: { readonly put: T; readonly row: Row<T> } }[Table]
  | { readonly drop: Table; readonly id: string }

export const put = <T extends Table>(table: T, row: Row<T>): Op => ({ put: table, row }) as Op
export const drop = (table: Table, id: string): Op => ({ drop: table, id })

/** The highest order number among what is put, or `seq` when that is higher. */
export const highestSeq = (seq: number, ops: readonly Op[]): number =>
  ops.reduce((top, op) => ('put' in op && op.put === 'records' ? Math.max(top, op.row.seq) : top), seq)

const ROWS_A_LINE = 200

/** A table's rows as lines of the journal or a backup. */
export function rowLines<T extends Table>(table: T, all: readonly Row<T>[]): string[] {
  const lines: string[] = []
  for (let i = 0; i < all.length; i += ROWS_A_LINE) {
    lines.push(JSON.stringify(all.slice(i, i + ROWS_A_LINE).map((row) => ({ put: table, row }))))
  }
  return lines
}
