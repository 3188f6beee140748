/** F-08: the app in a private window, which forgets everything when it is closed: it must not promise to keep. */
import { type Backend, backends } from '../vault/browser.ts'
import { withTablet } from './tablet.ts'
import type { Outcome, Trial, TrialRun } from './trial.ts'

async function run({ count, on, without }: TrialRun<Backend>): Promise<Outcome> {
  const tally = { lost: 0, torn: 0, 'said that it cannot keep': 0, 'forgotten when closed': 0 }
  let build = ''
  await withTablet(on, without, async ({ site, start }) => {
    const { browser, version } = await start()
    build = version
    async function inPrivate<T>(look: Parameters<Awaited<ReturnType<typeof open>>['evaluate']>[0]): Promise<T> {
      const page = await open()
      try {
        return (await page.evaluate(look)) as T
      } finally {
        await page.context().close()
      }
    }
    async function open() {
      const page = await (await browser.newContext()).newPage()
      await page.goto(site.address)
      await page.waitForFunction(() => 'mattstock' in window)
      return page
    }
    for (let time = 0; time < count; time++) {
      const promised = await inPrivate<{ persistent: boolean }>(async () => {
        await window.mattstock.startSession()
        await window.mattstock.saveOnce(1)
        return window.mattstock.storageGuarantees()
      })
      const after = await inPrivate<string>(async () => (await window.mattstock.openTheOnly()).is)
      if (after === 'empty') tally['forgotten when closed'] += 1
      if (!promised.persistent) tally['said that it cannot keep'] += 1
      else if (after === 'empty') tally.lost += 1
    }
  })
  const { lost, torn, ...also } = tally
  return { build, struck: count, lost, torn, also }
}

export const privateWindow: Trial<Backend> = {
  fault: 'a form is answered in a private window, which is then closed',
  small: 1,
  large: 1,
  grounds: backends,
  guards: [],
  run,
}
