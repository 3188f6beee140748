/** F-07: the browser clears the site's data under an open form: the database, the private files, or all of it. */
import type { Page } from 'playwright-core'
import { numberOf } from '../vault/answers.ts'
import { withTablet } from './tablet.ts'
import { type Asked, type Outcome, seeded, type Trial } from './trial.ts'

const KINDS = ['indexeddb', 'file_systems', 'all'] as const
const SAVES = 5

async function run({ count, seed, backend, journalOff }: Asked): Promise<Outcome> {
  const chance = seeded(seed)
  const tally = { lost: 0, torn: 0, 'wipes reported': 0, 'wipes not reported': 0 }
  let browser = ''
  for (let time = 0; time < count; time++) {
    const kind = KINDS[time % KINDS.length] ?? 'all'
    await withTablet(backend, journalOff, async ({ site, start }) => {
      const first = await start()
      browser = first.version
      await first.page.evaluate(() => window.mattstock.startSession())
      const at = Math.floor(chance() * SAVES) + 1
      for (let n = 1; n <= SAVES; n++) {
        await first.page.evaluate((it) => window.mattstock.saveOnce(it), n)
        if (n === at) await clear(first.page, site.address, kind)
      }
      const after = await (await start()).page.evaluate(() => window.mattstock.standing())
      const n = after.draft && numberOf(after.draft.answers)
      if (n === null) tally.torn += after.draft ? 1 : 0
      if ((n ?? 0) < SAVES) tally.lost += SAVES - (n ?? 0)
      if (kind !== 'file_systems') tally[after.report?.wiped ? 'wipes reported' : 'wipes not reported'] += 1
    })
  }
  const { lost, torn, ...also } = tally
  return { browser, struck: count, lost, torn, also }
}

async function clear(page: Page, origin: string, storageTypes: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes })
}

export const cleared: Trial = { fault: "the browser clears the site's data under an open form", small: 6, run }
