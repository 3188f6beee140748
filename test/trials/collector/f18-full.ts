/** F-18: the disk is full. What cannot be stored is refused with 503 and when to come back, and goes in when there is room. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { checkHistory, isAcknowledged, type Step } from '../../collector/history.ts'
import { startPostgres } from '../../collector/postgres.ts'
import { seeded, type Trial } from '../trial.ts'
import { type Ground, type StoreKind, stores, withGroundOn } from './ground.ts'
import { send } from './sender.ts'
import { mayMount, type SmallDisk, smallDisk } from './small-disk.ts'

const units = 20
const megabytes = 96
/** Bytes of room that are left: from none to a few batches. */
const mostRoom = 64 * 1024
/** Sends of a round: more than there can be room for. */
const mostSends = 200
/** Refusals a round, after which there is room again. */
const refusals = 3

export const fullDisk: Trial<StoreKind> = {
  fault: "the collector's disk is full, and then has room again",
  small: 2,
  large: 500,
  grounds: stores,
  guards: ['waiting'],
  lacks: () => (mayMount() ? null : 'only root may mount a small disk'),
  async run({ count, seed, on, without, say }) {
    const chance = seeded(seed)
    return await withFullDisk(on, without, async (ground, disk) => {
      let server = await ground.start()
      const all = await ground.enrol(units)
      // A PostgreSQL with room left takes some twenty batches before it is full: a run must not be short of them.
      const periods = await ground.periods(Math.max(4, count))
      const slots = periods.flatMap((period) =>
        all.flatMap((unit) => [1, 2].map((edition) => ({ unit, period, edition: edition as 1 | 2 }))),
      )
      const steps: Step[] = []
      const tally = { 'answered 503': 0, 'without Retry-After': 0, 'not taken in afterwards': 0, 'never refused': 0 }
      for (let round = 1; round <= count; round += 1) {
        // A new life begins with a short log, so that little goes in before the disk is full.
        await server.end(chance() < 0.5 ? 'SIGKILL' : 'SIGTERM')
        server = await ground.start()
        disk.fill(Math.floor(chance() * mostRoom))
        const waiting = []
        for (let tried = 0; waiting.length < refusals; tried += 1) {
          const slot = slots.shift()
          if (!slot || tried === mostSends) {
            tally['never refused'] += 1
            break
          }
          const sent = await send(ground.address, slot.unit, slot.period, slot.edition, 1, ({ status, retryAfter }) => {
            if (status === 503) tally['answered 503'] += 1
            if (status === 503 && !retryAfter) tally['without Retry-After'] += 1
          })
          steps.push(sent)
          if (!isAcknowledged(sent)) waiting.push(slot)
        }
        disk.clear()
        for (const { unit, period, edition } of waiting) {
          const again = await send(ground.address, unit, period, edition, 1)
          steps.push(again)
          if (!isAcknowledged(again)) tally['not taken in afterwards'] += 1
        }
        if (round % 25 === 0) say(`${round} times full, ${steps.length} sends`)
      }
      await server.end('SIGTERM')
      const { lost, wrong, acknowledged } = checkHistory(steps, await ground.stored())
      for (const what of [...lost, ...wrong].slice(0, 5)) say(what)
      const torn =
        wrong.length + tally['without Retry-After'] + tally['not taken in afterwards'] + tally['never refused']
      return { build: ground.build, struck: count, lost: lost.length, torn, also: { acknowledged, ...tally } }
    })
  },
}

async function withFullDisk<T>(
  on: StoreKind,
  without: Parameters<typeof withGroundOn>[1],
  work: (ground: Ground, disk: SmallDisk) => Promise<T>,
): Promise<T> {
  const disk = smallDisk(megabytes)
  const postgres = on === 'postgres' ? await startPostgres() : null
  try {
    const data = join(disk.folder, 'data')
    mkdirSync(data)
    return postgres
      ? await withGroundOn(await postgres.database(join(disk.folder, 'tables')), without, (ground) =>
          work(ground, disk),
        )
      : await withGroundOn(null, without, (ground) => work(ground, disk), data)
  } finally {
    await postgres?.stop()
    disk.remove()
  }
}
