import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPostgres, type TestPostgres } from '../../test/collector/postgres.ts'
import { type Started, startForTest } from '../../test/collector/started.ts'
import { released as migrations } from '../migrations/released.ts'
import { readBackup } from './backup.ts'
import { migrate } from './migrate.ts'
import { openStore } from './open.ts'
import type { Tables } from './tables.ts'

/** One folder a released schema: the store as that version left it, a backup of it, a batch that it took and its receipt. */
const fixtures = 'test/fixtures/collector'
const released = readdirSync(fixtures)

const folder = () => mkdtempSync(join(tmpdir(), 'upgrade-'))

async function standsAsBefore(c: Started, version: string) {
  const { submission, receipt } = (
    await import(join(process.cwd(), fixtures, version, 'batch.json'), { with: { type: 'json' } })
  ).default
  const again = await c.send(submission)
  expect([again.statusCode, again.json()]).toEqual([200, receipt])
  const national = (await c.get('/v1/national/forsta-linjen-2014/1')).json()
  expect(JSON.parse(Buffer.from(national.payload, 'base64url').toString()).units.reported).toBe(3)
}

describe.each(released)('a store left by %s', (version) => {
  it('opens in this version and gives the receipts it gave', async () => {
    const data = folder()
    copyFileSync(join(fixtures, version, 'collector.sqlite'), join(data, 'collector.sqlite'))
    const c = await startForTest({ DATA: data })
    await standsAsBefore(c, version)
    await c.end()
  })

  it('comes back from its backup', async () => {
    const data = folder()
    const store = await openStore({ data, database: null })
    expect(await readBackup(store, join(fixtures, version, 'backup.gz'))).toEqual({ rows: expect.any(Number) })
    await store.close()
    const c = await startForTest({ DATA: data })
    await standsAsBefore(c, version)
    await c.end()
  })
})

describe('in PostgreSQL', () => {
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
  }, 120_000)
  afterAll(async () => await postgres.stop())

  it.each(released)('the schema of %s is brought up to date with its rows', async (version) => {
    const database = await postgres.database()
    const old = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: new Pool({ connectionString: database }) }) })
    await migrate(old, 'postgres', migrations, version)
    await old.destroy()
    const data = folder()
    const store = await openStore({ data, database })
    expect(await readBackup(store, join(fixtures, version, 'backup.gz'))).toEqual({ rows: expect.any(Number) })
    await store.close()
    const c = await startForTest({ DATA: data, DATABASE_URL: database })
    await standsAsBefore(c, version)
    await c.end()
  })
})

it('a store left by a newer version is refused with one sentence, and not touched', async () => {
  const data = folder()
  const store = await openStore({ data, database: null })
  const later = { name: '9999-later', timestamp: '2099-01-01' }
  await store.db
    .insertInto('kysely_migration' as keyof Tables)
    .values(later as never)
    .execute()
  await store.close()
  await expect(openStore({ data, database: null })).rejects.toThrow('The store was made by a newer version.')
  rmSync(data, { recursive: true })
})
