/** A tablet in the waiting room, and the reader that takes its forms in, are killed anywhere between *Lämna in* and the word that a form is in: it is on both readers in the end, once. */
import { type Backend, backends } from '../vault/browser.ts'
import type { DeviceAtRelay, UnitAtRelay } from './at-relay.ts'
import { type StruckUnit, strikeUnits, type Tally, untilTold } from './killed-at-relay.ts'
import { type Outcome, pause, type Trial, type TrialRun } from './trial.ts'

/** After the first form was handed in: the way to the reader and back takes about as long. */
const LONGEST_MS = 600
const FORMS_A_STRIKE = 2
const STRIKES_A_UNIT = 20
/** More forms than are answered between two strikes: each strike has numbers of its own. */
const NUMBERS_A_STRIKE = 100
/** Rounds until nothing lies on the tablet alone: one would do. */
const MOST_ROUNDS = 5

const LEFT = 'left on the tablet'
type Room = StruckUnit & { readonly tablet: DeviceAtRelay }

function run(asked: TrialRun<Backend>): Promise<Outcome> {
  const tally = { lost: 0, torn: 0, acknowledged: 0, [LEFT]: 0 }
  const begin = async (unit: StruckUnit) => {
    const room = { ...unit, tablet: await tabletOf(unit) }
    return { strike: (n: number) => strikeOnce(asked, room, n), settle: () => settle(room, tally) }
  }
  return strikeUnits(asked, { aUnit: STRIKES_A_UNIT, tally, begin })
}

/** A third browser, let in by the first as a tablet in the waiting room. */
export async function tabletOf({ writer, another }: UnitAtRelay): Promise<DeviceAtRelay> {
  const tablet = await another()
  const [page, first] = [(await tablet.start()).page, await writer.page()]
  const one = await page.evaluate(() => window.mattstock.newTabletHere())
  await first.evaluate((made) => window.mattstock.letsIn(made), one)
  const unit = await first.evaluate(() => window.mattstock.unitId())
  await page.evaluate((id) => window.mattstock.becomesTablet(id), unit)
  await page.evaluate(() => window.mattstock.tabletSyncs())
  return tablet
}

/** Forms are sent and answered, and one of the two ends, or both. Gives the browser's build. */
async function strikeOnce(
  { without }: TrialRun<Backend>,
  { writer, tablet, told, chance }: Room,
  strike: number,
): Promise<string> {
  const { page, version } = await tablet.start()
  // Says that it is there, and hands on what the last strike left.
  await page.evaluate(() => window.mattstock.tabletSyncs())
  const reader = await writer.page()
  await reader.evaluate((count) => window.mattstock.sendsForms(count), FORMS_A_STRIKE)
  await reader.evaluate(() => window.mattstock.staysInStep())
  const from = [strike * NUMBERS_A_STRIKE, without.includes('waiting')] as const
  await untilTold(page, told, () => page.evaluate(([first, early]) => window.mattstock.answersFrom(first, early), from))
  await pause(chance() * LONGEST_MS)
  const who = chance()
  await Promise.all([...(who < 2 / 3 ? [tablet.kill()] : []), ...(who > 1 / 3 ? [writer.kill()] : [])])
  return version
}

/** Until the tablet has let go of everything. */
async function settle({ writer, tablet }: Room, tally: Tally<typeof LEFT>): Promise<void> {
  const [room, first] = [(await tablet.start()).page, (await writer.start()).page]
  let left = 1
  for (let round = 0; left > 0 && round < MOST_ROUNDS; round++) {
    left = await room.evaluate(() => window.mattstock.tabletSyncs())
    await first.evaluate(() => window.mattstock.inStepOnce())
  }
  tally[LEFT] += left
  await tablet.kill()
}

export const roomKilled: Trial<Backend> = {
  fault: 'a tablet in the waiting room and a reader are killed between hand-in and the last word',
  small: 5,
  large: 200,
  grounds: backends,
  guards: ['waiting'],
  run,
}
