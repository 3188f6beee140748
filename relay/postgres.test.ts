import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startPostgres, type TestPostgres } from '../test/collector/postgres.ts'
import { silentProxy } from '../test/collector/process.ts'
import { type Device, nextStep, signedHeaders, Writer } from '../test/relay/device.ts'
import { Holder } from '../test/relay/holder.ts'
import { homeContract } from '../test/relay/home-contract.ts'
import { type AdmittedUnit, type Started, startForTest } from '../test/relay/started.ts'
import { relayContract } from './contract.ts'
import { hangBell } from './events/bell.ts'
import { remind } from './home/reminders.ts'
import { sync } from './logs/sync.ts'
import { syncAsked } from './protocol/shapes.ts'
import { openRelayStore } from './store/open.ts'
import type { Tx } from './store/tables.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
}, 120_000)
afterAll(async () => await postgres.stop())

relayContract(async () => ({ RELAY_DATABASE_URL: await postgres.database() }))
homeContract(async () => ({ RELAY_DATABASE_URL: await postgres.database() }))

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

  it('give a new device at the one what was left for it at the other', async () => {
    const url = '/v1/vault/pairing/0123456789'
    const headers = { 'content-type': 'application/json' }
    const left = async (relay: Started | undefined, part: string) =>
      await (relay as Started).server.inject({ method: 'POST', url, headers, payload: { part, text: part } })
    await left(one, 'offer')
    await left(other, 'answer')
    const { parts } = (await (one as Started).server.inject({ method: 'GET', url })).json()
    expect(parts).toEqual({ offer: 'offer', answer: 'answer' })
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

  it('remind by one letter, whichever looks: both at the same moment, and while the other is slow with its own', async () => {
    const now = (one as Started).clock.now
    const second = await (other as Started).admit(1)
    const units = [unit.id, second.id]
    const forms = Array.from({ length: 40 }, (_, i) => ({
      ...{
        unit: units[i % 2] as string,
        form: randomUUID(),
        slip: 'AAAAAAAAAAAAAAAA',
        part: 0,
        hash: 'h',
        sealed: 'x',
      },
      ...{ at: now, half: now, due: now + 3_600_000, twice: now + 7_200_000, reminded: 1, remind: now, revoked: 0 },
      adopted: null,
    }))
    const said = { until: 0, hours: 4, next: null, names: '', device: null }
    await one?.relay.store.asOperator(async (tx) => {
      for (const form of forms) await tx.insertInto('forms').values(form).execute()
      for (const id of units)
        await tx
          .insertInto('reading')
          .values({ unit: id, ...said, address: `${id}@example.org`, deputy: 'jour@example.org' })
          .execute()
    })
    const sent: string[] = []
    const mailing = ({ relay, clock }: Started, slow = 0) => ({
      ...relay,
      mail: {
        async send(to: string) {
          sent.push(to)
          clock.now += slow
          return true
        },
      },
    })
    const [mine, theirs] = [mailing(one as Started), mailing(other as Started)]
    const addresses = units.map((id) => `${id}@example.org`).sort()
    await Promise.all([remind(mine), remind(theirs), remind(mine), remind(theirs)])
    expect(sent.sort()).toEqual(addresses)
    // One is slow at the first unit's: what it did not come to is taken by the other, once.
    sent.length = 0
    await one?.relay.store.asOperator((tx) => tx.updateTable('forms').set({ reminded: 1, remind: now }).execute())
    await remind(mailing(one as Started, 70_000))
    expect(sent).toHaveLength(1)
    ;(other as Started).clock.now = now + 130_000
    await Promise.all([remind(mine), remind(theirs)])
    expect(sent.sort()).toEqual(addresses)
    for (const relay of [one, other] as Started[]) relay.clock.now = now
  })

  it('ring for those who wait at the other', async () => {
    const rung = vi.fn()
    const stop = (other as Started).relay.bell.listen(unit.id, rung)
    const { entry } = await new Writer(b as Device).write()
    await (one as Started).ask(b as Device, '/v1/vault/sync', { vector: {}, entries: [entry] })
    await expect.poll(() => rung.mock.calls).toContainEqual(['something'])
    stop()
  })
})

