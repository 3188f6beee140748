/**
 * F-10: a unit of an earlier schema is raised to today's, and the browser killed at any step of it: the very same rows. None
 * was released, so the earlier one is invented (test/vault/earlier.ts); the unit is a released one.
 */
import { readdir, readFile } from 'node:fs/promises'
import { type Backend, backends } from '../vault/browser.ts'
import { sideBySide, withTablet } from './tablet.ts'
import { type Outcome, pause, seeded, type Trial, type TrialRun } from './trial.ts'

const FOLDER = 'test/fixtures/released/vault'
const LONGEST_MS = 300

async function run({ count, seed, on, without, say }: TrialRun<Backend>): Promise<Outcome> {
  const chance = seeded(seed)
  const tally = { lost: 0, torn: 0, 'stopped before it was raised': 0, 'stopped after': 0 }
  const released = await Promise.all((await readdir(FOLDER)).map((name) => readFile(`${FOLDER}/${name}`, 'utf8')))
  let build = ''
  const todo = Array.from({ length: count }, (_, time) => ({
    unit: released[time % released.length] ?? '',
    after: chance() * LONGEST_MS,
  }))
  await sideBySide(todo, ({ unit, after: ms }) =>
    withTablet(on, without, async ({ start }) => {
      const first = await start()
      build = first.version
      await first.page.evaluate((text) => window.mattstock.bringIn(text), unit)
      const before = await first.page.evaluate(() => window.mattstock.setBackToEarlier())
      const earlier = await first.page.evaluate(() => window.mattstock.schemaOnDisk())
      const struck = await start()
      struck.page.evaluate(() => window.mattstock.openTheOnly().then(({ is }) => is)).catch(() => {})
      await pause(ms)
      const { page } = await start()
      const reached = await page.evaluate(() => window.mattstock.schemaOnDisk())
      tally[reached === earlier ? 'stopped before it was raised' : 'stopped after'] += 1
      const found = await page.evaluate(() => window.mattstock.openTheOnly().then(({ is }) => is))
      const after = await page.evaluate(() => window.mattstock.takenOut())
      if (found === 'locked' && rowsOf(after) === rowsOf(before)) return
      tally[after.length < before.length ? 'lost' : 'torn'] += 1
      say(`${found}: ${after.length} characters stand of ${before.length}`)
    }),
  )
  const { lost, torn, ...also } = tally
  return { build, struck: count, lost, torn, also }
}

/** All but the last line, which holds the manifest of whoever wrote the file. */
const rowsOf = (backup: string) => backup.trimEnd().split('\n').slice(0, -1).join('\n')

export const upgraded: Trial<Backend> = {
  fault: 'the browser is killed while a unit of an earlier schema is raised',
  small: 3,
  large: 40,
  grounds: backends,
  guards: [],
  run,
}
