import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { period2014 } from '#aggregate'
import { startForTest } from '../test/collector/started.ts'
import { inFull } from '../test/in-full.ts'
import { collectorContract } from './contract.ts'

// The store of every other test of the collector that names none.
if (inFull) collectorContract(async () => ({}))

it('returns from a commit only when the disk has it, and keeps its file to itself', async () => {
  const c = await startForTest()
  const pragma = async (name: string) =>
    Object.values((await sql<object>`pragma ${sql.raw(name)}`.execute(c.collector.store.db)).rows[0] ?? {})[0]
  // SQLite's own numbers: 2 is FULL, which syncs the log at every commit.
  expect([await pragma('synchronous'), await pragma('journal_mode'), await pragma('locking_mode')]).toEqual([
    2,
    'wal',
    'exclusive',
  ])
  await c.end()
})

it('says that it cannot store now when the disk is full, keeps what it has, and goes on when there is room', async () => {
  const c = await startForTest()
  await c.load()
  const unit = await c.enrol('Enhet 1')
  const { db } = c.collector.store
  const pages = (await sql<{ page_count: number }>`pragma page_count`.execute(db)).rows[0]?.page_count ?? 0
  await sql`pragma max_page_count = ${sql.raw(String(pages))}`.execute(db)
  const full = await c.send(unit.submission(period2014))
  expect(full.statusCode).toBe(503)
  expect(full.json()).toMatchObject({ refused: 'store-away' })
  expect(full.headers['retry-after']).toBe('30')
  await sql`pragma max_page_count = 1000000`.execute(db)
  expect((await c.send(unit.submission(period2014))).statusCode).toBe(201)
  await c.end()
})
