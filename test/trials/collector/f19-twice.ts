/** F-19: the collector is started again on an embedded store while one serves, and three at once where none does. One serves; the others say why not. */
import { checkHistory, type Step } from '../../collector/history.ts'
import { seeded, type Trial } from '../trial.ts'
import { type StoreKind, withGround } from './ground.ts'
import { send } from './sender.ts'

const sentence = /^Another collector already uses /
const sends = 4

export const startedTwice: Trial<StoreKind> = {
  fault: 'the collector is started twice on one store',
  small: 2,
  large: 500,
  grounds: ['embedded'],
  guards: ['lock'],
  async run({ count, seed, on, without, say }) {
    const chance = seeded(seed)
    return await withGround(on, without, async (ground) => {
      const tally = { refused: 0, 'served beside another': 0, 'refused without a sentence': 0, 'nobody served': 0 }
      const steps: Step[] = []
      const first = await ground.start()
      const units = await ground.enrol(sends)
      const periods = await ground.periods(Math.ceil(count / 2) + 1)
      await first.end('SIGKILL')
      for (let round = 0; round < count; round += 1) {
        // By turns: one that serves already, and a start at the same moment.
        const atOnce = chance() < 0.5
        const serving = atOnce ? [] : [await ground.start()]
        const others = await Promise.all(Array.from({ length: atOnce ? 3 : 1 }, () => ground.startAnother()))
        const up = [...serving, ...others.flatMap((one) => ('address' in one ? [one] : []))]
        for (const one of others) {
          if ('address' in one) continue
          tally.refused += 1
          if (!sentence.test(one.said)) tally['refused without a sentence'] += 1
        }
        if (up.length === 0) tally['nobody served'] += 1
        tally['served beside another'] += Math.max(0, up.length - 1)
        const period = periods[Math.floor(round / 2)]
        if (period)
          for (const [i, unit] of units.entries()) {
            const by = up[i % up.length]
            if (by) steps.push(await send(by.address, unit, period, round % 2 === 0 ? 1 : 2, 1))
          }
        await Promise.all(up.map((one) => one.end('SIGKILL')))
        if ((round + 1) % 25 === 0) say(`${round + 1} rounds, ${tally.refused} refused`)
      }
      const { lost, wrong, acknowledged } = checkHistory(steps, await ground.stored())
      for (const what of [...lost, ...wrong].slice(0, 5)) say(what)
      const { refused, ...bad } = tally
      const torn = wrong.length + Object.values(bad).reduce((sum, one) => sum + one, 0)
      return { build: ground.build, struck: count, lost: lost.length, torn, also: { acknowledged, ...tally } }
    })
  },
}
