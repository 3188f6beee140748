import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { period2014 } from '#aggregate'
import { startPostgres, type TestPostgres } from '../test/collector/postgres.ts'
import { type EnrolledUnit, type Started, startForTest } from '../test/collector/started.ts'

let postgres: TestPostgres
let c: Started
let a: EnrolledUnit
let b: EnrolledUnit
let address: string
beforeAll(async () => {
  postgres = await startPostgres()
  address = await postgres.database()
  c = await startForTest({ DATABASE_URL: address, DATA: mkdtempSync(join(tmpdir(), 'collector-')) })
  await c.load()
  a = await c.enrol('Enhet A')
  b = await c.enrol('Enhet B')
  for (const unit of [a, b]) await c.send(unit.submission(period2014))
}, 120_000)
afterAll(async () => {
  await postgres.stop()
  rmSync(c.data, { recursive: true, force: true })
})

it('a query in the name of one unit reaches no other unit’s batch, though it asks for all', async () => {
  const { store } = c.collector
  const seen = await store.asUnit(a.enrolled.unit.id, (tx) => tx.selectFrom('batches').select('unit').execute())
  expect(seen).toEqual([{ unit: a.enrolled.unit.id }])
  const changed = await store.asUnit(a.enrolled.unit.id, (tx) =>
    tx.updateTable('batches').set({ withdrawn: 'x' }).where('unit', '=', b.enrolled.unit.id).executeTakeFirst(),
  )
  expect(changed.numUpdatedRows).toBe(0n)
  const moved = store.asUnit(a.enrolled.unit.id, (tx) =>
    tx.updateTable('batches').set({ unit: b.enrolled.unit.id, edition: 2 }).execute(),
  )
  await expect(moved).rejects.toThrow('row-level security')
})

it('a query in nobody’s name reaches nothing, on the same pool of connections', async () => {
  expect(await c.collector.store.db.selectFrom('batches').selectAll().execute()).toEqual([])
})

it('the collector runs as a role that may read and write rows and nothing else', async () => {
  const superuser = new Client(postgres.asMaker(address))
  await superuser.connect()
  // As psql would put it in. Making a role is more than an owner of a database may do here.
  await superuser.query(readFileSync('collector/deploy/runner.sql', 'utf8').replace(":'password'", "'runner'"))
  await c.end()
  const runner = await startForTest({
    DATABASE_URL: address.replace('collector:collector', 'runner:runner'),
    DATA: mkdtempSync(join(tmpdir(), 'collector-')),
  })
  const { rows } = await sql`show statement_timeout`.execute(runner.collector.store.db)
  expect(rows).toEqual([{ statement_timeout: '9s' }])
  const unit = await runner.enrol('Enhet C')
  expect((await runner.send(unit.submission(period2014))).statusCode).toBe(201)
  const { db } = runner.collector.store
  for (const beyond of [
    sql`create table more (id text)`,
    sql`create temporary table more (id text)`,
    sql`truncate batches`,
  ])
    await expect(beyond.execute(db)).rejects.toThrow('permission denied')
  await expect(sql`drop table batches`.execute(db)).rejects.toThrow('must be owner')
  await expect(sql`alter table batches disable row level security`.execute(db)).rejects.toThrow('must be owner')
  await runner.end()
  await superuser.end()
})
