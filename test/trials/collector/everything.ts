/**
 * Everything at once, in Jepsen's manner: five units of each kind send, correct, take back and read through a line that is cut,
 * doubled and delayed, while the collector is killed, started twice and (as root) finds its disk full; staff publish in
 * between. Whether what was told and what is stored agree is for `test/collector/history.ts`.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, type National, type Period } from '#aggregate'
import { checkHistory, type Published, type Read, type Step, type StoredRow, sumOf } from '../../collector/history.ts'
import { startPostgres } from '../../collector/postgres.ts'
import type { CollectorProcess } from '../../collector/process.ts'
import { pause, seeded, type Trial } from '../trial.ts'
import { type Ground, passphrase, type StoreKind, smallPeriod, stores, type TrialUnit, withGroundOn } from './ground.ts'
import { type Operator, operator } from './operator.ts'
import { ask, send } from './sender.ts'
import { mayMount, type SmallDisk, smallDisk } from './small-disk.ts'
import { type Strike, strikingProxy } from './striking-proxy.ts'

const units = 5
/** Steps for each pair of a rehearsal, open to both editions, and a live period that is published at some moment. */
const stepsAPeriod = 40
/** Milliseconds between two faults of the process or its disk. */
const calm = 200
const strikes: readonly Strike[] = ['at-once', 'half-request', 'before-answer', 'half-answer', 'twice', 'late', 'ghost']

interface Scene {
  readonly ground: Ground
  readonly periods: readonly Period[]
  readonly line: string
  readonly staff: Operator
  readonly chance: () => number
  readonly steps: Step[]
}

export const everything: Trial<StoreKind> = {
  fault: 'all of F-14, F-15 and F-17 to F-19 at random, under sending, correcting, taking back, reading and publishing',
  small: 15,
  large: 20_000,
  grounds: stores,
  guards: ['waiting', 'memory'],
  async run({ count, seed, on, without, say }) {
    const chance = seeded(seed)
    return await onSmallDisk(on, without, async (ground, disk) => {
      const process = { now: await ground.start() }
      const kinds = { live: await ground.enrol(units, 'live'), rehearsal: await ground.enrol(units) }
      const periods = await bothKinds(ground, Math.ceil(count / stepsAPeriod / 2))
      const proxy = await strikingProxy(
        ground.port,
        () => (chance() < 0.6 ? 'none' : (strikes[Math.floor(chance() * strikes.length)] ?? 'none')),
        chance,
      )
      const staff = await operator(ground.address, passphrase)
      const scene: Scene = { ground, periods, line: proxy.address, staff, chance, steps: [] }
      const faults = { killed: 0, 'disk full': 0, 'started twice': 0 }
      let over = false
      const trouble = (async () => {
        while (!over) {
          await pause(chance() * calm)
          await strike(ground, disk, process, faults, chance)
        }
      })()
      let begun = 0
      await Promise.all(
        kinds.live.map(async (_, i) => {
          while (begun < count) {
            begun += 1
            if (begun % 1_000 === 0) say(`${begun} steps, ${JSON.stringify(faults)}`)
            // Periods are visited in order, so that a slot is fought over while it is young.
            const at = Math.min(periods.length - 1, Math.floor(begun / stepsAPeriod) * 2 + (chance() < 0.5 ? 0 : 1))
            const period = periods[at] as Period
            await oneStep(scene, kinds[period.kind][i] as TrialUnit, period)
            await pause(chance() * 10)
            // A dead collector would eat all the steps: who was not heard waits until somebody answers again.
            if (!heard(scene.steps)) await aliveAgain(ground)
          }
        }),
      )
      over = true
      await trouble
      const totals = await finalTotals(scene)
      await proxy.close()
      await process.now.end('SIGTERM')
      const stored = await ground.stored()
      const { lost, wrong, acknowledged, unknown } = checkHistory(scene.steps, stored)
      const off = totals.flatMap((one) => miscounted(one, stored))
      for (const what of [...lost, ...wrong, ...off].slice(0, 5)) say(what)
      const also = {
        acknowledged,
        'never heard of': unknown,
        'taken back': scene.steps.filter((one) => one.did === 'withdraw' && one.told === 'done').length,
        published: scene.steps.filter((one) => one.did === 'publish' && one.told === 'done').length,
        reads: scene.steps.filter(({ did }) => did === 'read').length,
        ...faults,
        ...proxy.struck,
      }
      return { build: ground.build, struck: begun, lost: lost.length, torn: wrong.length + off.length, also }
    })
  },
}

const heard = (steps: readonly Step[]) => {
  const last = steps.at(-1)
  return last?.did !== 'send' || last.told !== null
}

