import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { period2014 } from '#aggregate'
import { startPostgres, type TestPostgres } from '../../test/collector/postgres.ts'
import { type Started, startForTest } from '../../test/collector/started.ts'
import { type Restored, readBackup, writeBackup } from './backup.ts'
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

async function restoreInto(env: Record<string, string>, from = file): Promise<Restored> {
  const store = await openStore({ data: env.DATA ?? '', database: env.DATABASE_URL ?? null })
  const done = await readBackup(store, from)
  await store.close()
  return done
}

it.each(['embedded', 'postgres'])('a backup read into the %s store goes on where the old one was', async (kind) => {
  const env: Record<string, string> = { DATA: mkdtempSync(join(tmpdir(), 'restored-')) }
  if (kind === 'postgres') env.DATABASE_URL = await postgres.database()
  expect(await restoreInto(env)).toEqual({ rows: expect.any(Number) })
  const restored = await startForTest(env)
  const again = await restored.send(sent)
  expect([again.statusCode, again.body]).toEqual([200, receipt])
  expect(restored.collector.key().kid).toBe(c.collector.key().kid)
  // From this store to the first again: the same rows, whichever store they lay in.
  const back = join(folder, `${kind}.gz`)
  await writeBackup(restored.collector.store, back, c.clock.now)
  const rows = (path: string) => gunzipSync(readFileSync(path)).toString().split('\n').slice(1).sort()
  expect(rows(back)).toEqual(rows(file))
  await restored.end()
})

it.each([
  ['is no file of ours', () => gzipSync('hej\n'), 'not-a-backup'],
  ['is not packed', () => Buffer.from('hej'), 'not-a-backup'],
  ['is of another format', () => gzipSync('{"format":"mattstock-backup-9"}\n'), 'not-a-backup'],
  ['names another table', () => gzipSync('{"format":"mattstock-backup-1"}\n["sqlite_master",{}]\n'), 'not-a-backup'],
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
