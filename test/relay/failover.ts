/**
 * The primary dies in the middle of enrolling, sending, syncing and publishing, and its standby takes its place: two processes of
 * collector and relay, as `npm start` has them, on two real PostgreSQL.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { vi } from 'vitest'
import { addDays, type EnrolledAnswer, type Period } from '#aggregate'
import { openRelayStore } from '../../relay/store/open.ts'
import { type CollectorProcess, postJson, startProcess } from '../collector/process.ts'
import { startReplicated } from '../collector/replicated.ts'
import { deviceKey, enrolmentOf, goodBatch, openEnrolled, submissionOf } from '../collector/unit.ts'
import { smallPeriod } from '../trials/collector/ground.ts'
import { type Device, makeDevice, nextStep, signedHeaders, Writer } from './device.ts'
import { type Ask, Holder } from './holder.ts'

/** Milliseconds between tries; an app waits as long as Retry-After says. */
const AGAIN_MS = 300
/** Milliseconds for which the primary goes on by itself before it dies. */
const ALONE_MS = 500
const unitsAtOnce = 4
const devicesAtOnce = 4
/** Receipts on either side of the failover, for them to say something. */
export const ENOUGH = 5

/** One request until it is answered for good, as the app does: the same again where nothing or 5xx was heard. */
async function untilAnswered(url: string, body: string, headers: () => Promise<Record<string, string>>) {
  for (;;) {
    const answer = await fetch(url, { method: 'POST', headers: await headers(), body }).catch(() => null)
    const text = await answer?.text().catch(() => null)
    if (answer && answer.status < 500 && typeof text === 'string') return { status: answer.status, text }
    await pause(AGAIN_MS)
  }
}
const json = (more: Record<string, string> = {}) => ({ 'content-type': 'application/json', ...more })
const post = (url: string, body: unknown) => untilAnswered(url, JSON.stringify(body), async () => json())

/** What a device asks at one address, signed anew with each try. */
const askAt =
  (address: string): Ask =>
  async (device, path, asked) => {
    const body = JSON.stringify(asked)
    const headers = () => signedHeaders(device, 'POST', path, body, Date.now())
    const { status, text } = await untilAnswered(`${address}${path}`, body, headers)
    return { status, body: JSON.parse(text) }
  }

async function withTwo(synchronous: boolean) {
  const replicated = await startReplicated(synchronous)
  const [database, relayDatabase] = [await replicated.database(), await replicated.database()]
  const folders = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'failover-')))
  const processes: CollectorProcess[] = []
  for (const DATA of folders) {
    const own = { DATA, APP: join(DATA, 'no-app'), BEHIND_PROXY: '1' }
    const both = { ...own, DATABASE_URL: database, RELAY_DATABASE_URL: relayDatabase }
    processes.push(await startProcess(both, 'relay/with-collector.ts'))
  }
  const addresses = processes.map(({ address }) => address)
  return {
    replicated,
    processes,
    at: (which: number) => addresses[which % addresses.length] as string,
    async command(what: string, body: unknown) {
      const file = what.startsWith('relay/') ? 'relay.json' : 'console.json'
      const { header } = JSON.parse(readFileSync(join(folders[0] as string, file), 'utf8')) as { header: string }
      const headers = async () => json({ authorization: header })
      const { text } = await untilAnswered(`${addresses[0]}/console/${what}`, JSON.stringify(body), headers)
      return JSON.parse(text) as Record<string, string>
    },
    /** Ids of the entries that the relay has, past its processes. */
    async entries(): Promise<ReadonlySet<string>> {
      const store = await openRelayStore({ data: folders[0] as string, database: relayDatabase })
      const rows = await store.asOperator((tx) => tx.selectFrom('entries').select('id').execute())
      await store.close()
      return new Set(rows.map(({ id }) => id))
    },
    async end() {
      await Promise.all(processes.map((one) => one.end('SIGTERM')))
      await replicated.stop()
      for (const folder of folders) rmSync(folder, { recursive: true, force: true })
    },
  }
}
type Ground = Awaited<ReturnType<typeof withTwo>>

/** Something that was acknowledged, and on which side of the failover. */
interface Given {
  readonly what: string
  readonly before: boolean
}

interface Moment {
  failed: boolean
  over: boolean
}

const openFor = (id: string): Period => {
  const today = new Date().toISOString().slice(0, 10)
  return { ...smallPeriod(id), kind: 'live', first: addDays(today, -200), last: addDays(today, -40) }
}

/** Units come in and send, each once. */
async function sending({ command, at }: Ground, moment: Moment) {
  const live = openFor('skarp')
  await command('period', live)
  const given: (Given & { readonly submission: unknown })[] = []
  const refused: string[] = []
  const unit = async (name: string, address: string) => {
    const key = deviceKey()
    const { code = '' } = await command('code', { unit: name })
    const { text } = await post(`${address}/v1/enrolments`, enrolmentOf(key, code))
    const answer = JSON.parse(text) as Partial<EnrolledAnswer>
    // A code that was used where nobody heard of it: the operator makes another, as for any that was lost.
    if (!answer.payload) return
    const enrolled = openEnrolled(answer as EnrolledAnswer, key, code)
    const submission = submissionOf(key, enrolled.deviceId, goodBatch(live, enrolled.unit.id))
    const { status, text: receipt } = await post(`${address}/v1/batches`, submission)
    if (status < 300) given.push({ submission, what: receipt, before: !moment.failed })
    else refused.push(receipt)
  }
  const done = Promise.all(
    Array.from({ length: unitsAtOnce }, async (_, who) => {
      for (let i = 0; !moment.over; i += 1) await unit(`Enhet ${who}-${i}`, at(who))
    }),
  )
  const lost = async () => {
    const again = given.map(async ({ submission, what }, i) => {
      const answer = await postJson(`${at(i)}/v1/batches`, submission)
      return (await answer.text()) !== what
    })
    return (await Promise.all(again)).filter((other) => other).length
  }
  return { live, given, refused, done, lost }
}

