/** F-10: a unit of every released format is brought in, and the browser killed at any step of it: nothing, or the very same rows. */
import { readdir, readFile } from 'node:fs/promises'
import { type Backend, backends } from '../vault/browser.ts'
import { withTablet } from './tablet.ts'
import { type Outcome, pause, seeded, type Trial, type TrialRun } from './trial.ts'

const FOLDER = 'test/fixtures/released/vault'
const LONGEST_MS = 800

async function run({ count, seed, on, without, say }: TrialRun<Backend>): Promise<Outcome> {
  const chance = seeded(seed)
  const tally = { lost: 0, torn: 0, 'stopped before there was a unit': 0, 'whole at once': 0 }
  const released = await Promise.all((await readdir(FOLDER)).map((name) => readFile(`${FOLDER}/${name}`, 'utf8')))
  let build = ''
  for (let time = 0; time < count; time++) {
    const unit = released[time % released.length] ?? ''
    await withTablet(on, without, async ({ start }) => {
      const first = await start()
      build = first.version
      first.page.evaluate((text) => window.mattstock.bringIn(text), unit).catch(() => {})
      await pause(chance() * LONGEST_MS)
      const { page } = await start()
      const found = await page.evaluate(() => window.mattstock.openTheOnly().then(({ is }) => is))
      tally[found === 'empty' ? 'stopped before there was a unit' : 'whole at once'] += 1
      if (found === 'empty') await page.evaluate((text) => window.mattstock.bringIn(text), unit)
      const again = await page.evaluate(() => window.mattstock.takenOut())
      if (rowsOf(again) === rowsOf(unit)) return
      tally[again.length < unit.length ? 'lost' : 'torn'] += 1
      say(`${again.length} characters came back of ${unit.length}`)
    })
  }
  const { lost, torn, ...also } = tally
  return { build, struck: count, lost, torn, also }
}

/** All but the last line, which holds the manifest of whoever wrote the file. */
const rowsOf = (backup: string) => backup.trimEnd().split('\n').slice(0, -1).join('\n')

export const upgraded: Trial<Backend> = {
  fault: 'the browser is killed while a unit of a released format is brought in',
  small: 3,
  large: 40,
  grounds: backends,
  guards: [],
  run,
}
