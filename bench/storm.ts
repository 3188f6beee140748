/**
 * The storm: every unit has something waiting and every device comes back at once, at two processes of collector and relay on one
 * PostgreSQL. 500 batches a second for a minute, and 3 000 devices within it, each of which syncs and then waits; whoever is refused
 * comes back when they were told to. `npm run bench -- storm`; `RATE`, `SECONDS` and `DEVICES` for other numbers, `BOUND` for how many
 * seconds after it whoever has not been taken may still come back. On a machine of two cores servers, database and storm share them: it
 * shows what is refused and that nothing is lost, and no server's best.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../collector/store/open.ts'
import { openRelayStore } from '../relay/store/open.ts'
import { startPostgres } from '../test/collector/postgres.ts'
import { startProcess } from '../test/collector/process.ts'
import { signedHeaders } from '../test/relay/device.ts'
import { perSecond, post } from './collector/serving.ts'
import { fill, openPeriod, postOf } from './collector/units.ts'
import { percentile, table } from './figures.ts'
import { measured } from './process.ts'
import { admitted, type Desk } from './relay/units.ts'
import { newStorm, pause, type Storm, untilOpen, untilTaken } from './storm/asking.ts'

const RATE = Number(process.env.RATE ?? 500)
const SECONDS = Number(process.env.SECONDS ?? 60)
const DEVICES = Number(process.env.DEVICES ?? 3000)
const BOUND = Number(process.env.BOUND ?? 120)
const DEVICES_A_UNIT = 8
/** Codes tried from one address are counted before they are looked at: ten at once would be one too many. */
const LANES_OF_CODES = 8

const postgres = await startPostgres()
const [database, relayDatabase] = [await postgres.database(), await postgres.database()]
const folders = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'storm-')))
const processes: Awaited<ReturnType<typeof started>>[] = []
// One after the other: the first makes what an empty database lacks.
for (const folder of folders) processes.push(await started(folder))
try {
  const period = openPeriod('storm')
  const senders = await fill({ data: '', database }, 0, period, RATE * SECONDS)
  const posts = senders.map((sender, i) => postOf(period, sender, i))
  const desks = await devicesOf()
  const [load] = loadavg()
  const before = processes.map(({ processor }) => processor())
  const began = performance.now()
  const until = began + (SECONDS + BOUND) * 1000
  const [batches, syncs] = [newStorm(until), newStorm(until)]
  const [acknowledged, receipted]: [string[], string[]] = [[], []]
  const lines: (() => void)[] = []
  await Promise.all([
    evenly(posts.length, SECONDS * 1000, async (i) => {
      const asked = { url: `${at(i)}/v1/batches`, body: posts[i] as Buffer, headers: {} }
      const told = await untilTaken(batches, async () => asked)
      if (told && told.status > 201) throw new Error(`batch: ${told.status} ${told.text.slice(0, 200)}`)
      if (told) acknowledged.push((senders[i] as (typeof senders)[number]).unit)
    }),
    evenly(desks.length, SECONDS * 1000, async (i) => {
      const desk = desks[i] as Desk
      const entry = await comesBack(desk, i, syncs)
      if (entry) receipted.push(entry)
      const line = await untilOpen(until, () => waits(desk, i))
      if (line) lines.push(line)
    }),
  ])
  const seconds = (performance.now() - began) / 1000
  const busy = processes.map(({ processor }, i) => (processor() - (before[i] ?? 0)) / 1000)
  const stored = await storedIds()
  console.log(
    `${posts.length} batches at ${RATE} a second and ${desks.length} devices within ${SECONDS} s. After ${seconds.toFixed(0)} s ${acknowledged.length} batches and ${receipted.length} devices had been taken, ${(acknowledged.length / seconds).toFixed(0)} batches a second. Load ${load?.toFixed(1)} before it, ${loadavg()[0]?.toFixed(1)} at its end.\n`,
  )
  console.log(
    table(
      [
        ...['', 'taken', 'ms median', 'ms p99', 'ms longest', 'refused', 'ms median of a refusal', 'ms p99'],
        ...['without Retry-After', 'unheard', 'gave up at the bound'],
      ],
      [row('batches', batches), row('syncs', syncs)],
    ),
  )
  const lost = [...acknowledged, ...receipted].filter((id) => !stored.has(id)).length
  console.log(
    `\nOf ${acknowledged.length} batches and ${receipted.length} entries that were acknowledged ${lost} are not stored. ${lines.length} of ${desks.length} devices wait for news. The two processes took ${busy.map((s) => s.toFixed(0)).join(' and ')} s of processor time, and ${processes.map(({ memory }) => memory().most.toFixed(0)).join(' and ')} MB at most.`,
  )
  for (const hangUp of lines) hangUp()
} finally {
  await Promise.all(processes.map(({ end }) => end()))
  await postgres.stop()
  for (const folder of folders) rmSync(folder, { recursive: true })
}

