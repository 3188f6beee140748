/** What several processes on one database must have in common: the start code that holds, and which editions are being published. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const severalProcesses: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('start_code')
      .addColumn('id', 'integer', (c) => c.primaryKey().check(sql`id = 1`))
      .addColumn('hash', 'text', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('closing')
      .addColumn('period', 'text', (c) => c.primaryKey())
      .addColumn('edition', 'integer', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull())
      .addColumn('until', 'text', (c) => c.notNull())
      .execute()
  },
}
