/** When the last backup was written, which whoever runs the relay is told. */
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const lastBackup: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('store').addColumn('backup', 'double precision').execute()
  },
}
