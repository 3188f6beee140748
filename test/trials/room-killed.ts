/** A tablet in the waiting room, and the reader that takes its forms in, are killed anywhere between *Lämna in* and the word that a form is in: it is on both readers in the end, once. */
import type { Page } from 'playwright-core'
import { type Backend, backends } from '../vault/browser.ts'
import { type DeviceAtRelay, type UnitAtRelay, withUnitAtRelay } from './at-relay.ts'
import { sideBySide } from './tablet.ts'
import { type Outcome, pause, seeded, type Trial, type TrialRun } from './trial.ts'

/** After the first form was handed in: the way to the reader and back takes about as long. */
const LONGEST_MS = 600
const FORMS_A_STRIKE = 2
const STRIKES_A_UNIT = 20
/** More forms than are answered between two strikes: each strike has numbers of its own. */
const NUMBERS_A_STRIKE = 100
/** Rounds until nothing lies on the tablet alone: one would do. */
const MOST_ROUNDS = 5

type Tally = Record<'lost' | 'torn' | 'acknowledged' | 'left on the tablet', number>
type Room = UnitAtRelay & { readonly tablet: DeviceAtRelay }

async function run(asked: TrialRun<Backend>): Promise<Outcome> {
  const { count, seed, on, say } = asked
  const tally: Tally = { lost: 0, torn: 0, acknowledged: 0, 'left on the tablet': 0 }
  let build = ''
  let struck = 0
  const todo = Array.from({ length: Math.ceil(count / STRIKES_A_UNIT) }, (_, unit) => ({
    chance: seeded(seed * 1_000 + unit),
    strikes: Math.min(STRIKES_A_UNIT, count - unit * STRIKES_A_UNIT),
  }))
  await sideBySide(todo, ({ chance, strikes }) =>
    withUnitAtRelay(on, async (unit) => {
      const room = { ...unit, tablet: await tabletOf(unit) }
      await unit.reader.kill()
      const told = new Set<number>()
      for (let strike = 1; strike <= strikes; strike++) {
        build = await strikeOnce(asked, room, strike * NUMBERS_A_STRIKE, told, chance)
        struck += 1
      }
      await compare(room, told, tally, say)
      say(`${struck} struck, ${tally.acknowledged} acknowledged, ${tally.lost} lost`)
    }),
  )
  const { lost, torn, ...also } = tally
  return { build, struck, lost, torn, also }
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
  { writer, tablet }: Room,
  first: number,
  told: Set<number>,
  chance: () => number,
): Promise<string> {
  const { page, version } = await tablet.start()
  // Says that it is there, and hands on what the last strike left.
  await page.evaluate(() => window.mattstock.tabletSyncs())
  const reader = await writer.page()
  await reader.evaluate((count) => window.mattstock.sendsForms(count), FORMS_A_STRIKE)
  await reader.evaluate(() => window.mattstock.staysInStep())
  await answering(page, first, without.includes('waiting'), told)
  await pause(chance() * LONGEST_MS)
  const who = chance()
  await Promise.all([...(who < 2 / 3 ? [tablet.kill()] : []), ...(who > 1 / 3 ? [writer.kill()] : [])])
  return version
}

/** Until the first form is handed in; goes on until the browser ends. */
async function answering(page: Page, first: number, early: boolean, told: Set<number>): Promise<void> {
  const heard = Promise.withResolvers<void>()
  await page.exposeFunction('told', (n: number) => {
    told.add(n)
    heard.resolve()
  })
  const kept = page.evaluate(([from, before]) => window.mattstock.answersFrom(from, before), [first, early] as const)
  await Promise.race([heard.promise, kept])
  kept.catch(() => {})
}

/** What both readers have at last, and whether the tablet has let go of it. */
async function compare(
  { writer, reader, tablet }: Room,
  told: ReadonlySet<number>,
  tally: Tally,
  say: TrialRun['say'],
): Promise<void> {
  tally.acknowledged += told.size
  const [room, first] = [(await tablet.start()).page, (await writer.start()).page]
  let left = 1
  for (let round = 0; left > 0 && round < MOST_ROUNDS; round++) {
    left = await room.evaluate(() => window.mattstock.tabletSyncs())
    await first.evaluate(() => window.mattstock.inStepOnce())
  }
  tally['left on the tablet'] += left
  await tablet.kill()
  for (const [name, device] of Object.entries({ writer, reader })) {
    const { forms } = await (await device.page()).evaluate(() => window.mattstock.inStepOnce())
    await device.kill()
    const here = new Set(forms)
    const lost = [...told].filter((n) => !here.has(n))
    tally.lost += lost.length
    // Twice the same, or what no number gives.
    tally.torn += forms.length - here.size + (here.has(null) ? 1 : 0)
    if (lost.length > 0) say(`${lost.join()} of ${told.size} are not on the ${name}`)
  }
}

export const roomKilled: Trial<Backend> = {
  fault: 'a tablet in the waiting room and a reader are killed between hand-in and the last word',
  small: 5,
  large: 200,
  grounds: backends,
  guards: ['waiting'],
  run,
}
