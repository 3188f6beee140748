import { Kysely, PostgresDialect } from 'kysely'
import { Client, Pool } from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { period2014 } from '#aggregate'
import { startPostgres, type TestPostgres } from '../test/collector/postgres.ts'
import { startForTest } from '../test/collector/started.ts'
import { collectorContract } from './contract.ts'
import { released } from './migrations/released.ts'
import { migrate } from './store/migrate.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
}, 120_000)
afterAll(async () => await postgres.stop())

collectorContract(async () => ({ DATABASE_URL: await postgres.database() }))

it('whose address asks for TLS is spoken to by TLS or not at all', async () => {
  // This server has none.
  const asked = startForTest({ DATABASE_URL: `${await postgres.database()}?sslmode=verify-full` })
  await expect(asked).rejects.toThrow('The server does not support SSL connections')
})

it('asks the database nine times for a batch: device, tries, begin, unit, period, published, key, insert, commit', async () => {
  const c = await startForTest({ DATABASE_URL: await postgres.database() })
  await c.load()
  const unit = await c.enrol('Enhet 1')
  const asked = vi.spyOn(Client.prototype, 'query')
  expect((await c.send(unit.submission(period2014))).statusCode).toBe(201)
  const statements = asked.mock.calls.map(([sql]) => String((sql as unknown as { text?: string }).text ?? sql))
  asked.mockRestore()
  expect(statements.map((sql) => sql.split(' ')[0])).toEqual([
    ...['select', 'select', 'begin', 'select', 'select', 'select', 'select', 'insert', 'commit'],
  ])
  await c.end()
})

it('a batch that waits too long for the database is told to come again, and is taken then', async () => {
  const address = await postgres.database()
  const c = await startForTest({ DATABASE_URL: address })
  await c.load()
  const batch = (await c.enrol('Enhet 1')).submission(period2014)
  const other = new Client({ connectionString: address })
  await other.connect()
  // As a storm does, or somebody who mends the schema: longer than a statement may take (57014).
  await other.query('begin; lock table batches in access exclusive mode')
  const held = await c.send(batch)
  await other.query('rollback')
  await other.end()
  expect([held.statusCode, held.headers['retry-after'], held.json().refused]).toEqual([503, '30', 'store-away'])
  expect((await c.send(batch)).statusCode).toBe(201)
  await c.end()
})

it('a batch that gives way to another transaction is taken all the same, by doing it once more', async () => {
  const address = await postgres.database()
  const c = await startForTest({ DATABASE_URL: address })
  await c.load()
  const sender = await c.enrol('Enhet 1')
  const { id: unit } = sender.enrolled.unit
  const superuser = postgres.asMaker(address)
  const [halting, other, watching] = [new Client(address), new Client(superuser), new Client(superuser)]
  for (const client of [halting, other, watching]) await client.connect()
  // It looks for no deadlock, so that the batch is the one who gives way.
  await other.query("set deadlock_timeout = '1min'")
  // The batch holds its period's row and waits; the other holds the unit's row and waits for all periods: locks of tables are
  // handed over in turn, so that the batch cannot take its period again before the other has had it.
  await halting.query('begin; lock table national in access exclusive mode')
  const sent = c.send(sender.submission(period2014))
  await expect.poll(() => waiting(watching)).toBe(1)
  await other.query('begin')
  await other.query('select from units where id = $1 for update', [unit])
  const lock = other.query('lock table periods in exclusive mode')
  await expect.poll(() => waiting(watching)).toBe(2)
  await halting.query('rollback')
  await lock
  await other.query('rollback')
  expect((await sent).statusCode).toBe(201)
  const { rows } = await other.query('select deadlocks::int from pg_stat_database where datname = current_database()')
  expect(rows[0].deadlocks).toBe(1)
  for (const client of [halting, other, watching]) await client.end()
  await c.end()
}, 60_000)

/** How many wait for a lock in the database of this connection. */
async function waiting(client: Client): Promise<number> {
  const { rows } = await client.query(
    "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  )
  return rows[0].n
}

it('a process that begins while another one has long been making the schema waits for it, and starts', async () => {
  const address = await postgres.database()
  const other = new Client(address)
  await other.connect()
  // As kysely's own migrator holds it, until its transaction ends.
  await other.query('begin; select pg_advisory_xact_lock(3853314791062309107)')
  const impatient = new URL(address)
  impatient.searchParams.set('options', '-c statement_timeout=300')
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new Pool({ connectionString: impatient.href }) }),
  })
  const migrated = migrate(db, 'postgres', released)
  await vi.waitFor(async () => {
    const { rows } = await other.query("select from pg_locks where locktype = 'advisory' and not granted")
    expect(rows.length).toBe(1)
  }, 30_000)
  await new Promise((later) => setTimeout(later, 700))
  await other.query('commit')
  await migrated
  expect(await db.introspection.getTables()).not.toEqual([])
  await db.destroy()
  await other.end()
})