/** A unit that comes in at the relay, the first of its devices letting in the others. */
async function admitted({ command, at }: Ground, count: number): Promise<readonly [Device, ...Device[]]> {
  const id = randomUUID()
  const devices = await Promise.all(Array.from({ length: count }, () => makeDevice(id)))
  const [first, ...others] = devices as [Device, ...Device[]]
  const begun = await nextStep([], first, { add: [first] })
  const steps = others.length > 0 ? [begun, await nextStep([begun], first, { add: others })] : [begun]
  const { code } = await command('relay/admit', { name: 'Enhet 1', megabytes: 100 })
  const { status } = await askAt(at(0))(first, '/v1/vault/admission', { code, steps })
  if (status !== 200) throw new Error(`admission: ${status}`)
  return [first, ...others]
}

/** Devices of one unit write and sync, and one unit after another comes in with a device that does so once. */
async function syncing(ground: Ground, moment: Moment, synchronous: boolean) {
  const given: Given[] = []
  const holders = (await admitted(ground, devicesAtOnce)).map((device) => new Holder(device))
  const writeOn = async (holder: Holder, writer: Writer, ask: Ask) => {
    const written = await writer.write(2)
    holder.keep(written)
    await holder.meet(ask)
    given.push({ what: written.entry.id, before: !moment.failed })
  }
  const done = Promise.all([
    ...holders.map(async (holder, who) => {
      const writer = new Writer(holder.device)
      while (!moment.over) await writeOn(holder, writer, askAt(ground.at(who)))
    }),
    (async () => {
      while (!moment.over) {
        const [device] = await admitted(ground, 1).catch((refused: Error) => {
          // The code went with the primary, where no commit waits for the standby: the operator makes another.
          if (synchronous) throw refused
          return []
        })
        if (!device) continue
        const wrote = writeOn(new Holder(device), new Writer(device), askAt(ground.at(1)))
        // Admitted, and nobody knows it any more.
        await wrote.catch(() => given.push({ what: device.unit, before: !moment.failed }))
      }
    })(),
  ])
  const lost = async () => {
    const there = await ground.entries()
    return given.filter(({ what }) => !there.has(what)).length
  }
  /** Whether every device has the same in the end. */
  const alike = async () => {
    for (const _ of [1, 2]) for (const [i, holder] of holders.entries()) await holder.meet(askAt(ground.at(i)))
    return new Set(holders.map((holder) => JSON.stringify(Object.entries(holder.vector()).sort()))).size === 1
  }
  return { given, done, lost, alike }
}

/** How often a device that waits at the second process was told of something. */
async function waitingAt(address: string, device: Device) {
  const headers = await signedHeaders(device, 'GET', '/v1/vault/wait', null, Date.now())
  const { body } = await fetch(`${address}/v1/vault/wait`, { headers })
  const reader = (body as ReadableStream<Uint8Array>).getReader()
  const heard = { times: 0, leave: () => reader.cancel() }
  void (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      heard.times += new TextDecoder().decode(part.value).split('event: something').length - 1
  })().catch(() => {})
  return heard
}

/** All the while somebody enrols, sends, syncs; at some moment the standby is cut off, and the primary then dies under a publishing. */
export async function throughAFailover(synchronous: boolean) {
  const ground = await withTwo(synchronous)
  const { replicated, processes, command, at } = ground
  const moment: Moment = { failed: false, over: false }
  const units = await sending(ground, moment)
  const devices = await syncing(ground, moment, synchronous)
  const [one, other] = (await admitted(ground, 2)) as [Device, Device]
  const heard = await waitingAt(at(1), other)
  const early = openFor('tidig')
  await command('period', early)
  const before = () => Math.min(...[units, devices].map(({ given }) => given.length))
  await vi.waitUntil(() => before() > ENOUGH, { timeout: 60_000 })
  replicated.cutReplication()
  const known = units.given.length
  const publishing = command('publish', { period: early.id, edition: 1 })
  await pause(ALONE_MS)
  // Where no commit waits for the standby, somebody is acknowledged whom it never hears of: more than were under way.
  await vi.waitUntil(() => synchronous || units.given.length > known + unitsAtOnce, { timeout: 60_000 })
  moment.failed = true
  replicated.primaryDies()
  // Each hears of it, however few are sending just then.
  for (const { address } of processes)
    await vi.waitUntil(async () => (await fetch(`${address}/v1/periods`)).status === 503, { timeout: 60_000 })
  await replicated.standbyTakesOver()
  const after = () => Math.min(...[units, devices].map(({ given }) => given.filter(({ before }) => !before).length))
  await vi.waitUntil(() => !synchronous || after() > ENOUGH, { timeout: 60_000 })
  moment.over = true
  await Promise.all([units.done, devices.done])
  const lost = [await units.lost(), await devices.lost()]
  const said = processes.map((process) => process.said())
  const told = heard.times
  await askAt(at(0))(one, '/v1/vault/sync', { vector: {}, entries: [(await new Writer(one).write()).entry] })
  await vi.waitUntil(() => heard.times > told, { timeout: 60_000 })
  await heard.leave()
  const published = await publishing
  const [alike, late] = [await devices.alike(), await command('publish', { period: units.live.id, edition: 1 })]
  const files = await Promise.all(
    [early, units.live].map(async ({ id }) => (await fetch(`${at(1)}/v1/national/${id}/1`)).status),
  )
  await ground.end()
  const each = [units, devices].map(({ given }) => given)
  return { lost, said, each, refused: units.refused, told, alike, files, published, late }
}
