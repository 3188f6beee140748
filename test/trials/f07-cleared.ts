/** F-07: the browser clears the site's data, the database, the private files or both, under an open form or while the app is closed. */
import type { Page } from 'playwright-core'
import { numberOf } from '../vault/answers.ts'
import { type Backend, backends } from '../vault/browser.ts'
import { withTablet } from './tablet.ts'
import { type Asked, type Outcome, pause, seeded, type Trial } from './trial.ts'

const WAYS = [
  { what: 'indexeddb', open: true },
  { what: 'file_systems', open: true },
  { what: 'all', open: true },
  { what: 'indexeddb', open: false },
] as const
const SAVES = 5
/** How soon after the clearing the browser is killed. Sooner than a second, a clearing of both places can still win: see decision 0041. */
const SETTLE_MS = 1_500

async function run({ count, seed, on, without, say }: Asked<Backend>): Promise<Outcome> {
  const chance = seeded(seed)
  const tally = { lost: 0, torn: 0, 'wipes reported': 0, 'wipes not reported': 0 }
  let build = ''
  for (let time = 0; time < count; time++) {
    const { what, open } = WAYS[time % WAYS.length] ?? WAYS[0]
    await withTablet(on, without, async ({ site, start }) => {
      const first = await start()
      build = first.version
      await first.page.evaluate(() => window.mattstock.startSession())
      const at = Math.floor(chance() * SAVES) + 1
      let acknowledged = 0
      for (let n = 1; n <= SAVES; n++) {
        const told = await first.page.evaluate((it) => window.mattstock.saveOnce(it), n)
        if (told.startsWith('saved')) acknowledged = n
        else say(`${what}, cleared after save ${at}: save ${n} was refused as ${told}`)
        if (open && n === at) await clear(first.page, site.address, what)
      }
      if (!open) {
        await first.page.goto('about:blank')
        await clear(first.page, site.address, what)
      }
      await pause(SETTLE_MS)
      const after = await (await start()).page.evaluate(() => window.mattstock.standing())
      const n = after.draft && numberOf(after.draft.answers)
      if (n === null) tally.torn += after.draft ? 1 : 0
      if ((n ?? 0) < acknowledged) {
        tally.lost += acknowledged - (n ?? 0)
        say(
          `${what}, ${open ? `cleared after save ${at}` : 'cleared while closed'}: ${n ?? 'nothing'} came back of ${acknowledged}`,
        )
      }
      if (what !== 'file_systems') tally[after.report?.wiped ? 'wipes reported' : 'wipes not reported'] += 1
    })
  }
  const { lost, torn, ...also } = tally
  return { build, struck: count, lost, torn, also }
}

async function clear(page: Page, origin: string, storageTypes: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes })
}

export const cleared: Trial<Backend> = {
  fault: "the browser clears the site's data under an open form or between two",
  small: 8,
  large: 50,
  grounds: backends,
  guards: ['journal'],
  run,
}
