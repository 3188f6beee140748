/**
 * 300 units of eight devices against one relay, which is a process of its own on loopback: what they ask when all is quiet, what a
 * write costs, how long an answer takes at the load that is reckoned with and at more, what gives way first, memory and disk.
 * Every phase ends at its own time, whatever it has come to. `npm run bench -- relay`; `UNITS` for another number of units.
 */
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProcess } from '../test/collector/process.ts'
import { get, perSecond, post } from './collector/serving.ts'
import { percentile, table } from './figures.ts'
import { measured } from './process.ts'
import { gaveWay, type Offered, watched } from './relay/gives-way.ts'
import { admitted, type BenchUnit, type Desk, nothingNew, writes } from './relay/units.ts'

const UNITS = Number(process.env.UNITS ?? 300)
const DEVICES = 8
const LANES = 16
/** 300 units × 8 devices, each once in 60 seconds. */
const RECKONED = 40
/** Codes tried from one address are counted before they are looked at: ten at once would be one too many. */
const LANES_OF_CODES = 8
const SETTING_UP_MS = 90_000
const PHASE_MS = 12_000
/** A prime, so that neighbours of one unit do not ask together. */
const STRIDE = 7919
/** One request in so many brings a write. */
const ONE_WRITES_IN = 10
/** As they are sealed: 640 bytes in base64. */
const ROW_BYTES = 900

const data = mkdtempSync(join(tmpdir(), 'bench-relay-'))
const server = await startProcess({ DATA: data, LOG: 'silent', APP: join(data, 'no-app') }, 'relay/main.ts')
const relay = measured(server.child.pid)
try {
  const empty = relay.memory().now
  const units = await settingUp()
  const desks = units.flatMap(({ desks }) => desks)
  const floor = await asFastAsItGoes(() => bare(), desks)
  const quiet = await asFastAsItGoes((desk) => nothingNew(server.address, desk), desks)
  const written = await asFastAsItGoes((desk) => writes(server.address, desk), desks)
  console.log(
    table(
      ['as fast as one relay answers', 'a second', 'ms of processor time', 'of the bare server'],
      [
        row('the bare server', floor, floor),
        row('has anybody written? (nobody has)', quiet, floor),
        row('a write of two rows, receipted', written, floor),
      ],
    ),
  )
  console.log(`\nReckoned with: ${RECKONED} a second, of which every tenth writes.\n`)
  const offered: string[][] = []
  let first: string | null = null
  for (const times of [1, 2, 4, 8, 16]) {
    const at = await atAPace(desks, RECKONED * times)
    offered.push([
      `${at.asked}`,
      at.answered.toFixed(0),
      ...[0.5, 0.98, 1].map((share) => percentile(at.ms, share).toFixed(0)),
      ...[at.busy.server, at.busy.bench, at.busy.machine].map((share) => `${Math.round(share * 100)} %`),
      `${at.refused}`,
    ])
    first = gaveWay(at)
    // More of it says nothing.
    if (first) break
  }
  console.log(
    table(
      [
        ...['asked a second', 'answered', 'ms median', 'ms p98', 'ms longest'],
        ...['of one core', 'whoever asks, of one', 'the machine, of all', 'refused'],
      ],
      offered,
    ),
  )
  console.log(`\n${first ?? 'Nothing gave way.'}`)
  const entries = units.flatMap(({ vector }) => Object.values(vector)).reduce((sum, [size]) => sum + size, 0)
  const disk = globSync(join(data, 'relay.sqlite*')).reduce((sum, file) => sum + statSync(file).size, 0)
  const { now, most } = relay.memory()
  console.log(
    `\n${units.length} units, ${desks.length} devices. Memory: ${empty.toFixed(0)} MB empty, ${now.toFixed(0)} MB now, ${most.toFixed(0)} MB at most. Disk: ${(disk / 1e6).toFixed(1)} MB, ${(disk / entries / 1000).toFixed(1)} kB a write of two rows of ${ROW_BYTES} bytes.`,
  )
} finally {
  await server.end('SIGTERM')
  rmSync(data, { recursive: true, force: true })
}

/** As many units as come in within the time. */
async function settingUp(): Promise<readonly BenchUnit[]> {
  const { header } = JSON.parse(readFileSync(join(data, 'relay.json'), 'utf8')) as { header: string }
  const until = performance.now() + SETTING_UP_MS
  const units: BenchUnit[] = []
  await perSecond(
    Array.from({ length: UNITS }, (_, i) => i),
    LANES_OF_CODES,
    async (i) => {
      if (performance.now() > until) return
      const asked = Buffer.from(JSON.stringify({ name: `Enhet ${i}`, megabytes: 100 }))
      const { text } = await post(`${server.address}/console/relay/admit`, asked, header)
      units.push(await admitted(server.address, DEVICES, (JSON.parse(text) as { code: string }).code))
    },
  )
  return units
}

async function bare() {
  const start = performance.now()
  const answer = await get(`${server.address}/v1/vault/health`)
  return { ms: performance.now() - start, ...answer }
}

type Answered = Awaited<ReturnType<typeof nothingNew>>

interface Phase {
  readonly count: number
  readonly perSecond: number
  /** Milliseconds of the relay's processor time a request. */
  readonly each: number
}

/** Device after device, so many at a time, until the time is up. */
async function asFastAsItGoes(work: (desk: Desk) => Promise<Answered>, desks: readonly Desk[]): Promise<Phase> {
  const [start, before] = [performance.now(), relay.processor()]
  let [next, count] = [0, 0]
  const lane = async () => {
    while (performance.now() - start < PHASE_MS) {
      const { status, text } = await work(desks[next++ % desks.length] as Desk)
      if (status !== 200) throw new Error(`${status} ${text.slice(0, 200)}`)
      count += 1
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  const seconds = (performance.now() - start) / 1000
  return { count, perSecond: count / seconds, each: (relay.processor() - before) / count }
}

function row(name: string, phase: Phase, floor: Phase): readonly string[] {
  const share = `${((100 * phase.perSecond) / floor.perSecond).toFixed(0)} %`
  return [name, phase.perSecond.toFixed(0), phase.each.toFixed(2), share]
}

/** So many a second are asked, whether the ones before were answered or not. */
async function atAPace(desks: readonly Desk[], rate: number): Promise<Offered> {
  const [start, busy] = [performance.now(), watched(relay)]
  const ms: number[] = []
  const under: Promise<void>[] = []
  let refused = 0
  for (let i = 0; performance.now() - start < PHASE_MS; i += 1) {
    // None twice at the same moment: a device asks one thing after another.
    const desk = desks[(i * STRIDE) % desks.length] as Desk
    const asked = i % ONE_WRITES_IN === 0 ? writes(server.address, desk) : nothingNew(server.address, desk)
    under.push(
      asked.then(
        (answer) => {
          if (answer.status === 200) ms.push(answer.ms)
          else refused += 1
        },
        () => {
          refused += 1
        },
      ),
    )
    const due = start + ((i + 1) * 1000) / rate
    await new Promise((later) => setTimeout(later, Math.max(0, due - performance.now())))
  }
  const seconds = (performance.now() - start) / 1000
  const [answered, shares] = [ms.length / seconds, busy()]
  await Promise.race([Promise.all(under), new Promise((later) => setTimeout(later, PHASE_MS))])
  return { asked: rate, ms, answered, refused, busy: shares }
}
