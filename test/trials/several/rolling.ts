/**
 * A rolling upgrade under traffic: one build of collector and relay serves alone, the next is started beside it on the same
 * PostgreSQL, both serve, and the earlier one is told to stop. Units send and devices write all the while through a balancer, and
 * ask again as ours do. Whoever is told anything that no order of the steps allows, or never gets through, is counted.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Client } from 'pg'
import type { Period } from '#aggregate'
import { checkHistory, type Step } from '../../collector/history.ts'
import { startPostgres } from '../../collector/postgres.ts'
import { type CollectorProcess, freePort, startProcess } from '../../collector/process.ts'
import { checkSyncs, type StoredLog } from '../../relay/sync-history.ts'
import { buildOf, type TrialUnit } from '../collector/ground.ts'
import { send } from '../collector/sender.ts'
import { type Guard, pause, seeded, type Trial } from '../trial.ts'
import { balancer } from './balancer.ts'
import { type Builds, lacksEarlier, oneMigrationMore, sameSchema } from './builds.ts'
import {
  admitted,
  asking,
  type Command,
  type Desk,
  enrolled,
  heard,
  inTheEndAlike,
  note,
  openPeriod,
  sentInTheEnd,
  type Troubled,
} from './clients.ts'
import { storedBatches, storedLogs } from './ground.ts'
import { givesInvented, INVENTED } from './invented.ts'

const program = 'relay/with-collector.ts'
const UNITS = 6
const DEVICES = 4
/** Milliseconds for which each of the three states lasts: the earlier build, both, this one. */
const STATE_MS = 2000

const upgrade = (builds: () => Builds): Trial<'postgres'>['run'] =>
  async function run({ count, seed, without, say }) {
    const chance = seeded(seed)
    const both = builds()
    const postgres = await startPostgres()
    const sum = {
      lost: 0,
      torn: 0,
      'batches acknowledged': 0,
      'entries receipted': 0,
      'asked again': 0,
      'answered as a fault': 0,
      'answered by the earlier build beside the later': 0,
    }
    try {
      for (let i = 0; i < count; i += 1) {
        const done = await roll(both, [await postgres.database(), await postgres.database()], without, chance)
        for (const what of done.said.slice(0, 5)) say(what)
        for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += done[name]
      }
    } finally {
      await postgres.stop()
      both.remove()
    }
    const { lost, torn, ...also } = sum
    return { build: `${buildOf('postgres')}, ${both.called}`, struck: count, lost, torn, also }
  }

export const rolling: Trial<'postgres'> = {
  fault: 'a rolling upgrade under traffic, from the oldest build of this schema to this one',
  small: 1,
  large: 20,
  grounds: ['postgres'],
  guards: [],
  lacks: lacksEarlier,
  run: upgrade(sameSchema),
}

export const rollingOverMigration: Trial<'postgres'> = {
  fault: 'a rolling upgrade under traffic over a migration, from this build to itself with an invented one more',
  small: 1,
  large: 20,
  grounds: ['postgres'],
  guards: ['addition'],
  run: upgrade(oneMigrationMore),
}

/** So that this build may open the store, which would refuse to begin on the schema of a later one. */
async function forgetInvented(database: string) {
  const client = new Client(database)
  await client.connect()
  await client.query('delete from kysely_migration where name = $1', [INVENTED])
  await client.end()
}

/** Answers that a server's log tells of: a line each. */
const answersOf = (process: CollectorProcess) => process.said().split('"route":').length - 1

