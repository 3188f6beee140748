/**
 * The schemas that this version reads, oldest first; the last is the one it writes. A place of an older one is raised step
 * by step: its database in one transaction, and its journal as it is read, until it has been written anew. Tests put an
 * invented older one before the first (test/vault/earlier.ts), since none has been released.
 */
import { SCHEMA } from './database-name.ts'
import type { Row, Table } from './rows.ts'

export interface Schema {
  readonly number: number
  /** Tables and their indexes, as Dexie takes them. */
  readonly tables: Readonly<Record<Table | 'local', string>>
  /** How a row of the schema before stands in this one. At once and without a key: nothing is sealed anew. The first has none. */
  readonly raised?: (table: Table, before: unknown) => Row<Table>
}

export const schemas: readonly Schema[] = [
  {
    number: SCHEMA,
    tables: {
      meta: 'id',
      keys: 'id',
      records: 'id',
      audit: 'id',
      entries: 'id, lamport',
      sessions: 'id',
      drafts: 'id',
      handed: 'id, session',
      local: 'id',
    },
  },
]
