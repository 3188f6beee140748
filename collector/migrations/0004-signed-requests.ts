/** Requests that devices sign are answered once. */
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const signedRequests: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('requests')
      .addColumn('device', 'text', (c) => c.notNull())
      .addColumn('nonce', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('requests_once', ['device', 'nonce'])
      .execute()
  },
}
