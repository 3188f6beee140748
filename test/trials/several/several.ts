/**
 * Several processes in Jepsen's manner. A history is one live period, to which four units send through three processes while it is
 * published, and one unit of the relay, whose three devices write and sync through the same. Of ten histories two have only a
 * deadlock to meet, seven have lines that are cut, processes that are killed and clocks that jump, and in the last the primary
 * dies besides and its standby takes its place. Those that are struck come in waves, and share what befalls the processes. Whether
 * what was told and what is stored agree is for `history.ts` and `sync-history.ts`.
 */
import type { National, Period } from '#aggregate'
import { setup as bundled } from '../../bundle.ts'
import { checkHistory, type Read, type Step, type StoredRow } from '../../collector/history.ts'
import { checkSyncs, type StoredLog } from '../../relay/sync-history.ts'
import type { TrialUnit } from '../collector/ground.ts'
import { ask, send } from '../collector/sender.ts'
import type { Strike } from '../collector/striking-proxy.ts'
import { type Guard, pause, seeded, type Trial } from '../trial.ts'
import {
  admitted,
  asking,
  type Command,
  type Desk,
  enrolled,
  heard,
  inTheEndAlike,
  NotHeard,
  note,
  openPeriod,
  type RelayUnit,
  sentInTheEnd,
  type Troubled,
} from './clients.ts'
import { type SeveralGround, withSeveral } from './ground.ts'

/** Two databases and three processes are started for so many; of these, as many as a wave are under way at once. */
const HISTORIES_A_GROUND = 40
const A_WAVE = 7
/** Processes killed, and clocks that jump, while a wave is under way. */
const BLOWS = 2
const UNITS = 4
const DEVICES = 3
const WRITES = 4
/** Milliseconds by which a clock may jump, either way. */
const JUMP_MS = 20 * 60_000
/** Milliseconds within which everything of a history begins, and within which units send about the moment when it is published. */
const [SPREAD_MS, ABOUT_MS] = [600, 120]
const strikes: readonly Strike[] = ['at-once', 'half-request', 'before-answer', 'half-answer', 'twice', 'late', 'ghost']

type Kind = 'deadlock' | 'struck' | 'failover'

/** Kinds, with how many histories are under way at once. A deadlock is met alone; there is one standby, and so one failover. */
function wavesOf(count: number): readonly (readonly [Kind, number])[] {
  const failover = Math.max(1, Math.round(count / 10))
  const deadlocks = Math.min(count - failover, Math.max(1, Math.round(count / 5)))
  const struck = count - failover - deadlocks
  const full = Array.from({ length: Math.ceil(struck / A_WAVE) }, (_, i) => Math.min(A_WAVE, struck - i * A_WAVE))
  return [
    ...Array.from({ length: deadlocks }, () => ['deadlock', 1] as const),
    ...full.map((size) => ['struck', size] as const),
    ['failover', failover],
  ]
}

interface Scene {
  readonly ground: SeveralGround
  readonly units: readonly TrialUnit[]
  readonly chance: () => number
  readonly line: () => string
  /** Of whichever process. */
  readonly command: Command
  readonly counted: Record<'killed' | 'clocks' | 'deadlocks' | 'failovers', number>
}

/** One period and one unit of the relay, and all that was asked and told. */
interface History {
  readonly period: Period
  readonly steps: Step[]
  readonly unit: RelayUnit
  readonly troubled: Troubled
}

interface Told extends History {
  readonly quiet: boolean
  readonly alike: boolean
}

export const several: Trial<'postgres'> = {
  fault:
    'three processes of collector and relay on two PostgreSQL: lines cut, processes killed, clocks that jump, deadlocks, failovers',
  small: 2,
  large: 10_000,
  grounds: ['postgres'],
  guards: ['synchrony', 'retry', 'gate'],
  async run({ count, seed, without, say }) {
    const chance = seeded(seed)
    const sum = { lost: 0, torn: 0, also: {} as Record<string, number>, build: '' }
    const unbundle = await bundled()
    try {
      for (let done = 0; done < count; done += HISTORIES_A_GROUND) {
        const more = await onOneGround(Math.min(HISTORIES_A_GROUND, count - done), without, chance, say)
        sum.build = more.build
        sum.lost += more.lost
        sum.torn += more.torn
        for (const [name, n] of Object.entries(more.also)) sum.also[name] = (sum.also[name] ?? 0) + n
        say(`${Math.min(done + HISTORIES_A_GROUND, count)} histories, lost ${sum.lost}, torn ${sum.torn}`)
      }
    } finally {
      unbundle()
    }
    return { struck: count, ...sum }
  },
}

