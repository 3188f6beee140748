/** One browser for the whole walk, and a tablet in it with nothing on. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { chromiumPath, flags, PATIENCE } from '../browser/chromium.ts'
import { watched } from '../browser/steps.ts'
import { standIn } from './speech.ts'

export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await chromiumPath(), args: flags })

export interface EmptyTablet {
  readonly context: BrowserContext
  readonly page: Page
  /** Every breach of the page's policy and every fault of the program. */
  readonly faults: readonly string[]
}

/** With `pseudo`, English is the made-up language of long words. */
export async function emptyTablet(browser: Browser, { pseudo = false } = {}): Promise<EmptyTablet> {
  const context = await browser.newContext({
    viewport: { width: 810, height: 1080 },
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    serviceWorkers: pseudo ? 'block' : 'allow',
  })
  context.setDefaultTimeout(PATIENCE)
  if (pseudo) await standIn(context)
  const faults = watched(context)
  return { context, page: await context.newPage(), faults }
}
