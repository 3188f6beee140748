/** F-17: the collector is killed (SIGKILL) while eight senders wait for receipts, and started again on what it left. */
import type { Period } from '#aggregate'
import { checkHistory, isAcknowledged, type Step } from '../../collector/history.ts'
import { pause, seeded, type Trial } from '../trial.ts'
import { type StoreKind, stores, type TrialUnit, withGround } from './ground.ts'
import { send } from './sender.ts'

const senders = 8
const units = 20
/** After the first receipt of a life: anywhere in a commit. */
const longestMs = 120

export const killedCollector: Trial<StoreKind> = {
  fault: 'the collector is killed in the middle of receiving',
  small: 3,
  large: 500,
  grounds: stores,
  guards: ['waiting'],
  async run({ count, seed, on, without, say }) {
    const chance = seeded(seed)
    return await withGround(on, without, async (ground) => {
      let server = await ground.start()
      const all = await ground.enrol(units)
      const periods = await ground.periods(Math.ceil(count / 2) + 2)
      const slots = periods.flatMap((period) =>
        all.flatMap((unit) => [1, 2].map((edition) => ({ unit, period, edition }))),
      )
      const steps: Step[] = []
      const unheard: { unit: TrialUnit; period: Period; edition: number }[] = []
      for (let kill = 1; kill <= count; kill += 1) {
        let dead = false
        let first = () => {}
        const heard = new Promise<void>((told) => {
          first = told
        })
        const sending = Array.from({ length: senders }, async () => {
          while (!dead) {
            // What the last life left unanswered is sent again, with the same bytes.
            const slot = unheard.shift() ?? slots.shift()
            if (!slot) return first()
            const sent = await send(ground.address, slot.unit, slot.period, slot.edition as 1 | 2, 1)
            steps.push(sent)
            if (isAcknowledged(sent)) first()
            else unheard.push(slot)
          }
        })
        await heard
        await pause(chance() * longestMs)
        await server.end('SIGKILL')
        dead = true
        await Promise.all(sending)
        server = await ground.start()
        if (kill % 25 === 0) say(`${kill} kills, ${steps.length} sends`)
      }
      for (const { unit, period, edition } of unheard)
        steps.push(await send(ground.address, unit, period, edition as 1 | 2, 1))
      await server.end('SIGTERM')
      const { lost, wrong, acknowledged, unknown } = checkHistory(steps, await ground.stored())
      for (const what of [...lost, ...wrong].slice(0, 5)) say(what)
      const also = { acknowledged, 'never heard of': unknown }
      return { build: ground.build, struck: count, lost: lost.length, torn: wrong.length, also }
    })
  },
}
