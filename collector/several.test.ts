/** Two collectors, each a process of its own, on one real PostgreSQL. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { addDays, type EnrolledAnswer, type National, type Period, type PublicKey } from '#aggregate'
import { layBatches, layUnits } from '../test/collector/laid.ts'
import { startPostgres, type TestPostgres } from '../test/collector/postgres.ts'
import { type CollectorProcess, postJson, startProcess } from '../test/collector/process.ts'
import { deviceKey, enrolmentOf, goodBatch, openDocument, openEnrolled, submissionOf } from '../test/collector/unit.ts'
import { smallPeriod } from '../test/trials/collector/ground.ts'
import { openStore } from './store/open.ts'

interface Process extends CollectorProcess {
  readonly data: string
}

let postgres: TestPostgres
let database: string
let one: Process
let other: Process
let asked: Client
const running = new Set<Process>()

async function start(): Promise<Process> {
  const data = mkdtempSync(join(tmpdir(), 'collector-'))
  const env = { DATABASE_URL: database, DATA: data, APP: join(data, 'no-app'), BEHIND_PROXY: '1' }
  const started = { ...(await startProcess(env)), data }
  running.add(started)
  return started
}

async function end(process: Process, signal: 'SIGTERM' | 'SIGKILL') {
  running.delete(process)
  await process.end(signal)
  rmSync(process.data, { recursive: true })
}

async function command(at: Process, what: string, body: unknown) {
  const { header } = JSON.parse(readFileSync(join(at.data, 'console.json'), 'utf8')) as { header: string }
  return await fetch(`${at.address}/console/${what}`, {
    method: 'POST',
    headers: { authorization: header, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

interface Told {
  readonly refused?: string
  readonly code: string
  readonly unit: string
  readonly kid: string
}
const told = async (answer: Response) => (await answer.json()) as Told

/** Open for edition 1 on the day of the run. */
async function livePeriod(id: string): Promise<Period> {
  const today = new Date().toISOString().slice(0, 10)
  const period: Period = { ...smallPeriod(id), kind: 'live', first: addDays(today, -200), last: addDays(today, -40) }
  expect((await command(one, 'period', period)).status).toBe(200)
  return period
}

async function enrolled(name: string) {
  const key = deviceKey()
  const { code } = await told(await command(one, 'code', { unit: name }))
  const answer = await postJson(`${one.address}/v1/enrolments`, enrolmentOf(key, code))
  const { deviceId, unit } = openEnrolled((await answer.json()) as EnrolledAnswer, key, code)
  return (period: Period, app = '0.1.0') => submissionOf(key, deviceId, goodBatch(period, unit.id, { app }))
}

const send = (to: Process, submission: unknown) => postJson(`${to.address}/v1/batches`, submission)

beforeAll(async () => {
  postgres = await startPostgres()
  database = await postgres.database()
  // Both begin on the empty database at the same moment.
  ;[one, other] = await Promise.all([start(), start()])
  asked = new Client({ connectionString: database })
  await asked.connect()
}, 120_000)
afterAll(async () => {
  await asked.end()
  for (const process of running) await end(process, 'SIGTERM')
  await postgres.stop()
})

it('begin on an empty database with one key and one practice nation', async () => {
  const keys = await Promise.all([one, other].map(async ({ address }) => (await fetch(`${address}/v1/keys`)).text()))
  expect(keys[0]).toBe(keys[1])
  const { rows } = await asked.query(
    "select (select count(*) from keys)::int as keys, (select count(*) from units where name like 'Påhittad%')::int as units",
  )
  expect(rows).toEqual([{ keys: 1, units: 26 }])
})

it('take at both the start code of the one that started last, and no other', async () => {
  const startCode = (of: Process) => of.said().match(/startkoden (\w+)/)?.[1] ?? ''
  const third = await start()
  const choose = async (code: string) => {
    const body = new URLSearchParams({ code, passphrase: 'fyra gröna hästar', again: 'fyra gröna hästar' })
    const headers = { 'sec-fetch-site': 'same-origin' }
    const to = `${one.address}/admin/forsta`
    return (await fetch(to, { method: 'POST', headers, body, redirect: 'manual' })).status
  }
  expect([await choose(startCode(one)), await choose(startCode(other))]).toEqual([422, 422])
  expect(await choose(startCode(third))).toBe(303)
  await end(third, 'SIGTERM')
})

it('sign with a new key as soon as it is made at either', async () => {
  const period = await livePeriod('nyckel')
  const submission = (await enrolled('Nyckelenheten'))(period)
  const { kid } = await told(await command(one, 'rotate-key', {}))
  const keys = (await (await fetch(`${other.address}/v1/keys`)).json()) as {
    keys: { kid: string; publicKey: PublicKey }[]
  }
  const { publicKey } = keys.keys.find((key) => key.kid === kid) ?? {}
  const receipt = (await (await send(other, submission)).json()) as { kid: string; payload: string; sig: string }
  expect(receipt.kid).toBe(kid)
  expect(openDocument(receipt as never, publicKey as PublicKey)).toMatchObject({ schema: 'receipt-1' })
})

