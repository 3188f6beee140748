/** F-04: the n-th put into the database is refused for want of room, for every n of a hand-in and of a save. */
import { type Backend, backends } from '../vault/browser.ts'
import { withTablet } from './tablet.ts'
import type { Outcome, Trial, TrialRun } from './trial.ts'

/** More puts than any one write makes here. */
const PUTS = 6

async function run({ on, without }: TrialRun<Backend>): Promise<Outcome> {
  const tally = { lost: 0, torn: 0, 'refused loudly': 0, 'told as one place': 0, acknowledged: 0 }
  let build = ''
  for (let nth = 1; nth <= PUTS; nth++) {
    await withTablet(on, without, async ({ start }) => {
      const first = await start()
      build = first.version
      await first.page.evaluate(() => window.mattstock.startSession())
      await first.page.evaluate(() => window.mattstock.saveOnce(1))
      const told = await first.page.evaluate((at) => window.mattstock.withoutRoom(at), nth)
      if (told.handIn === 'full') tally['refused loudly'] += 1
      if (told.save === 'saved-in-one-place') tally['told as one place'] += 1
      if (told.handIn === 'next-form') tally.acknowledged += 1
      const after = await (await start()).page.evaluate(() => window.mattstock.standing())
      const form = after.forms.length
      // A form that was refused must not be there, and one that was acknowledged must.
      if (told.handIn === 'next-form' && form !== 1) tally.lost += 1
      if (told.handIn !== 'next-form' && form !== 0) tally.torn += 1
      if (after.draft?.position !== 2) tally.lost += 1
    })
  }
  const { lost, torn, ...also } = tally
  return { build, struck: PUTS, lost, torn, also }
}

export const full: Trial<Backend> = {
  fault: 'the database has no room at its n-th put, every n',
  small: PUTS,
  large: PUTS,
  grounds: backends,
  guards: ['journal'],
  run,
}
