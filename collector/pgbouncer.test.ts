/** The collector's contract by way of PgBouncer in transaction mode, which keeps nothing of a session from one transaction to the next. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PgBouncer, startPgBouncer } from '../test/collector/pgbouncer.ts'
import { startPostgres, type TestPostgres } from '../test/collector/postgres.ts'
import { startForTest } from '../test/collector/started.ts'
import { lacking } from '../test/installed.ts'
import { collectorContract } from './contract.ts'
import { writeBackup } from './store/backup.ts'

const missing = lacking('pgbouncer')

if (missing) it('the collector works by way of PgBouncer', ({ skip }) => skip(missing))
else
  describe('by way of PgBouncer', () => {
    let postgres: TestPostgres
    let pooler: PgBouncer
    const database = async () => pooler.through(await postgres.database())
    beforeAll(async () => {
      postgres = await startPostgres()
      pooler = await startPgBouncer(await postgres.database())
    }, 120_000)
    afterAll(async () => {
      await pooler.stop()
      await postgres.stop()
    })

    collectorContract(async () => ({ DATABASE_URL: await database() }))

    it('a backup is one moment of the store, and comes back', async () => {
      const c = await startForTest({ DATABASE_URL: await database() })
      await c.load()
      const units = await Promise.all(['A', 'B', 'C'].map((name) => c.enrol(`Enhet ${name}`)))
      expect(units).toHaveLength(3)
      const folder = mkdtempSync(join(tmpdir(), 'backup-'))
      expect(await writeBackup(c.collector.store, join(folder, 'file'), c.clock.now)).toEqual({
        rows: expect.any(Number),
      })
      rmSync(folder, { recursive: true })
      await c.end()
    })
  })
