/** F-09: two tabs try to write the same form by turns: one writes, the other is refused and reads. */
import { numberOf } from '../vault/answers.ts'
import { type Backend, backends } from '../vault/browser.ts'
import { withTablet } from './tablet.ts'
import { type Outcome, seeded, type Trial, type TrialRun } from './trial.ts'

async function run({ count, seed, on, without }: TrialRun<Backend>): Promise<Outcome> {
  const chance = seeded(seed)
  const tally = { lost: 0, torn: 0, refused: 0, 'written by the second tab': 0 }
  let build = ''
  await withTablet(on, without, async ({ site, start }) => {
    const first = await start()
    build = first.version
    await first.page.evaluate(() => window.mattstock.startSession())
    const other = await first.page.context().newPage()
    await other.goto(site.address)
    await other.waitForFunction(() => 'mattstock' in window)
    await other.evaluate(() => window.mattstock.joinSession())
    let saved = 0
    for (let n = 1; n <= count; n++) {
      const mine = chance() < 0.5
      const told = await (mine ? first.page : other).evaluate((it) => window.mattstock.saveOnce(it), n)
      if (mine && told === 'saved') saved = n
      if (!mine) tally[told === 'other-tab' ? 'refused' : 'written by the second tab'] += 1
    }
    const after = await (await start()).page.evaluate(() => window.mattstock.standing())
    const n = after.draft && numberOf(after.draft.answers)
    if (n === null) tally.torn += 1
    else if (n !== saved) tally.lost += 1
  })
  const { lost, torn, ...also } = tally
  return { build, struck: count, lost, torn, also }
}

export const twoTabs: Trial<Backend> = {
  fault: 'two tabs write one form by turns',
  small: 20,
  large: 200,
  grounds: backends,
  guards: ['journal'],
  run,
}
