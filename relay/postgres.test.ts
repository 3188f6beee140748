import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startPostgres, type TestPostgres } from '../test/collector/postgres.ts'
import { type Device, nextStep, signedHeaders, Writer } from '../test/relay/device.ts'
import { Holder } from '../test/relay/holder.ts'
import { type AdmittedUnit, type Started, startForTest } from '../test/relay/started.ts'
import { relayContract } from './contract.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
}, 120_000)
afterAll(async () => await postgres.stop())

relayContract(async () => ({ RELAY_DATABASE_URL: await postgres.database() }))

describe('two relays on one database', () => {
  let [one, other]: Started[] = []
  let unit: AdmittedUnit
  let [a, b]: Device[] = []
  beforeAll(async () => {
    const RELAY_DATABASE_URL = await postgres.database()
    const start = async () => await startForTest({ RELAY_DATABASE_URL, DATA: mkdtempSync(join(tmpdir(), 'relay-')) })
    // Both begin on the empty database at the same moment.
    ;[one, other] = await Promise.all([start(), start()])
    unit = await one.admit(2)
    ;[a, b] = unit.devices as [Device, Device]
  }, 60_000)
  afterAll(async () => {
    await one?.end()
    await other?.end()
  })

  it('sign with one key, as one store', () => {
    expect(one?.relay.store.key).toBe(other?.relay.store.key)
  })

  it('give each other’s devices what came to either, also when both are written to at once', async () => {
    const [mine, theirs] = [new Holder(a as Device), new Holder(b as Device)]
    const writers = [new Writer(a as Device), new Writer(b as Device)]
    for (let i = 0; i < 5; i += 1) {
      mine.keep(await (writers[0] as Writer).write())
      theirs.keep(await (writers[1] as Writer).write())
      await Promise.all([mine.meet((one as Started).ask), theirs.meet((other as Started).ask)])
    }
    await mine.meet((one as Started).ask)
    await theirs.meet((other as Started).ask)
    expect(mine.vector()).toEqual(theirs.vector())
    expect(mine.entries.size).toBe(10)
  })

  it('take one of two entries that come to them at the same moment under one log, and lose neither', async () => {
    const writer = new Writer(unit.devices[0] as Device)
    const copy = writer.copy()
    const answers = await Promise.all(
      [
        [one, await writer.write()],
        [other, await copy.write()],
      ].map(([relay, written]) =>
        (relay as Started).ask(a as Device, '/v1/vault/sync', {
          vector: {},
          entries: [(written as { entry: object }).entry],
        }),
      ),
    )
    // Each is of the log that the device began with before: a second and a third first entry.
    expect(answers.map(({ status }) => status)).toEqual([409, 409])
    const now = await (one as Started).ask(a as Device, '/v1/vault/sync', { vector: {} })
    const { vector } = now.body as { vector: Record<string, readonly [number, string]> }
    expect(vector[(a as Device).id]?.[0]).toBe(7)
  })

  it('add one of two steps that come to them at the same moment', async () => {
    const steps = await Promise.all([a, b].map((by) => nextStep(unit.chain, by as Device, { body: (by as Device).id })))
    const answers = await Promise.all([
      (one as Started).ask(a as Device, '/v1/vault/devices', { after: 0, steps: [steps[0]] }),
      (other as Started).ask(b as Device, '/v1/vault/devices', { after: 0, steps: [steps[1]] }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('refuse at the one what was sent to the other before', async () => {
    const body = '{"vector":{}}'
    const headers = await signedHeaders(a as Device, 'POST', '/v1/vault/sync', body, (one as Started).clock.now)
    const sent = await Promise.all(
      [one, other].map((relay) => (relay as Started).send(a as Device, 'POST', '/v1/vault/sync', body, headers)),
    )
    expect(sent.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401])
  })

  it('ring for those who wait at the other', async () => {
    const rung = vi.fn()
    const stop = (other as Started).relay.bell.listen(unit.id, rung)
    const { entry } = await new Writer(b as Device).write()
    await (one as Started).ask(b as Device, '/v1/vault/sync', { vector: {}, entries: [entry] })
    await vi.waitFor(() => expect(rung).toHaveBeenCalledWith('something'))
    stop()
  })
})

it('a query in the name of one unit reaches no row of another, though it asks for all, and one in nobody’s name reaches none', async () => {
  const r = await startForTest({ RELAY_DATABASE_URL: await postgres.database() })
  const [mine, other] = [await r.admit(1), await r.admit(1)]
  for (const { devices } of [mine, other]) {
    const { entry, rows } = await new Writer(devices[0] as Device).write()
    await r.ask(devices[0] as Device, '/v1/vault/sync', { vector: {}, entries: [entry], rows })
  }
  const tables = ['units', 'members', 'steps', 'logs', 'entries', 'rows', 'requests'] as const
  for (const table of tables) {
    const seen = await r.relay.store.asUnit(mine.id, (tx) => tx.selectFrom(table).select('unit').distinct().execute())
    expect([table, seen]).toEqual([table, [{ unit: mine.id }]])
    expect(await r.relay.store.db.selectFrom(table).select('unit').execute()).toEqual([])
  }
  const moved = r.relay.store.asUnit(mine.id, (tx) => tx.updateTable('entries').set({ unit: other.id }).execute())
  await expect(moved).rejects.toThrow('row-level security')
  await r.end()
})
