/** Identifiers of periods that were taken away: one is never used again, since a unit may hold what it stood for. */
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const takenAway: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('taken_away')
      .addColumn('period', 'text', (c) => c.primaryKey())
      .addColumn('at', 'text', (c) => c.notNull())
      .execute()
  },
}