async function roll(
  { earlier, later }: Builds,
  databases: readonly [string, string],
  [guard]: readonly Guard[],
  chance: () => number,
) {
  const [database, relayDatabase] = databases
  const place = mkdtempSync(join(tmpdir(), 'rolling-'))
  const line = await balancer()
  const running: CollectorProcess[] = []
  const start = async (name: string, from: string, address: (database: string) => string = (it) => it) => {
    const [data, port] = [join(place, name), await freePort()]
    mkdirSync(data)
    const own = { DATA: data, APP: join(data, 'no-app'), PORT: String(port), LOG: 'info', BEHIND_PROXY: '1' }
    const stores = { DATABASE_URL: address(database), RELAY_DATABASE_URL: address(relayDatabase) }
    const env = { ...own, ...stores, TRIAL_WITHOUT: guard ?? '' }
    const process = await startProcess(env, pathToFileURL(join(from, program)))
    running.push(process)
    const command: Command = async (what, body) => {
      const file = what.startsWith('relay/') ? 'relay.json' : 'console.json'
      const { header } = JSON.parse(readFileSync(join(data, file), 'utf8')) as { header: string }
      const headers = { authorization: header, 'content-type': 'application/json' }
      const asked = { method: 'POST', headers, body: JSON.stringify(body) }
      const answer = await fetch(`${process.address}/console/${what}`, asked)
      return { status: answer.status, body: (await answer.json()) as Record<string, string> }
    }
    return { process, port, command }
  }
  try {
    const before = await start('earlier', earlier)
    line.leadTo([before.port])
    let command = before.command
    const traffic = await trafficOn(
      () => line.address,
      () => command,
      chance,
    )
    await pause(STATE_MS)
    const after = await start('later', later, (database) => `${database}${givesInvented}`)
    const alone = answersOf(before.process)
    command = after.command
    line.leadTo([before.port, after.port])
    await pause(STATE_MS)
    await before.process.end('SIGTERM')
    const beside = answersOf(before.process) - alone
    await pause(STATE_MS)
    const done = await traffic.checked(join(place, 'reader'), databases)
    return { ...done, 'answered by the earlier build beside the later': beside }
  } finally {
    await Promise.all(running.map((one) => one.child.exitCode === null && one.end('SIGKILL')))
    await line.close()
    rmSync(place, { recursive: true, force: true })
  }
}

/** Begun with the earlier build, and ended by `checked`. @param latest the command of the build that was started last */
async function trafficOn(line: () => string, latest: () => Command, chance: () => number) {
  const troubled: Troubled = { faults: 0, away: 0 }
  const periods: Period[] = []
  const open = async () => {
    const period = openPeriod(`skarp-${periods.length}`)
    await latest()('period', period)
    periods.push(period)
  }
  await open()
  const units = await Promise.all(Array.from({ length: UNITS }, (_, i) => enrolled(latest(), line(), `Enhet ${i}`)))
  const unit = await admitted(latest(), line, DEVICES, troubled)
  const steps: Step[] = []
  let [over, again] = [false, 0]
  const sending = async (one: TrialUnit) => {
    for (let i = 0; !over; i += 1) {
      // What is sent a second time is a retry, and is answered as the first time.
      const period = periods[Math.min(i >> 1, periods.length - 1)] as Period
      const once = () => send(line(), one, period, 1, 1, (answer) => note(answer, troubled))
      again += (await sentInTheEnd(once, steps)) - 1
      await pause(chance() * 40)
    }
  }
  const writing = async ({ writer, holder }: Desk) => {
    while (!over) {
      holder.keep(await writer.write())
      let tries = 0
      await heard(async () => {
        tries += 1
        await holder.meet(asking(line, unit.history, troubled))
      })
      again += tries - 1
      await pause(chance() * 80)
    }
  }
  const opening = async () => {
    while (!over) {
      await open()
      await pause(100)
    }
  }
  const working = Promise.all([...units.map(sending), ...unit.desks.map(writing), opening()])
  return {
    async checked(data: string, [database, relayDatabase]: readonly [string, string]) {
      over = true
      await working
      const alike = await inTheEndAlike(unit, line, troubled)
      for (const address of [database, relayDatabase]) await forgetInvented(address)
      const batches = checkHistory(steps, await storedBatches(database, data))
      const logs = await storedLogs(relayDatabase, data, [unit.id])
      const entries = checkSyncs(unit.history, logs.get(unit.id) as StoredLog, unit.key)
      const wrong = [...batches.wrong, ...entries.wrong, ...(alike ? [] : ['devices of one unit ended apart'])]
      const lost = [...batches.lost, ...entries.lost]
      return {
        said: [...lost, ...wrong],
        lost: lost.length,
        torn: wrong.length + troubled.faults,
        'batches acknowledged': batches.acknowledged,
        'entries receipted': entries.receipted,
        'asked again': again,
        'answered as a fault': troubled.faults,
      }
    },
  }
}