async function onOneGround(
  count: number,
  without: readonly Guard[],
  chance: () => number,
  say: (line: string) => void,
) {
  let striking = false
  const choose = (): Strike =>
    !striking || chance() < 0.7 ? 'none' : (strikes[Math.floor(chance() * strikes.length)] ?? 'none')
  return await withSeveral(without, choose, chance, async (ground) => {
    const line = () => ground.lines[Math.floor(chance() * ground.lines.length)] as string
    const counted = { killed: 0, clocks: 0, deadlocks: 0, failovers: 0 }
    const command: Command = (what, body) => ground.command(Math.floor(chance() * ground.addresses.length), what, body)
    const units = await Promise.all(
      Array.from({ length: UNITS }, (_, i) => enrolled(command, ground.addresses[0] as string, `Enhet ${i + 1}`)),
    )
    const scene: Scene = { ground, units, chance, line, command, counted }
    const told: Told[] = []
    for (const [kind, size] of wavesOf(count)) {
      striking = kind !== 'deadlock'
      const ids = Array.from({ length: size }, (_, i) => `skarp-${told.length + i}`)
      told.push(...(await oneWave(scene, ids, kind, () => (striking = false))))
    }
    const stored = await ground.stored()
    const logs = await ground.storedLogs(told.map(({ unit }) => unit.id))
    const checked = told.map((one) => check(one, stored, logs))
    const wrong = checked.flatMap((one) => one.wrong)
    const lost = checked.flatMap((one) => one.lost)
    for (const what of [...lost, ...wrong].slice(0, 5)) say(what)
    const total = (of: (one: (typeof checked)[number]) => number) => checked.reduce((sum, one) => sum + of(one), 0)
    const also = {
      'batches acknowledged': total((one) => one.acknowledged),
      'entries receipted': total((one) => one.receipted),
      'never heard of': total((one) => one.unknown),
      published: total((one) => one.published),
      ...counted,
      'lines struck': strikes.reduce((sum, strike) => sum + ground.struck(strike), 0),
    }
    return { build: ground.build, lost: lost.length, torn: wrong.length, also }
  })
}

async function oneWave(scene: Scene, ids: readonly string[], kind: Kind, calm: () => void): Promise<readonly Told[]> {
  const { ground, line } = scene
  const histories = await Promise.all(ids.map((id) => begun(scene, id)))
  if (kind === 'deadlock') for (const one of histories) await deadlocked(scene, one)
  const trouble = kind === 'deadlock' ? null : troubleOf(scene, kind)
  await Promise.all(histories.map((one) => goesOn(scene, one)))
  calm()
  await trouble
  for (let which = 0; which < ground.addresses.length; which += 1) ground.jump(which, 0)
  return await Promise.all(
    histories.map(async (one) => {
      const alike = await inTheEndAlike(one.unit, line, one.troubled)
      await reads(scene, scene.units[0] as TrialUnit, one)
      return { ...one, quiet: kind === 'deadlock', alike }
    }),
  )
}

async function begun({ command, line }: Scene, id: string): Promise<History> {
  const troubled: Troubled = { faults: 0, away: 0 }
  const period = openPeriod(id)
  await heard(async () => {
    const made = await command('period', period)
    if (!made || made.status >= 500) throw new NotHeard()
  })
  return { period, steps: [], unit: await admitted(command, line, DEVICES, troubled), troubled }
}

/** Units send about the moment when it is published, and devices write all the while. */
async function goesOn(scene: Scene, history: History): Promise<void> {
  const { chance } = scene
  const moment = chance() * SPREAD_MS
  const sending = async (one: TrialUnit) => {
    await pause(Math.max(0, moment + (chance() - 0.5) * ABOUT_MS))
    await sends(scene, one, history)
  }
  const publishing = async () => {
    await pause(moment)
    await publishes(scene, history)
  }
  const writing = history.unit.desks.map((desk) => writes(scene, desk, history))
  await Promise.all([...scene.units.map(sending), ...writing, publishing()])
}

