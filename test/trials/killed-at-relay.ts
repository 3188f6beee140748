/** What trials share in which devices of a unit at a relay are killed: units side by side, what a device acknowledges until it ends, and what is there at last. */
import type { Page } from 'playwright-core'
import type { Backend } from '../vault/browser.ts'
import { type UnitAtRelay, withUnitAtRelay } from './at-relay.ts'
import { sideBySide } from './tablet.ts'
import { type Outcome, seeded, type TrialRun } from './trial.ts'

export type Tally<More extends string> = Record<'lost' | 'torn' | 'acknowledged' | More, number>

/** A unit that is struck: with chances of its own, and the numbers of the forms that were acknowledged in it. */
export interface StruckUnit extends UnitAtRelay {
  readonly chance: () => number
  readonly told: Set<number>
}

interface Strikes<More extends string> {
  readonly aUnit: number
  readonly tally: Tally<More>
  /** Gives what one strike is, which gives the browser's build, and what comes after the last one. */
  readonly begin: (unit: StruckUnit) => Promise<{
    readonly strike: (n: number) => Promise<string>
    readonly settle?: () => Promise<void>
  }>
}

export async function strikeUnits<More extends string>(
  { count, seed, on, say }: TrialRun<Backend>,
  { aUnit, tally, begin }: Strikes<More>,
): Promise<Outcome> {
  let build = ''
  let struck = 0
  const todo = Array.from({ length: Math.ceil(count / aUnit) }, (_, unit) => ({
    chance: seeded(seed * 1_000 + unit),
    strikes: Math.min(aUnit, count - unit * aUnit),
  }))
  await sideBySide(todo, ({ chance, strikes }) =>
    withUnitAtRelay(on, async (atRelay) => {
      const unit = { ...atRelay, chance, told: new Set<number>() }
      const { strike, settle } = await begin(unit)
      await unit.reader.kill()
      for (let n = 1; n <= strikes; n++) {
        build = await strike(n)
        struck += 1
      }
      await settle?.()
      await compare(unit, tally, say)
      say(`${struck} struck, ${tally.acknowledged} acknowledged, ${tally.lost} lost`)
    }),
  )
  const { lost, torn, ...also } = tally
  return { build, struck, lost, torn, also }
}

/** Until the first of the `forms` has been acknowledged; they go on until the browser ends. */
export async function untilTold(page: Page, told: Set<number>, forms: () => Promise<unknown>): Promise<void> {
  const heard = Promise.withResolvers<void>()
  await page.exposeFunction('told', (n: number) => {
    told.add(n)
    heard.resolve()
  })
  const kept = forms()
  await Promise.race([heard.promise, kept])
  kept.catch(() => {})
}

/** What both readers have at last: what comes after a start is pushed by that. */
async function compare({ writer, reader, told }: StruckUnit, tally: Tally<never>, say: TrialRun['say']): Promise<void> {
  tally.acknowledged += told.size
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
