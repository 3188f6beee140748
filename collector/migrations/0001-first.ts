/** The first schema. Released: never edited. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const first = (kind: 'embedded' | 'postgres'): Migration => ({
  async up(db: Kysely<unknown>) {
    const bytes = kind === 'postgres' ? sql`bytea` : sql`blob`
    await db.schema
      .createTable('units')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('practice', 'integer', (c) => c.notNull())
      .addColumn('created', 'text', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('devices')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('unit', 'text', (c) => c.notNull().references('units.id'))
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('x', 'text', (c) => c.notNull())
      .addColumn('y', 'text', (c) => c.notNull())
      .addColumn('enrolled', 'text', (c) => c.notNull())
      .addColumn('revoked', 'text')
      .execute()
    await db.schema
      .createTable('codes')
      .addColumn('hash', 'text', (c) => c.primaryKey())
      .addColumn('key', 'text', (c) => c.notNull())
      .addColumn('unit', 'text', (c) => c.notNull().references('units.id'))
      .addColumn('expires', 'text', (c) => c.notNull())
      .addColumn('device', 'text', (c) => c.references('devices.id'))
      .execute()
    await db.schema
      .createTable('periods')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('definition', 'text', (c) => c.notNull())
      .addColumn('added', 'text', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('batches')
      .addColumn('unit', 'text', (c) => c.notNull().references('units.id'))
      .addColumn('period', 'text', (c) => c.notNull().references('periods.id'))
      .addColumn('edition', 'integer', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .addColumn('payload', bytes, (c) => c.notNull())
      .addColumn('sig', 'text', (c) => c.notNull())
      .addColumn('device', 'text', (c) => c.notNull().references('devices.id'))
      .addColumn('via', 'text', (c) => c.notNull())
      .addColumn('received', 'text', (c) => c.notNull())
      .addColumn('receipt', 'text', (c) => c.notNull())
      .addColumn('withdrawn', 'text')
      .addPrimaryKeyConstraint('batches_slot', ['unit', 'period', 'edition'])
      .execute()
    await db.schema.createIndex('batches_of_period').on('batches').columns(['period', 'edition']).execute()
    await db.schema
      .createTable('national')
      .addColumn('period', 'text', (c) => c.notNull().references('periods.id'))
      .addColumn('edition', 'integer', (c) => c.notNull())
      .addColumn('document', 'text', (c) => c.notNull())
      .addColumn('published', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('national_edition', ['period', 'edition'])
      .execute()
    await db.schema
      .createTable('keys')
      .addColumn('kid', 'text', (c) => c.primaryKey())
      .addColumn('number', 'integer', (c) => c.notNull().unique())
      .addColumn('x', 'text', (c) => c.notNull())
      .addColumn('y', 'text', (c) => c.notNull())
      .addColumn('d', 'text', (c) => c.notNull())
      .addColumn('since', 'text', (c) => c.notNull())
      .addColumn('until', 'text')
      .addColumn('endorsement', 'text')
      .execute()
    await db.schema
      .createTable('passphrase')
      .addColumn('id', 'integer', (c) => c.primaryKey().check(sql`id = 1`))
      .addColumn('salt', 'text', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .addColumn('set_at', 'text', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('sessions')
      .addColumn('hash', 'text', (c) => c.primaryKey())
      .addColumn('form_token', 'text', (c) => c.notNull())
      .addColumn('expires', 'text', (c) => c.notNull())
      .execute()
    await db.schema
      .createTable('tries')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('who', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .execute()
    await db.schema.createIndex('tries_of').on('tries').columns(['who', 'at']).execute()
    await db.schema
      .createTable('events')
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('what', 'text', (c) => c.notNull())
      .addColumn('detail', 'text', (c) => c.notNull())
      .execute()
    if (kind === 'postgres') await guardRows(db)
  },
})

/** The second wall: a query made in the name of one unit reaches no other unit's batches, even for the tables' owner. */
async function guardRows(db: Kysely<unknown>) {
  await sql`alter table batches enable row level security`.execute(db)
  await sql`alter table batches force row level security`.execute(db)
  await sql`create policy own_rows on batches
    using (current_setting('mattstock.unit', true) in (unit, '*'))
    with check (current_setting('mattstock.unit', true) in (unit, '*'))`.execute(db)
}
