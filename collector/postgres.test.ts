import { Client } from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { period2014 } from '#aggregate'
import { startPostgres, type TestPostgres } from '../test/collector/postgres.ts'
import { startForTest } from '../test/collector/started.ts'
import { collectorContract } from './contract.ts'

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

it('asks the database eight times for a batch: tries, device, begin, unit, period, published, insert, commit', async () => {
  const c = await startForTest({ DATABASE_URL: await postgres.database() })
  await c.load()
  const unit = await c.enrol('Enhet 1')
  const asked = vi.spyOn(Client.prototype, 'query')
  expect((await c.send(unit.submission(period2014))).statusCode).toBe(201)
  const statements = asked.mock.calls.map(([sql]) => String((sql as unknown as { text?: string }).text ?? sql))
  asked.mockRestore()
  expect(statements.map((sql) => sql.split(' ')[0])).toEqual([
    ...['select', 'select', 'begin', 'select', 'select', 'select', 'insert', 'commit'],
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
