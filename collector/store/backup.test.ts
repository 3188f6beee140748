import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { period2014, practicePeriod } from '#aggregate'
import { layUnits } from '../../test/collector/laid.ts'
import { startPostgres, type TestPostgres } from '../../test/collector/postgres.ts'
import { type Started, startForTest } from '../../test/collector/started.ts'
import { readBackup, writeBackup } from './backup.ts'
import type { Restored } from './backup-file.ts'
import { openStore } from './open.ts'

const folder = mkdtempSync(join(tmpdir(), 'backup-'))
const file = join(folder, 'backup.gz')
let postgres: TestPostgres
let c: Started
let sent: ReturnType<Awaited<ReturnType<Started['enrol']>>['submission']>
let receipt: string
beforeAll(async () => {
  postgres = await startPostgres()
  c = await startForTest()
  await c.load()
  const unit = await c.enrol('Enhet 1')
  sent = unit.submission(period2014)
  receipt = (await c.send(sent)).body
  await writeBackup(c.collector.store, file, c.clock.now)
}, 120_000)
afterAll(async () => {
  await c.end()
  await postgres.stop()
  rmSync(folder, { recursive: true })
})

async function emptyStore(kind: string): Promise<Record<string, string>> {
  const DATA = mkdtempSync(join(tmpdir(), 'restored-'))
  return kind === 'postgres' ? { DATA, DATABASE_URL: await postgres.database() } : { DATA }
}

async function restoreInto(env: Record<string, string>, from = file): Promise<Restored> {
  const store = await openStore({ data: env.DATA ?? '', database: env.DATABASE_URL ?? null })
  const done = await readBackup(store, from)
  await store.close()
  return done
}

it.each(['embedded', 'postgres'])('a backup read into the %s store goes on where the old one was', async (kind) => {
  const env = await emptyStore(kind)
  expect(await restoreInto(env)).toEqual({ rows: expect.any(Number) })
  const restored = await startForTest(env)
  const again = await restored.send(sent)
  expect([again.statusCode, again.body]).toEqual([200, receipt])
  expect((await restored.collector.key()).kid).toBe((await c.collector.key()).kid)
  // From this store to the first again: the same rows, whichever store they lay in.
  const back = join(folder, `${kind}.gz`)
  await writeBackup(restored.collector.store, back, c.clock.now)
  const rows = (path: string) => gunzipSync(readFileSync(path)).toString().split('\n').slice(1).sort()
  expect(rows(back)).toEqual(rows(file))
  await restored.end()
})

describe.each(['embedded', 'postgres'])('a backup of the %s store, written while tablets enrol and send', (kind) => {
  it('is one moment of it: it restores, nobody in it lacks their unit, and who was told so before it is in it', async () => {
    const busy = await startForTest(await emptyStore(kind))
    // So many that others come in while they are read.
    const laid = Array.from({ length: 500 }, (_, i) => `unit-laid-${i}`)
    await layUnits(busy.collector.store, laid)
    let going = true
    const told: string[] = []
    const tablets = [1, 2].map(async () => {
      while (going) {
        // Sent as well: a batch names its device, which names its unit.
        const unit = await busy.enrol(null)
        told.push(unit.enrolled.deviceId)
        await busy.send(unit.submission(practicePeriod('2013-01-01', '2014-12-31')))
      }
    })
    await vi.waitUntil(() => told.length > 2, { timeout: 60_000 })
    const before = [...told]
    const one = join(folder, `busy-${kind}.gz`)
    const written = await writeBackup(busy.collector.store, one, busy.clock.now)
    going = false
    await Promise.all(tablets)
    expect(told.length).toBeGreaterThan(before.length)
    expect(written).toEqual({ rows: expect.any(Number) })
    const env = await emptyStore(kind)
    expect(await restoreInto(env, one)).toEqual(written)
    const restored = await startForTest(env)
    const devices = await restored.collector.store.db.selectFrom('devices').select('id').execute()
    expect(before.filter((id) => !devices.some((one) => one.id === id))).toEqual([])
    await restored.end()
    await busy.end()
  })
})

it('a backup that would not come back is refused when it is written, and the one before it stands', async () => {
  const data = mkdtempSync(join(tmpdir(), 'broken-'))
  const store = await openStore({ data, database: null })
  const target = join(data, 'backup.gz')
  expect(await writeBackup(store, target, c.clock.now)).toEqual({ rows: expect.any(Number) })
  const good = readFileSync(target)
  // What a disk that rots can leave: a device whose unit is gone.
  await sql`pragma foreign_keys = off`.execute(store.db)
  const orphan = { id: 'd', unit: 'gone', name: '', x: '', y: '', enrolled: '', revoked: null }
  await store.db.insertInto('devices').values(orphan).execute()
  expect(await writeBackup(store, target, c.clock.now)).toEqual({ refused: 'backup-failed' })
  expect(readFileSync(target)).toEqual(good)
  expect(readdirSync(data).filter((name) => name.startsWith('backup'))).toEqual(['backup.gz'])
  await store.close()
  rmSync(data, { recursive: true })
})

it.each([
  ['is no file of ours', () => gzipSync('hej\n'), 'not-a-backup'],
  ['is not packed', () => Buffer.from('hej'), 'not-a-backup'],
  ['is of another format', () => gzipSync('{"format":"mattstock-collector-backup-9"}\n'), 'not-a-backup'],
  [
    'names another table',
    () => gzipSync('{"format":"mattstock-collector-backup-1"}\n["sqlite_master",{}]\n'),
    'not-a-backup',
  ],
  [
    'lacks its last line',
    () =>
      gzipSync(
        gunzipSync(readFileSync(file))
          .toString()
          .replace(/\n[^\n]+\n$/, '\n'),
      ),
    'cut-short',
  ],
  ['is cut in the middle', () => readFileSync(file).subarray(0, 400), 'not-a-backup'],
])('a backup that %s changes nothing', async (_what, bytes, reason) => {
  const bad = join(folder, 'bad.gz')
  writeFileSync(bad, bytes())
  const env = { DATA: mkdtempSync(join(tmpdir(), 'restored-')) }
  expect(await restoreInto(env, bad)).toEqual({ refused: reason })
  expect(await restoreInto(env)).toEqual({ rows: expect.any(Number) })
  rmSync(env.DATA, { recursive: true })
})

it('a backup is not read over what is there', async () => {
  expect(await readBackup(c.collector.store, file)).toEqual({ refused: 'not-empty' })
})

it('an unfinished backup never has the name of a whole one', async () => {
  const nowhere = join(folder, 'missing', 'backup.gz')
  await expect(writeBackup(c.collector.store, nowhere, c.clock.now)).rejects.toThrow('ENOENT')
})
