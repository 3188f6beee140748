/** The relay's contract by way of PgBouncer in transaction mode, but for the one connection on which it hears of others. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type PgBouncer, startPgBouncer } from '../test/collector/pgbouncer.ts'
import { startPostgres, type TestPostgres } from '../test/collector/postgres.ts'
import { lacking } from '../test/installed.ts'
import { type Device, Writer } from '../test/relay/device.ts'
import { startForTest } from '../test/relay/started.ts'
import { relayContract } from './contract.ts'

const missing = lacking('pgbouncer')

if (missing) it('the relay works by way of PgBouncer', ({ skip }) => skip(missing))
else
  describe('by way of PgBouncer', () => {
    let postgres: TestPostgres
    let pooler: PgBouncer
    const env = async () => {
      const direct = await postgres.database()
      return { RELAY_DATABASE_URL: pooler.through(direct), RELAY_LISTEN_URL: direct }
    }
    beforeAll(async () => {
      postgres = await startPostgres()
      pooler = await startPgBouncer(await postgres.database())
    }, 120_000)
    afterAll(async () => {
      await pooler.stop()
      await postgres.stop()
    })

    relayContract(env)

    it('those who wait at one hear at once of what came to another', async () => {
      const both = await env()
      const start = () => startForTest({ ...both, DATA: mkdtempSync(join(tmpdir(), 'relay-')) })
      const [one, other] = [await start(), await start()]
      const unit = await one.admit(1)
      const rung = vi.fn()
      const stop = other.relay.bell.listen(unit.id, rung)
      const device = unit.devices[0] as Device
      const { entry } = await new Writer(device).write()
      await one.ask(device, '/v1/vault/sync', { vector: {}, entries: [entry] })
      await expect.poll(() => rung.mock.calls).toContainEqual(['something'])
      stop()
      await one.end()
      await other.end()
    })
  })
