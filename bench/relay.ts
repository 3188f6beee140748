/**
 * One relay process and 300 units of 8 devices: requests a second that have nothing to say, that bring a write, that fetch it;
 * 2 400 lines on which devices wait, the memory that they take, and how soon a write is heard of on another device.
 * The relay is a process of its own on loopback, on either store. `npm run bench -- relay`.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../test/collector/postgres.ts'
import { type CollectorProcess, startProcess } from '../test/collector/process.ts'
import { type Device, makeDevice, nextStep, sha256, signedHeaders, Writer } from '../test/relay/device.ts'
import { median, percentile, table } from './figures.ts'

const units = 300
const devicesOf = 8
/** As many requests at a time. */
const lanes = 32
/** Writes whose way to another device is timed. */
const heard = 200

interface Bench {
  readonly server: CollectorProcess
  readonly teams: readonly (readonly Device[])[]
}

interface Ready {
  readonly path: string
  readonly body: string
  readonly headers: Record<string, string>
}

const ready = async (device: Device, path: string, asked: object): Promise<Ready> => {
  const body = JSON.stringify(asked)
  return { path, body, headers: await signedHeaders(device, 'POST', path, body, Date.now()) }
}

async function post({ server }: Pick<Bench, 'server'>, { path, body, headers }: Ready): Promise<string> {
  const answer = await fetch(`${server.address}${path}`, { method: 'POST', headers, body })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`)
  return text
}

/** Milliseconds of each, and how many a second; signed before the clock starts. */
async function timed(bench: Bench, requests: readonly Ready[]) {
  const took: number[] = []
  const left = [...requests]
  const began = performance.now()
  const lane = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const at = performance.now()
      await post(bench, next)
      took.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return { took, perSecond: (requests.length * 1000) / (performance.now() - began) }
}

/** 300 units come in, each with 8 devices. */
async function begun(env: Record<string, string>): Promise<Bench> {
  const data = env.DATA ?? ''
  const server = await startProcess({ LOG: 'silent', ...env }, 'relay/main.ts')
  const { header } = JSON.parse(readFileSync(join(data, 'relay.json'), 'utf8')) as { header: string }
  const teams: Device[][] = []
  for (let i = 0; i < units; i += 1) {
    const unit = randomUUID()
    const devices = await Promise.all(Array.from({ length: devicesOf }, () => makeDevice(unit)))
    const [first, ...others] = devices as [Device, ...Device[]]
    const begin = await nextStep([], first, { add: [first] })
    const steps = [begin, await nextStep([begin], first, { add: others })]
    const asked = await fetch(`${server.address}/console/relay/admit`, {
      method: 'POST',
      headers: { authorization: header, 'content-type': 'application/json' },
      body: JSON.stringify({ name: `Enhet ${i + 1}`, megabytes: 100 }),
    })
    const { code } = (await asked.json()) as { code: string }
    await post({ server }, await ready(first, '/v1/vault/admission', { code, steps }))
    teams.push(devices)
  }
  return { server, teams }
}

const megabytes = ({ child }: CollectorProcess): number =>
  Number(readFileSync(`/proc/${child.pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)?.[1] ?? 0) / 1024

/** A device's line; `next` resolves when something is said on it. */
async function lineOf({ server }: Bench, device: Device) {
  const path = '/v1/vault/wait'
  const headers = await signedHeaders(device, 'GET', path, null, Date.now())
  const answer = await fetch(`${server.address}${path}`, { headers })
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
  await reader.read()
  const next = async () => {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) throw new Error('the line has ended')
      if (new TextDecoder().decode(value).includes('something')) return
    }
  }
  return { next, end: () => reader.cancel() }
}

async function measured(kind: string, env: Record<string, string>): Promise<readonly string[][]> {
  const bench = await begun(env)
  const { server, teams } = bench
  const all = teams.flat()
  const said = (what: string, { took, perSecond }: Awaited<ReturnType<typeof timed>>) => [
    ...[kind, what, perSecond.toFixed(0), median(took).toFixed(1), percentile(took, 0.98).toFixed(1)],
    `${megabytes(server).toFixed(0)} MB`,
  ]
  const sync = '/v1/vault/sync'
  const nothing = () => Promise.all(all.map((device) => ready(device, sync, { vector: {} })))
  const lines: string[][] = []
  await timed(bench, await nothing())
  lines.push(said('nothing new', await timed(bench, await nothing())))
  const writers = all.map((device) => new Writer(device))
  const written = await Promise.all(writers.map((writer) => writer.write(2)))
  const writes = written.map(({ entry, rows }, i) =>
    ready(all[i] as Device, sync, { vector: {}, entries: [entry], rows }),
  )
  lines.push(said('a write of two rows', await timed(bench, await Promise.all(writes))))
  const hashes = written.map(({ rows }) => rows.map(sha256))
  const fetches = all.map((device, i) => {
    const first = Math.floor(i / devicesOf) * devicesOf
    return ready(device, '/v1/vault/rows', { want: hashes.slice(first, first + devicesOf).flat() })
  })
  lines.push(said('16 rows fetched', await timed(bench, await Promise.all(fetches))))
  const before = megabytes(server)
  const waiting = await Promise.all(all.map((device) => lineOf(bench, device)))
  const after = megabytes(server)
  const ways: number[] = []
  for (let i = 0; i < heard; i += 1) {
    const writer = (i * devicesOf) % all.length
    const { entry, rows } = await (writers[writer] as Writer).write(2)
    const asked = await ready(all[writer] as Device, sync, { vector: {}, entries: [entry], rows })
    const at = performance.now()
    const [heardOf] = await Promise.all([waiting[writer + 1]?.next().then(() => performance.now()), post(bench, asked)])
    ways.push((heardOf ?? Number.NaN) - at)
  }
  lines.push([
    ...[kind, `heard of on another device, ${waiting.length} waiting`, '–', median(ways).toFixed(1)],
    ...[
      percentile(ways, 0.98).toFixed(1),
      `${after.toFixed(0)} MB, ${(((after - before) * 1024) / waiting.length).toFixed(0)} kB a line`,
    ],
  ])
  await Promise.all(waiting.map(({ end }) => end()))
  await server.end('SIGTERM')
  return lines
}

const postgres = await startPostgres()
const folders = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'bench-')))
const [one = '', other = ''] = folders
try {
  const lines = [
    ...(await measured('embedded', { DATA: one })),
    ...(await measured('postgres', { DATA: other, RELAY_DATABASE_URL: await postgres.database() })),
  ]
  console.log(
    `${units} units of ${devicesOf} devices, ${lanes} requests at a time, asker and relay on the same machine\n`,
  )
  console.log(table(['store', 'what', 'a second', 'median ms', 'p98 ms', 'memory'], lines))
  console.log(
    `\nWanted: ${units * devicesOf} devices that ask once a minute are ${(units * devicesOf) / 60} requests a second.`,
  )
} finally {
  await postgres.stop()
  for (const folder of folders) rmSync(folder, { recursive: true })
}
