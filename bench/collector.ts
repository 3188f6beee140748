/**
 * Batches a second and time to publish, for 27, 300 and 3 000 units on both stores. A collector as a process of its own,
 * signed batches over HTTP from 16 senders at a time, every receipt given after a durable commit. `npm run bench -- collector`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays, type Enrolled, type Period, period2014 } from '#aggregate'
import { startPostgres } from '../test/collector/postgres.ts'
import { postJson, startProcess } from '../test/collector/process.ts'
import { deviceKey, enrolmentOf, goodBatch, submissionOf } from '../test/collector/unit.ts'

const sizes = [27, 300, 3000]
const senders = 16

/** Its release window is open on the day of the run. */
function openPeriod(): Period {
  const today = new Date().toISOString().slice(0, 10)
  return { ...period2014, id: 'bench', first: addDays(today, -200), last: addDays(today, -40) }
}

interface Measured {
  readonly units: number
  /** Milliseconds. */
  readonly sending: number
  readonly publishing: number
}

async function measure(units: number, database: string | null): Promise<Measured> {
  const data = mkdtempSync(join(tmpdir(), 'bench-'))
  const server = await startProcess({ DATA: data, LOG: 'silent', ...(database ? { DATABASE_URL: database } : {}) })
  const { header } = JSON.parse(readFileSync(join(data, 'console.json'), 'utf8')) as { header: string }
  const command = async (what: string, body: unknown) => {
    const headers = { authorization: header, 'content-type': 'application/json' }
    const answer = await fetch(`${server.address}/console/${what}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as { code: string }
  }
  const period = openPeriod()
  await command('period', period)
  const submissions = await inTurns(
    Array.from({ length: units }, (_, i) => i),
    async (i) => {
      const key = deviceKey()
      const { code } = await command('code', { unit: `Enhet ${i}` })
      const enrolled = (await (
        await postJson(`${server.address}/v1/enrolments`, enrolmentOf(key, code))
      ).json()) as Enrolled
      return submissionOf(key, enrolled.deviceId, goodBatch(period, enrolled.unit.id))
    },
  )
  const sending = await timed(async () => {
    await inTurns(submissions, async (submission) => {
      const { status } = await postJson(`${server.address}/v1/batches`, submission)
      if (status !== 201) throw new Error(`a batch was answered ${status}`)
    })
  })
  const publishing = await timed(async () => await command('publish', { period: period.id, edition: 1 }))
  await server.end('SIGTERM')
  rmSync(data, { recursive: true })
  return { units, sending, publishing }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** As many at a time as there are senders. */
async function inTurns<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<readonly R[]> {
  const left = [...all]
  const done: R[] = []
  await Promise.all(
    Array.from({ length: senders }, async () => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) done.push(await work(one))
    }),
  )
  return done
}

/** k in time ∝ units^k, between the two largest. */
function growth(rows: readonly Measured[], of: (row: Measured) => number): string {
  const [small, large] = rows.slice(-2) as [Measured, Measured]
  return (Math.log(of(large) / of(small)) / Math.log(large.units / small.units)).toFixed(2)
}

const postgres = await startPostgres()
const stores: [string, readonly Measured[]][] = []
for (const kind of ['embedded', 'postgres']) {
  const rows: Measured[] = []
  for (const units of sizes) rows.push(await measure(units, kind === 'postgres' ? await postgres.database() : null))
  stores.push([kind, rows])
}
await postgres.stop()

console.log('| store | units | batches a second | to publish, ms | publishing against 27 units |\n|--|--:|--:|--:|--:|')
for (const [kind, rows] of stores) {
  for (const row of rows) {
    const against = row.publishing / (rows[0]?.publishing ?? 1)
    const rate = (row.units / row.sending) * 1000
    console.log(
      `| ${kind} | ${row.units} | ${rate.toFixed(0)} | ${row.publishing.toFixed(0)} | ${against.toFixed(1)} |`,
    )
  }
}
const [embedded, other] = stores.map(([, rows]) => rows.at(-1) as Measured) as [Measured, Measured]
console.log(
  `\nPostgreSQL takes ${(other.sending / embedded.sending).toFixed(2)} times as long as the embedded store to take in ${embedded.units} batches, and ${(other.publishing / embedded.publishing).toFixed(2)} times as long to publish them.`,
)
for (const [kind, rows] of stores) {
  console.log(
    `${kind}: sending grows as units^${growth(rows, (row) => row.sending)}, publishing as units^${growth(rows, (row) => row.publishing)}.`,
  )
}
