/** The first schema. Every key and every index of what belongs to a unit begins with the unit. Once released it is never edited. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Whole numbers up to 2⁵³: both drivers give them back as numbers. */
const whole = 'double precision'

export const first = (kind: 'embedded' | 'postgres'): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('store')
      .addColumn('id', 'integer', (c) => c.primaryKey().check(sql`id = 1`))
      .addColumn('store', 'text', (c) => c.notNull())
      .addColumn('x', 'text', (c) => c.notNull())
      .addColumn('y', 'text', (c) => c.notNull())
      .addColumn('d', 'text', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('codes')
      .addColumn('hash', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('quota', whole, (c) => c.notNull())
      .addColumn('expires', whole, (c) => c.notNull())
      .addColumn('unit', 'text')
      .execute()
    await db.schema
      .createTable('units')
      .addColumn('unit', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('quota', whole, (c) => c.notNull())
      .addColumn('used', whole, (c) => c.notNull())
      .addColumn('taken', whole, (c) => c.notNull())
      .addColumn('step', 'integer', (c) => c.notNull())
      .addColumn('head', 'text', (c) => c.notNull())
      .addColumn('dropped', 'integer', (c) => c.notNull())
      .addColumn('dropped_hash', 'text', (c) => c.notNull())
      .addColumn('admitted', whole, (c) => c.notNull())
      .addColumn('heard', whole, (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('members')
      .addColumn('unit', 'text', (c) => c.notNull())
      .addColumn('device', 'text', (c) => c.notNull())
      .addColumn('key', 'text', (c) => c.notNull())
      .addColumn('removed', 'integer')
      .addPrimaryKeyConstraint('members_of_unit', ['unit', 'device'])
      .execute()
    await db.schema
      .createTable('steps')
      .addColumn('unit', 'text', (c) => c.notNull())
      .addColumn('n', 'integer', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('steps_of_unit', ['unit', 'n'])
      .execute()
    await db.schema
      .createTable('logs')
      .addColumn('unit', 'text', (c) => c.notNull())
      .addColumn('device', 'text', (c) => c.notNull())
      .addColumn('key', 'text', (c) => c.notNull())
      .addColumn('size', 'integer', (c) => c.notNull())
      .addColumn('digest', 'text', (c) => c.notNull())
      .addColumn('fork', 'text')
      .addPrimaryKeyConstraint('logs_of_unit', ['unit', 'device'])
      .execute()
    await db.schema
      .createTable('entries')
      .addColumn('unit', 'text', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('device', 'text', (c) => c.notNull())
      .addColumn('n', 'integer', (c) => c.notNull())
      .addColumn('before', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('entries_of_unit', ['unit', 'id'])
      .execute()
    await db.schema.createIndex('entries_of_log').on('entries').columns(['unit', 'device', 'n']).execute()
    await db.schema
      .createTable('rows')
      .addColumn('unit', 'text', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .addColumn('body', 'text')
      .addColumn('dropped', 'text')
      .addPrimaryKeyConstraint('rows_of_unit', ['unit', 'hash'])
      .execute()
    await sql`create index rows_lacking on rows (unit, hash) where body is null and dropped is null`.execute(db)
    await sql`create index rows_dropped on rows (unit, hash) where dropped is not null`.execute(db)
    await db.schema
      .createTable('requests')
      .addColumn('unit', 'text', (c) => c.notNull())
      .addColumn('device', 'text', (c) => c.notNull())
      .addColumn('nonce', 'text', (c) => c.notNull())
      .addColumn('at', whole, (c) => c.notNull())
      .addPrimaryKeyConstraint('requests_of_unit', ['unit', 'device', 'nonce'])
      .execute()
    await db.schema.createIndex('requests_by_time').on('requests').columns(['unit', 'at']).execute()
    await db.schema
      .createTable('counts')
      .addColumn('who', 'text', (c) => c.notNull())
      .addColumn('ends', whole, (c) => c.notNull())
      .addColumn('n', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('counts_of_stretch', ['who', 'ends'])
      .execute()
    await db.schema
      .createTable('closed')
      .addColumn('unit', 'text', (c) => c.primaryKey())
      .addColumn('at', whole, (c) => c.notNull())
      .addColumn('taken', whole, (c) => c.notNull())
      .addColumn('receipt', 'text', (c) => c.notNull())
      .execute()
    if (kind === 'postgres') for (const table of guarded) await guardRows(db, table)
  },
})

const guarded = ['units', 'members', 'steps', 'logs', 'entries', 'rows', 'requests'] as const

/** The second wall: a query made in the name of one unit reaches no other unit's rows, even for the tables' owner. */
async function guardRows(db: Kysely<unknown>, table: (typeof guarded)[number]) {
  const named = sql.table(table)
  await sql`alter table ${named} enable row level security`.execute(db)
  await sql`alter table ${named} force row level security`.execute(db)
  await sql`create policy own_rows on ${named}
    using (current_setting('mattstock.unit', true) in (unit, '*'))
    with check (current_setting('mattstock.unit', true) in (unit, '*'))`.execute(db)
}
