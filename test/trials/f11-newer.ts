/** F-11: a newer version has changed the database. The old tab that still shows a form, and old code that starts, must not write into it. */
import { type Backend, backends } from '../vault/browser.ts'
import { withTablet } from './tablet.ts'
import type { Outcome, Trial, TrialRun } from './trial.ts'

async function run({ count, on, without, say }: TrialRun<Backend>): Promise<Outcome> {
  const tally = { lost: 0, torn: 0, 'old tab refused': 0, 'old code refused': 0 }
  let build = ''
  for (let time = 0; time < count; time++) {
    await withTablet(on, without, async ({ site, start }) => {
      const { page, version } = await start()
      build = version
      await page.evaluate(() => window.mattstock.startSession())
      await page.evaluate(() => window.mattstock.saveOnce(1))
      const newer = await page.context().newPage()
      await newer.goto(site.address)
      await newer.waitForFunction(() => 'mattstock' in window)
      const before = await newer.evaluate(() => window.mattstock.asNewerVersion())
      const told = await page.evaluate(() => window.mattstock.saveOnce(2))
      if (told === 'newer-schema') tally['old tab refused'] += 1
      const opened = await newer.evaluate(() =>
        window.mattstock.openTheOnly().then(
          ({ is }) => is,
          (fault) => String(fault.reason),
        ),
      )
      if (opened === 'newer-schema') tally['old code refused'] += 1
      const after = await newer.evaluate(() => window.mattstock.asNewerVersion())
      if (before !== after) tally.torn += 1
      if (told !== 'newer-schema' || opened !== 'newer-schema') {
        tally.lost += 1
        say(`the old tab was told ${told}, old code ${opened}`)
      }
    })
  }
  const { lost, torn, ...also } = tally
  return { build, struck: count, lost, torn, also }
}

export const newerVersion: Trial<Backend> = {
  fault: 'a newer version has changed the database under an old tab and old code',
  small: 1,
  large: 5,
  grounds: backends,
  guards: [],
  run,
}