it('is rung by the commit itself: whoever waits at another process hears of what came to one that died right after it', async () => {
  const database = await postgres.database()
  const r = await startForTest({ RELAY_DATABASE_URL: database, DATA: mkdtempSync(join(tmpdir(), 'relay-')) })
  const unit = await r.admit(1)
  const elsewhere = await hangBell(database)
  const rung = vi.fn()
  elsewhere.listen(unit.id, rung)
  const { entry, rows } = await new Writer(unit.devices[0] as Device).write()
  const dies = async () => {
    throw new Error('killed')
  }
  const store = {
    ...r.relay.store,
    asUnit: async (who: string, work: never) => r.relay.store.asUnit(who, work).then(dies),
  }
  const asked = syncAsked.parse({ vector: {}, entries: [entry], rows })
  await expect(sync({ ...r.relay, store }, unit.id, asked)).rejects.toThrow('killed')
  await vi.waitFor(() => expect(rung).toHaveBeenCalledWith('something'), 30_000)
  await elsewhere.close()
  await r.end()
})

it('a line that falls silent without a word is given up, and who waits asks once on the new one', async () => {
  const database = await postgres.database()
  const store = await openRelayStore({ data: mkdtempSync(join(tmpdir(), 'relay-')), database })
  const line = await silentProxy(database)
  const bell = await hangBell(line.address, 100)
  const rung = vi.fn()
  bell.listen('enhet', rung)
  expect(bell.standing()).toEqual({ waiting: 1, hears: true })
  line.fallSilent()
  await vi.waitFor(() => expect(bell.standing().hears).toBe(false), 30_000)
  expect(rung).not.toHaveBeenCalled()
  line.speak()
  await vi.waitFor(() => expect(bell.standing().hears).toBe(true), 30_000)
  expect(rung.mock.calls).toEqual([['something']])
  await bell.ring(store.db, 'enhet', 'members')
  await vi.waitFor(() => expect(rung).toHaveBeenLastCalledWith('members'), 30_000)
  await bell.close()
  await line.close()
  await store.close()
})

it('a query in the name of one unit reaches no row of another, though it asks for all, and one in nobody’s name reaches none', async () => {
  const r = await startForTest({ RELAY_DATABASE_URL: await postgres.database() })
  const [mine, other] = [await r.admit(1), await r.admit(1)]
  for (const { devices } of [mine, other]) {
    const { entry, rows } = await new Writer(devices[0] as Device).write()
    await r.ask(devices[0] as Device, '/v1/vault/sync', { vector: {}, entries: [entry], rows })
  }
  for (const { id: unit } of [mine, other]) await r.relay.store.asUnit(unit, (tx) => fromHome(tx, unit))
  const tables = [
    ...(['units', 'members', 'steps', 'logs', 'entries', 'rows', 'requests'] as const),
    ...(['slips', 'forms', 'reading'] as const),
  ]
  for (const table of tables) {
    const seen = await r.relay.store.asUnit(mine.id, (tx) => tx.selectFrom(table).select('unit').distinct().execute())
    expect([table, seen]).toEqual([table, [{ unit: mine.id }]])
    expect(await r.relay.store.db.selectFrom(table).select('unit').execute()).toEqual([])
  }
  const moved = r.relay.store.asUnit(mine.id, (tx) => tx.updateTable('entries').set({ unit: other.id }).execute())
  await expect(moved).rejects.toThrow('row-level security')
  await r.end()
})

/** A slip, a form that came by it, and who is reminded: a row each. */
async function fromHome(tx: Tx, unit: string) {
  const slip = { unit, slip: unit, token: '', spoken: null, wrong: 0, expires: 1, review: 0, plan: '' }
  const nothingYet = { opened: null, key: null, begun: null, second: null, handed: null, revoked: null }
  await tx
    .insertInto('slips')
    .values({ ...slip, ...nothingYet })
    .execute()
  const form = { unit, form: unit, slip: unit, part: 0, hash: '', sealed: null, at: 1, half: 1, due: 1, twice: 1 }
  await tx
    .insertInto('forms')
    .values({ ...form, reminded: 3, remind: null, revoked: 0, adopted: 1 })
    .execute()
  const said = { until: 0, hours: 4, next: null, names: '', device: null, address: null, deputy: null }
  await tx
    .insertInto('reading')
    .values({ unit, ...said })
    .execute()
}
