/** Row 1: the browser is killed between a write's commit and its push to the relay; what it acknowledged is on the unit's other device in the end, once. */
import { type Backend, backends } from '../vault/browser.ts'
import { type StruckUnit, strikeUnits, type Tally, untilTold } from './killed-at-relay.ts'
import { type Outcome, pause, type Trial, type TrialRun } from './trial.ts'

/** After the first acknowledgement: twice what the runner waits for before it pushes, and the push as well. */
const LONGEST_MS = 400
/** One strike in so many comes while what the last one left is pushed. */
const IN_THE_START = 1 / 6
const LONGEST_START_MS = 300
const STRIKES_A_UNIT = 40
/** More forms than are kept between two strikes: each strike has numbers of its own. */
const NUMBERS_A_STRIKE = 1_000

const LATER = 'sent at a later start'

function run(asked: TrialRun<Backend>): Promise<Outcome> {
  const tally = { lost: 0, torn: 0, acknowledged: 0, [LATER]: 0 }
  const begin = async (unit: StruckUnit) => ({ strike: (n: number) => strikeOnce(asked, unit, n, tally) })
  return strikeUnits(asked, { aUnit: STRIKES_A_UNIT, tally, begin })
}

/** Pushes what the last strike left, keeps forms of its own numbers, and is killed. Gives the browser's build. */
async function strikeOnce(
  { without }: TrialRun<Backend>,
  { writer, told, chance }: StruckUnit,
  strike: number,
  tally: Tally<typeof LATER>,
): Promise<string> {
  const { page, version } = await writer.start()
  const pushing = page.evaluate(() => window.mattstock.inStepOnce())
  if (chance() < IN_THE_START) {
    pushing.catch(() => {})
    await Promise.race([pushing, pause(chance() * LONGEST_START_MS)])
  } else {
    tally[LATER] += (await pushing).sent
    const from = [strike * NUMBERS_A_STRIKE, without.includes('waiting')] as const
    await untilTold(page, told, () =>
      page.evaluate(([first, early]) => window.mattstock.keepInStepFrom(first, early), from),
    )
    await pause(chance() * LONGEST_MS)
  }
  await writer.kill()
  return version
}

export const pushKilled: Trial<Backend> = {
  fault: 'the browser is killed between a write and its push to the relay',
  small: 5,
  large: 1_000,
  grounds: backends,
  guards: ['waiting'],
  run,
}
