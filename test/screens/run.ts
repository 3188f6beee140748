/** Takes a visitor past every screen, on as many tablets as the parts need: what the test and the command share. */
import type { Browser, BrowserContext } from 'playwright-core'
import { type Served, serve } from './served.ts'
import type { Language } from './speech.ts'
import { emptyTablet, openBrowser } from './tablet.ts'
import { type PartName, tablets, type Visitor, walk } from './walk.ts'

export interface Outing {
  readonly visitor: Visitor
  /** The languages that a youth is handed the tablet in, one walk each. `pseudo` takes English's place on every screen. */
  readonly languages: readonly Language[]
  /** Left out: all of them. */
  readonly only?: readonly PartName[]
  /** Called with each tablet before anything is opened on it. */
  readonly prepare?: (context: BrowserContext) => Promise<unknown>
  /** Called with the screen on which a walk stopped. */
  readonly stopped?: Visitor
}

/** Tablets side by side: much of a walk is waiting for what is drawn. */
const LANES = 2

/** @returns breaches of the policy and faults of the program, but for the faults that `first-day` makes itself */
export async function outing(asked: Outing, served?: Served): Promise<readonly string[]> {
  const { stop, ...site } = served ?? (await serve())
  const browser = await openBrowser()
  const found: string[] = []
  const todo = tablets.map((group) => group.filter((part) => !asked.only || asked.only.includes(part)))
  async function lane() {
    for (let parts = todo.shift(); parts; parts = todo.shift())
      if (parts.length > 0) found.push(...(await onOneTablet(browser, parts, asked, site)))
  }
  try {
    await Promise.all(Array.from({ length: LANES }, lane))
  } finally {
    await browser.close()
    if (!served) await stop()
  }
  return found
}

async function onOneTablet(
  browser: Browser,
  parts: readonly PartName[],
  { visitor, languages, stopped, prepare }: Outing,
  { address, setupCode }: Pick<Served, 'address' | 'setupCode'>,
): Promise<readonly string[]> {
  const { page, context, faults } = await emptyTablet(browser, { pseudo: languages.includes('pseudo') })
  await prepare?.(context)
  for (const part of parts)
    for (const language of part === 'answering' ? languages : languages.slice(0, 1)) {
      const given = { page, address, setupCode, language }
      await walk(part, visitor, given).catch(async (fault) => {
        await stopped?.({ part, name: 'stopped-here', page })
        throw new Error(`the walk stopped in ${part}, ${language}`, { cause: fault })
      })
    }
  await context.close()
  // The first day ends with a database that is made to fail.
  return faults.filter((line) => !(parts.includes('first-day') && line.startsWith('fault:')))
}