it('look at ten wrong codes an hour between them, though two tries at the same moment are one too many', async () => {
  const guess = async (at: Process) => {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.9' }
    const body = JSON.stringify(enrolmentOf(deviceKey(), '00000-00000'))
    return (await fetch(`${at.address}/v1/enrolments`, { method: 'POST', headers, body })).status
  }
  const first = []
  for (let i = 0; i < 9; i += 1) first.push(await guess(i % 2 === 0 ? one : other))
  expect(first).toEqual(Array(9).fill(401))
  // Nobody can note a try meanwhile: both have looked at what was noted before either has noted its own, if they look first.
  await asked.query('begin; lock table tries in share mode')
  const last = Promise.all([guess(one), guess(other)])
  await setTimeout(300)
  await asked.query('rollback')
  expect((await last).filter((status) => status === 401).length).toBeLessThanOrEqual(1)
  await guess(one)
  expect([await guess(one), await guess(other)]).toEqual([429, 429])
})

it('make one unit of one name that is asked for at both, and leave one code of it that holds', async () => {
  // Nobody can add a unit meanwhile: both have found none of the name before either has added it, if both look.
  await asked.query('begin; lock table units in share mode')
  const asking = [one, other, one, other].map(async (at) => told(await command(at, 'code', { unit: 'Samma enhet' })))
  await setTimeout(300)
  await asked.query('rollback')
  const made = await Promise.all(asking)
  expect(new Set(made.map(({ unit }) => unit)).size).toBe(1)
  const statuses = []
  for (const { code } of made)
    statuses.push((await postJson(`${other.address}/v1/enrolments`, enrolmentOf(deviceKey(), code))).status)
  expect(statuses.sort()).toEqual([201, 401, 401, 401])
})

it('store what comes to both at the same moment once, under one receipt; and of two that differ one', async () => {
  const period = await livePeriod('samtidigt')
  for (let round = 0; round < 10; round += 1) {
    const submission = await enrolled(`Samtidig ${round}`)
    const same = await Promise.all([one, other].map((at) => send(at, submission(period))))
    expect(same.map(({ status }) => status).sort()).toEqual([200, 201])
    expect(new Set(await Promise.all(same.map((answer) => answer.text()))).size).toBe(1)
  }
  for (let round = 0; round < 10; round += 1) {
    const submission = await enrolled(`Olika ${round}`)
    const two = await Promise.all([send(one, submission(period, '0.1.1')), send(other, submission(period, '0.1.2'))])
    expect(two.map(({ status }) => status).sort()).toEqual([201, 409])
  }
})

it('take no batch behind one that publishes; and one that stood still too long publishes nothing', async () => {
  const period = await livePeriod('utgivning')
  const [early, late] = [await enrolled('Tidig'), await enrolled('Sen')]
  const store = await openStore({ data: '', database })
  const many = Array.from({ length: 3000 }, (_, i) => `unit-lagd-${i}`)
  await layBatches(store, await layUnits(store, many), (unit) => [goodBatch(period, unit)])
  await store.close()
  const publishing = command(one, 'publish', { period: period.id, edition: 1 })
  const shut = async () => (await asked.query('select from closing where period = $1', [period.id])).rowCount
  await vi.waitFor(async () => expect(await shut()).toBe(1), { interval: 5, timeout: 30_000 })
  one.child.kill('SIGSTOP')
  const answer = await send(other, early(period))
  expect([answer.status, (await told(answer)).refused]).toEqual([503, 'publishing'])
  expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(15)
  // As a client of ours does.
  await vi.waitFor(async () => expect((await send(other, early(period))).status).toBe(201), 30_000)
  one.child.kill('SIGCONT')
  // Its gate is gone; or the database's answer came while it stood, and is too old for it.
  expect(['publishing', 'store-away']).toContain((await told(await publishing)).refused)
  expect((await fetch(`${other.address}/v1/national/${period.id}/1`)).status).toBe(404)
  expect((await command(other, 'publish', { period: period.id, edition: 1 })).status).toBe(200)
  const { payload } = (await (await fetch(`${one.address}/v1/national/${period.id}/1`)).json()) as { payload: string }
  const { units } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as National
  expect(units.reported).toBe(3001)
  const refused = await send(one, late(period))
  expect([refused.status, (await told(refused)).refused]).toEqual([422, 'period-closed'])
}, 240_000)

it('go on when one is killed in the middle of sending, with every receipt that it gave', async () => {
  const period = await livePeriod('dodad')
  const senders = await Promise.all(Array.from({ length: 20 }, (_, i) => enrolled(`Överlevande ${i}`)))
  const doomed = await start()
  const receipts = await Promise.all(
    senders.map(async (submission, i) => {
      if (i === 10) doomed.child.kill('SIGKILL')
      const answer = await send(doomed, submission(period)).catch(() => null)
      return answer?.ok ? await answer.text().catch(() => null) : null
    }),
  )
  running.delete(doomed)
  for (const [i, submission] of senders.entries()) {
    const again = await send(i % 2 === 0 ? one : other, submission(period))
    expect([200, 201]).toContain(again.status)
    if (receipts[i]) expect(await again.text()).toBe(receipts[i])
  }
})
