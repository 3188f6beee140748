/**
 * A migration that nobody released, for the trial of an upgrade over one: all that decision 0256 lets a migration do, to tables
 * that are written to meanwhile. With `TRIAL_WITHOUT=addition` a column must be given: the later build gives it, by a setting of
 * its connections, and the older one knows of none.
 */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const INVENTED = '9999-invented'
/** What follows the address of the database that the later build is given. */
export const givesInvented = '?options=-c%20invented.times%3D1'

const written = { 'collector/migrations': 'batches', 'relay/migrations': 'entries' } as const

export const inventedFor = (folder: keyof typeof written): Migration => ({
  async up(db: Kysely<unknown>) {
    const table = written[folder]
    await db.schema
      .createTable('invented')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .execute()
    await db.schema.alterTable(table).addColumn('invented', 'text').execute()
    await db.schema
      .alterTable(table)
      .addColumn('invented_times', 'integer', (c) => c.notNull().defaultTo(0))
      .execute()
    await db.schema.createIndex('invented_by_times').on(table).columns(['unit', 'invented_times']).execute()
    if (process.env.TRIAL_WITHOUT === 'addition')
      await db.schema
        .alterTable(table)
        .alterColumn('invented_times', (c) => c.setDefault(sql`current_setting('invented.times', true)::integer`))
        .execute()
  },
})