async function started(data: string) {
  const own = { DATA: data, LOG: 'silent', APP: join(data, 'no-app'), BEHIND_PROXY: '1' }
  const both = { ...own, DATABASE_URL: database, RELAY_DATABASE_URL: relayDatabase }
  const server = await startProcess(both, 'relay/with-collector.ts')
  return { address: server.address, data, ...measured(server.child.pid), end: () => server.end('SIGTERM') }
}

function at(i: number): string {
  return (processes[i % processes.length] as { address: string }).address
}

/** So many within the time, each at its own, whether those before have been answered or not. */
async function evenly(count: number, ms: number, work: (i: number) => Promise<void>): Promise<void> {
  const start = performance.now()
  const under: Promise<void>[] = []
  for (let i = 0; i < count; i += 1) {
    const wait = start + (i * ms) / count - performance.now()
    if (wait > 0) await pause(wait)
    under.push(work(i))
  }
  await Promise.all(under)
}

async function devicesOf(): Promise<readonly Desk[]> {
  const first = processes[0] as (typeof processes)[number]
  const { header } = JSON.parse(readFileSync(join(first.data, 'relay.json'), 'utf8')) as { header: string }
  const desks: Desk[] = []
  await perSecond(
    Array.from({ length: Math.ceil(DEVICES / DEVICES_A_UNIT) }, (_, i) => i),
    LANES_OF_CODES,
    async (i) => {
      const asked = Buffer.from(JSON.stringify({ name: `Enhet ${i}`, megabytes: 100 }))
      const { text } = await post(`${first.address}/console/relay/admit`, asked, header)
      const { code } = JSON.parse(text) as { code: string }
      desks.push(...(await admitted(first.address, DEVICES_A_UNIT, code)).desks)
    },
  )
  return desks.slice(0, DEVICES)
}

/** Asks what is new, and brings what it wrote meanwhile. @returns the entry's id, once it is receipted */
async function comesBack({ device, writer }: Desk, i: number, storm: Storm): Promise<string | null> {
  const { entry, rows } = await writer.write(2)
  const body = JSON.stringify({ vector: {}, entries: [entry], rows })
  const told = await untilTaken(storm, async () => ({
    url: `${at(i)}/v1/vault/sync`,
    body: Buffer.from(body),
    headers: await signedHeaders(device, 'POST', '/v1/vault/sync', body, Date.now()),
  }))
  if (told && told.status !== 200) throw new Error(`sync: ${told.status} ${told.text.slice(0, 200)}`)
  return told && entry.id
}

async function waits({ device }: Desk, i: number) {
  const headers = await signedHeaders(device, 'GET', '/v1/vault/wait', null, Date.now())
  return { url: `${at(i)}/v1/vault/wait`, headers }
}

/** Units whose batch lies there, and ids of entries. */
async function storedIds(): Promise<ReadonlySet<string>> {
  const store = await openStore({ data: '', database })
  const batches = await store.asCollector((tx) =>
    tx.selectFrom('batches').select('unit').where('period', '=', 'storm').execute(),
  )
  await store.close()
  const relay = await openRelayStore({ data: folders[0] as string, database: relayDatabase })
  const entries = await relay.asOperator((tx) => tx.selectFrom('entries').select('id').execute())
  await relay.close()
  return new Set([...batches.map(({ unit }) => unit), ...entries.map(({ id }) => id)])
}

function row(name: string, { answered, refused, withoutWord, unheard, gaveUp }: Storm): readonly string[] {
  const ms = (all: readonly number[], share: number) => (all.length === 0 ? '–' : percentile(all, share).toFixed(0))
  return [
    ...[name, `${answered.length}`, ...[0.5, 0.99, 1].map((share) => ms(answered, share))],
    ...[`${refused.length}`, ms(refused, 0.5), ms(refused, 0.99), `${withoutWord}`, `${unheard}`, `${gaveUp}`],
  ]
}