/** One unit and one device, each alone: two who gave way would meet once more, and whoever gives way twice is told. */
async function deadlocked(scene: Scene, history: History): Promise<void> {
  const { ground, units, counted } = scene
  const { period, unit } = history
  const [heldPeriod, heldUnit] = [
    `select from periods where id = '${period.id}'`,
    `select from units where unit = '${unit.id}'`,
  ] as const
  const [batch, entry] = await Promise.all([
    ground.deadlock('collector', 'batches', heldPeriod),
    ground.deadlock('relay', 'entries', heldUnit),
    sends(scene, units[0] as TrialUnit, history),
    writes(scene, unit.desks[0] as Desk, history),
  ])
  counted.deadlocks += [batch, entry].filter((was) => was).length
}

/** What befalls the processes meanwhile. */
async function troubleOf({ ground, chance, counted }: Scene, kind: Kind): Promise<void> {
  const any = () => Math.floor(chance() * ground.addresses.length)
  if (kind === 'failover') {
    // At once, so that all of the history comes while the primary is alone.
    counted.failovers += 1
    await ground.failover()
  }
  for (let blow = 0; blow < BLOWS; blow += 1) {
    await pause((chance() * SPREAD_MS) / 4)
    ground.jump(any(), Math.round((chance() * 2 - 1) * JUMP_MS))
    counted.clocks += 1
    await pause((chance() * SPREAD_MS) / 2)
    counted.killed += 1
    await ground.kill(any())
  }
}

/** The same bytes until they are answered for good, through whichever process; and sometimes other bytes for the same. */
async function sends(scene: Scene, unit: TrialUnit, history: History): Promise<void> {
  const { chance, line } = scene
  const { period, steps, troubled } = history
  const versions = chance() < 0.2 ? [1, 2, 1] : [1, 1]
  for (const version of versions) {
    await sentInTheEnd(() => send(line(), unit, period, 1, version, (answer) => note(answer, troubled)), steps)
    await reads(scene, unit, history)
  }
}

async function writes({ chance, line }: Scene, { writer, holder }: Desk, { unit, troubled }: History): Promise<void> {
  for (let i = 0; i < WRITES; i += 1) {
    await pause((chance() * SPREAD_MS) / WRITES)
    holder.keep(await writer.write())
    // Whoever is not heard goes on writing, and sends all of it the next time.
    await holder.meet(asking(line, unit.history, troubled)).catch(onlyNotHeard)
  }
}

async function reads({ line }: Scene, unit: TrialUnit, { period, steps }: History): Promise<void> {
  const from = performance.now()
  const answer = await ask(`${line()}/v1/national/${period.id}/1`, null)
  if (answer?.status !== 200) return
  const body = Buffer.from((JSON.parse(answer.body) as { payload: string }).payload, 'base64url').toString()
  const { reported } = (JSON.parse(body) as National).units
  const national = { period: period.id, edition: 1, reported }
  const read: Read = { did: 'read', unit: unit.id, body, from, to: performance.now(), national }
  steps.push(read)
}

/** Until it is done, by whichever process answers. */
async function publishes({ command }: Scene, { period, steps }: History): Promise<void> {
  for (;;) {
    const from = performance.now()
    const answer = await command('publish', { period: period.id, edition: 1 })
    const told = !answer || answer.status >= 500 ? null : answer.status < 300 ? 'done' : 'refused'
    steps.push({ did: 'publish', period: period.id, edition: 1, told, from, to: performance.now() })
    // Refused is one that was done, and of which nobody heard.
    if (told !== null) return
    await pause(100)
  }
}

const onlyNotHeard = (fault: unknown) => {
  if (!(fault instanceof NotHeard)) throw fault
}

function check(
  { period, steps, unit, troubled, quiet, alike }: Told,
  stored: readonly StoredRow[],
  logs: ReadonlyMap<string, StoredLog>,
) {
  const batches = checkHistory(
    steps,
    stored.filter((row) => row.period === period.id),
  )
  const entries = checkSyncs(unit.history, logs.get(unit.id) as StoredLog, unit.key)
  const wrong = [
    ...batches.wrong,
    ...entries.wrong,
    ...(alike ? [] : ['devices of one unit ended apart']),
    ...(troubled.faults > 0 ? [`${troubled.faults} answered as a fault of the program`] : []),
    ...(quiet && troubled.away > 0 ? [`${troubled.away} told to come again, though nothing was away`] : []),
  ].map((what) => `${period.id}: ${what}`)
  return {
    wrong,
    lost: [...batches.lost, ...entries.lost].map((what) => `${period.id}: ${what}`),
    acknowledged: batches.acknowledged,
    receipted: entries.receipted,
    unknown: batches.unknown,
    published: steps.filter((one) => one.did === 'publish' && one.told === 'done').length,
  }
}
