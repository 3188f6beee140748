/** Servers of regions, which units come through: SHA-256 of the key of each. */
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const regions: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('regions')
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('key_hash', 'text', (c) => c.notNull().unique())
      .addColumn('added', 'text', (c) => c.notNull())
      .execute()
  },
}
