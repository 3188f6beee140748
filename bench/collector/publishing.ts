/** Time to publish, memory, and the longest wait of a batch of another period meanwhile, as the number of units grows. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { TestPostgres } from '../../test/collector/postgres.ts'
import { median, spread, table } from '../figures.ts'
import { lanes } from './receiving.ts'
import { perSecond, post, type Serving, serve } from './serving.ts'
import { fill, openPeriod, postOf } from './units.ts'

const sizes = [27, 300, 3000, 30_000]
/** A store filled anew each time, of which both editions are published. */
const rounds = 2
const batches = 200
/** Milliseconds between one batch and the next. */
const between = 20
const readings = 20

interface Measured {
  readonly kind: string
  readonly units: number
  /** Milliseconds. */
  readonly publishing: number[]
  readonly waits: number[]
  /** MB. */
  readonly resting: number[]
  readonly receiving: number[]
  readonly peak: number[]
  readonly file: number[]
  /** Milliseconds of processor time to hand the file out once. */
  readonly reading: number[]
}

export async function publishing(postgres: TestPostgres): Promise<string> {
  const found: Measured[] = []
  for (const units of sizes)
    for (const kind of ['embedded', 'postgres']) {
      const none = { publishing: [], waits: [], resting: [], receiving: [], peak: [], file: [], reading: [] }
      const one: Measured = { kind, units, ...none }
      for (let round = 0; round < rounds; round += 1)
        await once(one, kind === 'postgres' ? await postgres.database() : null)
      found.push(one)
    }
  return report(found)
}

async function once(found: Measured, database: string | null) {
  const place = { data: mkdtempSync(join(tmpdir(), 'bench-')), database }
  // Of one both editions may be closed by now; to the other units may still send.
  const [filled, other] = [openPeriod('filled', 200), openPeriod('other')]
  const senders = await fill(place, found.units, filled, batches)
  const server = await serve(place)
  await server.command('period', other)
  const posts = senders.map((sender, i) => postOf(other, sender, i))
  found.resting.push(server.memory().now)
  server.begin()
  await perSecond(posts.slice(0, batches / 2), lanes, (body) => post(`${server.address}/v1/batches`, body))
  found.receiving.push(server.memory().most)
  for (const edition of [1, 2]) {
    server.begin()
    const stop = new AbortController()
    const waited = trickle(server, posts.slice(batches / 2), stop.signal)
    found.publishing.push(await server.command('publish', { period: filled.id, edition }))
    stop.abort()
    found.waits.push(await waited)
    found.peak.push(server.memory().most)
  }
  const before = server.processor()
  for (let i = 0; i < readings; i += 1) {
    const file = await (await fetch(`${server.address}/v1/national/${filled.id}/1`)).arrayBuffer()
    found.file.push(file.byteLength / 2 ** 20)
  }
  found.reading.push((server.processor() - before) / readings)
  await server.end()
  rmSync(place.data, { recursive: true })
}

/** Batches one after the other; when all have come, they come again. @returns the longest wait, milliseconds */
async function trickle({ address }: Serving, posts: readonly Buffer[], stop: AbortSignal): Promise<number> {
  let longest = 0
  for (let i = 0; !stop.aborted; i += 1) {
    const start = performance.now()
    const { status } = await post(`${address}/v1/batches`, posts[i % posts.length] as Buffer)
    if (status > 201) throw new Error(`a batch sent while publishing was answered ${status}`)
    longest = Math.max(longest, performance.now() - start)
    await pause(between)
  }
  return longest
}

function report(found: readonly Measured[]): string {
  const rows = ['embedded', 'postgres'].flatMap((kind) => {
    const own = found.filter((one) => one.kind === kind)
    return own.map((one, i) => [
      ...[kind, String(one.units), spread(one.publishing), growth(own[i - 1], one), spread(one.waits)],
      ...[
        spread(one.resting),
        spread(one.receiving),
        spread(one.peak),
        median(one.file).toFixed(1),
        spread(one.reading),
      ],
    ])
  })
  const head = [
    ...['store', 'units', 'to publish, ms', 'growth: units^', 'longest wait of a batch meanwhile, ms'],
    ...[
      'MB at rest',
      'MB at most, receiving',
      'MB at most, publishing',
      'MB of the file',
      'processor ms to hand it out',
    ],
  ]
  return `## Publishing

Figures of units with 25 to 200 children by the app's own rules, laid into the store in the rows that receiving leaves (30 000 received one by one would take minutes), so that only ${batches} units send: half before, half one every ${between} ms while it is published, for another period. Each store filled ${rounds} times, both editions published. Memory is resident memory of the whole process; the file is what \`/v1/national\` answers.

${table(head, rows)}`
}

/** k in time ∝ units^k since the size before. */
function growth(before: Measured | undefined, now: Measured): string {
  if (!before) return '–'
  return (Math.log(median(now.publishing) / median(before.publishing)) / Math.log(now.units / before.units)).toFixed(2)
}
