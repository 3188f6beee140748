/** Row 1: the browser is killed between a write's commit and its push to the relay; what it acknowledged is on the unit's other device in the end, once. */
import type { Page } from 'playwright-core'
import { type Backend, backends } from '../vault/browser.ts'
import { type UnitAtRelay, withUnitAtRelay } from './at-relay.ts'
import { sideBySide } from './tablet.ts'
import { type Outcome, pause, seeded, type Trial, type TrialRun } from './trial.ts'

/** After the first acknowledgement: twice what the runner waits for before it pushes, and the push as well. */
const LONGEST_MS = 400
/** One strike in so many comes while what the last one left is pushed. */
const IN_THE_START = 1 / 6
const LONGEST_START_MS = 300
const STRIKES_A_UNIT = 40
/** More forms than are kept between two strikes: each strike has numbers of its own. */
const NUMBERS_A_STRIKE = 1_000

type Tally = Record<'lost' | 'torn' | 'acknowledged' | 'sent at a later start', number>

async function run(asked: TrialRun<Backend>): Promise<Outcome> {
  const { count, seed, on, say } = asked
  const tally: Tally = { lost: 0, torn: 0, acknowledged: 0, 'sent at a later start': 0 }
  let build = ''
  let struck = 0
  const todo = Array.from({ length: Math.ceil(count / STRIKES_A_UNIT) }, (_, unit) => ({
    chance: seeded(seed * 1_000 + unit),
    strikes: Math.min(STRIKES_A_UNIT, count - unit * STRIKES_A_UNIT),
  }))
  await sideBySide(todo, ({ chance, strikes }) =>
    withUnitAtRelay(on, async (unit) => {
      const told = new Set<number>()
      await unit.reader.kill()
      for (let strike = 1; strike <= strikes; strike++) {
        build = await strikeOnce(asked, unit.writer, strike * NUMBERS_A_STRIKE, told, chance, tally)
        struck += 1
      }
      await compare(unit, told, tally, say)
      say(`${struck} struck, ${tally.acknowledged} acknowledged, ${tally.lost} lost`)
    }),
  )
  const { lost, torn, ...also } = tally
  return { build, struck, lost, torn, also }
}

/** Pushes what the last strike left, keeps forms numbered from the first, and is killed. Gives the browser's build. */
async function strikeOnce(
  { without }: TrialRun<Backend>,
  writer: UnitAtRelay['writer'],
  first: number,
  told: Set<number>,
  chance: () => number,
  tally: Tally,
): Promise<string> {
  const { page, version } = await writer.start()
  const pushing = page.evaluate(() => window.mattstock.inStepOnce())
  if (chance() < IN_THE_START) {
    pushing.catch(() => {})
    await Promise.race([pushing, pause(chance() * LONGEST_START_MS)])
  } else {
    tally['sent at a later start'] += (await pushing).sent
    await keeping(page, first, without.includes('waiting'), told)
    await pause(chance() * LONGEST_MS)
  }
  await writer.kill()
  return version
}

/** Until the first form has been acknowledged; goes on until the browser ends. */
async function keeping(page: Page, first: number, early: boolean, told: Set<number>): Promise<void> {
  const heard = Promise.withResolvers<void>()
  await page.exposeFunction('told', (n: number) => {
    told.add(n)
    heard.resolve()
  })
  const kept = page.evaluate(([from, before]) => window.mattstock.keepInStepFrom(from, before), [first, early] as const)
  await Promise.race([heard.promise, kept])
  kept.catch(() => {})
}

/** What both devices have at last: what comes after a start is pushed by that. */
async function compare(
  { writer, reader }: UnitAtRelay,
  told: ReadonlySet<number>,
  tally: Tally,
  say: TrialRun['say'],
): Promise<void> {
  tally.acknowledged += told.size
  for (const [name, device] of Object.entries({ writer, reader })) {
    const { forms } = await (await device.start()).page.evaluate(() => window.mattstock.inStepOnce())
    await device.kill()
    const here = new Set(forms)
    const lost = [...told].filter((n) => !here.has(n))
    tally.lost += lost.length
    // Twice the same, or what no number gives.
    tally.torn += forms.length - here.size + (here.has(null) ? 1 : 0)
    if (lost.length > 0) say(`${lost.join()} of ${told.size} are not on the ${name}`)
  }
}

export const pushKilled: Trial<Backend> = {
  fault: 'the browser is killed between a write and its push to the relay',
  small: 5,
  large: 1_000,
  grounds: backends,
  guards: ['waiting'],
  run,
}
