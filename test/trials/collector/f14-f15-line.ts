/**
 * F-14: the line is cut between commit and receipt, and anywhere else. F-15: what was sent comes twice, late and out of
 * order. Eight senders at a time, each retrying the same bytes until it is told, as the outbox does.
 */
import type { Period } from '#aggregate'
import { checkHistory, type Sent, type Step } from '../../collector/history.ts'
import { seeded, type Trial } from '../trial.ts'
import { type StoreKind, stores, type TrialUnit, withGround } from './ground.ts'
import { send } from './sender.ts'
import { type Strike, strikingProxy } from './striking-proxy.ts'

const senders = 8
/** Tries of one sender: two of three are struck, so that more than this means that something else is wrong. */
const patience = 200
const units = 10

interface Slot {
  readonly unit: TrialUnit
  readonly period: Period
  readonly edition: 1 | 2
}

const trial = (fault: string, strikes: readonly Strike[]): Trial<StoreKind> => ({
  fault,
  small: 40,
  large: 10_000,
  grounds: stores,
  guards: ['memory'],
  async run({ count, seed, on, without, say }) {
    const chance = seeded(seed)
    return await withGround(on, without, async (ground) => {
      const server = await ground.start()
      const all = await ground.enrol(units)
      let fallen = 0
      let delivered = 0
      const proxy = await strikingProxy(
        ground.port,
        () => {
          // One in three goes through, so that a sender that retries is told in the end.
          if (fallen >= count || chance() < 1 / 3) return 'none'
          fallen += 1
          return strikes[Math.floor(chance() * strikes.length)] ?? 'none'
        },
        chance,
      )
      const steps: Step[] = []
      const slots = slotsOf(await ground.periods(Math.ceil(count / units / 2) + 1), all)
      await Promise.all(
        Array.from({ length: senders }, async () => {
          while (fallen < count) {
            const slot = slots.shift()
            if (!slot) return
            await deliver(proxy.address, slot, chance, steps)
            delivered += 1
            if (delivered % 500 === 0) say(`${steps.length} sends, ${fallen} struck`)
          }
        }),
      )
      await proxy.close()
      await server.end('SIGTERM')
      const { lost, wrong, acknowledged, unknown } = checkHistory(steps, await ground.stored())
      for (const what of [...lost, ...wrong].slice(0, 5)) say(what)
      const also = { acknowledged, 'never heard of': unknown, ...proxy.struck }
      return { build: ground.build, struck: fallen, lost: lost.length, torn: wrong.length, also }
    })
  },
})

function slotsOf(periods: readonly Period[], all: readonly TrialUnit[]): Slot[] {
  return periods.flatMap((period) =>
    all.flatMap((unit) => [1, 2].map((n): Slot => ({ unit, period, edition: n as 1 | 2 }))),
  )
}

/** Until it is told; now and then other bytes for the same slot, or the same again after the receipt. */
async function deliver(
  address: string,
  { unit, period, edition }: Slot,
  chance: () => number,
  steps: Step[],
): Promise<void> {
  let sent: Sent
  let tries = 0
  do {
    tries += 1
    if (tries > patience) throw new Error('a sender was never told')
    sent = await send(address, unit, period, edition, 1)
    steps.push(sent)
    if (chance() < 0.05) steps.push(await send(address, unit, period, edition, 2))
  } while (sent.told === null)
  if (chance() < 0.1)
    steps.push(...(await Promise.all([1, 2].map((version) => send(address, unit, period, edition, version)))))
}

export const cutLine = trial('the line is cut between commit and receipt, or anywhere', [
  'before-answer',
  'before-answer',
  'half-answer',
  'half-request',
  'at-once',
])
export const doubledLine = trial('what was sent comes twice, late and out of order', ['twice', 'late', 'ghost'])
