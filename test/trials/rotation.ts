/** The browser is killed at each put and each message to the journal while somebody's keys are taken back: done or not begun, and nothing lost. */
import { type Backend, backends } from '../vault/browser.ts'
import { withTablet } from './tablet.ts'
import type { Outcome, Trial, TrialRun } from './trial.ts'

/** More steps than a removal has: the trial ends at the first that is not reached. */
const STEPS = 30

async function run({ count, on, without, say }: TrialRun<Backend>): Promise<Outcome> {
  const tally = { lost: 0, torn: 0, 'not begun': 0, done: 0 }
  let build = ''
  let struck = 0
  for (let nth = 1, whole = false; nth <= count && !whole; nth++) {
    await withTablet(on, without, async ({ start }) => {
      const { page, version } = await start()
      build = version
      await page.evaluate(() => window.mattstock.unitOfTwoWithCase())
      const stands = page.waitForEvent('console', { predicate: (said) => said.text() === 'struck', timeout: 0 })
      const act = page.evaluate((at) => window.mattstock.removedUntil(at), nth)
      // What is not reached ends with the browser.
      for (const each of [stands, act]) each.catch(() => {})
      whole = (await Promise.race([act, stands.then(() => null)])) === 'done'
      if (!whole) struck += 1
      const { removed, noted, codes } = await (await start()).page.evaluate(() => window.mattstock.afterRemoval())
      tally[removed ? 'done' : 'not begun'] += 1
      if (codes.join() !== 'TRIAL-1') tally.lost += 1
      if (removed !== noted || (whole && !removed)) tally.torn += 1
      if (removed !== noted) say(`step ${nth}: removed ${removed}, noted ${noted}`)
      // Whoever comes next does it, or does it once more.
      const again = await start()
      await again.page.evaluate(() => window.mattstock.removedUntil(0))
      const last = await (await start()).page.evaluate(() => window.mattstock.afterRemoval())
      if (last.codes.join() !== 'TRIAL-1') tally.lost += 1
      if (!last.removed || !last.noted) tally.torn += 1
    })
  }
  const { lost, torn, ...also } = tally
  return { build, struck, lost, torn, also }
}

export const rotation: Trial<Backend> = {
  fault: 'the browser is killed at each step of a removal, every step',
  small: STEPS,
  large: STEPS,
  grounds: backends,
  guards: [],
  run,
}