async function aliveAgain({ address }: Ground): Promise<void> {
  for (let left = 600; left > 0; left -= 1) {
    if ((await ask(`${address}/healthz`, null))?.status === 200) return
    await pause(50)
  }
  throw new Error('the collector never came back')
}

async function bothKinds(ground: Ground, count: number): Promise<readonly Period[]> {
  const today = new Date().toISOString().slice(0, 10)
  const made = Array.from({ length: count }, (_, i): Period[] => [
    smallPeriod(`repetition-${i + 1}`),
    // Its window for edition 1 is open on the day of the run.
    { ...smallPeriod(`skarp-${i + 1}`), kind: 'live', first: addDays(today, -200), last: addDays(today, -40) },
  ]).flat()
  for (const period of made) await ground.command('period', period)
  return made
}

async function strike(
  ground: Ground,
  disk: SmallDisk | null,
  process: { now: CollectorProcess },
  faults: Record<'killed' | 'disk full' | 'started twice', number>,
  chance: () => number,
) {
  const kind = chance()
  if (kind < 0.6) {
    faults.killed += 1
    await process.now.end('SIGKILL')
    await pause(chance() * 100)
    process.now = await ground.start()
  } else if (kind < 0.75) {
    faults['started twice'] += 1
    const other = await ground.startAnother()
    if ('address' in other) await other.end('SIGKILL')
  } else if (disk) {
    faults['disk full'] += 1
    disk.fill(Math.floor(chance() * 16_384))
    await pause(chance() * 300)
    disk.clear()
  }
}

/** Mostly sends: of two editions, each in two versions, so that slots are taken, retried and contested. */
async function oneStep({ ground, line, staff, chance, steps }: Scene, unit: TrialUnit, period: Period): Promise<void> {
  const edition = period.kind === 'live' || chance() < 0.6 ? 1 : 2
  const kind = chance()
  if (kind < 0.72) steps.push(await send(line, unit, period, edition, chance() < 0.85 ? 1 : 2))
  else if (kind < 0.8) steps.push(await staff.withdraw(unit.id, period.id, edition))
  else if (kind < 0.98 || period.kind !== 'live') steps.push(...(await read(line, unit, period, edition)))
  else steps.push(await publish(ground, period.id))
}

async function read(line: string, unit: TrialUnit, period: Period, edition: number): Promise<Read[]> {
  const from = performance.now()
  const answer = await ask(`${line}/v1/national/${period.id}/${edition}`, null)
  if (answer?.status !== 200) return []
  const body = Buffer.from((JSON.parse(answer.body) as { payload: string }).payload, 'base64url').toString()
  const { reported } = (JSON.parse(body) as National).units
  const national = { period: period.id, edition, reported }
  return [{ did: 'read', unit: unit.id, body, from, to: performance.now(), national }]
}

async function publish(ground: Ground, period: string): Promise<Published> {
  const from = performance.now()
  const told = await ground.command('publish', { period, edition: 1 }).then(
    () => 'done' as const,
    (fault: Error) => (/^publish: 4/.test(fault.message) ? ('refused' as const) : null),
  )
  return { did: 'publish', period, edition: 1, told, from, to: performance.now() }
}

/** Every national file as it stands at the end, asked of a collector that nobody troubles any more. */
async function finalTotals({ ground, periods }: Scene): Promise<readonly National[]> {
  const all: National[] = []
  for (const { id, kind } of periods) {
    for (const edition of kind === 'live' ? [1] : [1, 2]) {
      const body = await ground.national(id, edition)
      if (body) all.push(JSON.parse(body) as National)
    }
  }
  return all
}

function miscounted(
  { period, edition, units: { reported }, counts }: National,
  stored: readonly StoredRow[],
): string[] {
  return Object.entries(counts.professions ?? {}).flatMap(([cell, shown]) => {
    const own = sumOf(stored, period, edition, 'professions', cell)
    const value = 'value' in shown ? shown.value : null
    const same = own.value === value && own.reported === reported
    return same
      ? []
      : [`${period}/${edition} ${cell}: ${value} of ${reported}, and ${own.value} of ${own.reported} are stored`]
  })
}

async function onSmallDisk<T>(
  on: StoreKind,
  without: Parameters<typeof withGroundOn>[1],
  work: (ground: Ground, disk: SmallDisk | null) => Promise<T>,
): Promise<T> {
  const disk = mayMount() ? smallDisk(256) : null
  const postgres = on === 'postgres' ? await startPostgres() : null
  const data = disk ? join(disk.folder, 'data') : undefined
  try {
    if (data) mkdirSync(data)
    const database = postgres && (await postgres.database(disk ? join(disk.folder, 'tables') : undefined))
    return await withGroundOn(database, without, (ground) => work(ground, disk), data)
  } finally {
    await postgres?.stop()
    disk?.remove()
  }
}
