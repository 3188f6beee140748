/**
 * What an answer costs, counted and not timed, so that it says the same on every machine: requests before the first
 * question, and for each tap the times React draws, the transactions of IndexedDB and the changes to the page.
 */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type Tablet, tablet } from '../chromium.ts'
import { handOver, makeCase, startPractice, watched } from '../steps.ts'

interface Counted {
  commits: number
  transactions: number
  /** Requests that were begun before a question stood on the screen; 0 until then. */
  requests: number
}
declare global {
  interface Window {
    readonly counted: Counted
  }
}

/** Runs in the page before its own scripts. */
function count(): void {
  const counted: Counted = { commits: 0, transactions: 0, requests: 0 }
  Object.assign(window, { counted })
  // React tells whoever stands here of every time it has drawn, in a production build too.
  const hook = { supportsFiber: true, inject: () => 1, onCommitFiberRoot: () => (counted.commits += 1) }
  Object.assign(window, { __REACT_DEVTOOLS_GLOBAL_HOOK__: { ...hook, onCommitFiberUnmount() {}, checkDCE() {} } })
  const { transaction } = IDBDatabase.prototype
  IDBDatabase.prototype.transaction = function (...all) {
    counted.transactions += 1
    return transaction.apply(this, all)
  }
  new MutationObserver((_, observer) => {
    if (!document.querySelector('input[type=radio]')) return
    observer.disconnect()
    // The browser fetches the manifest and its icons when it likes; no question waits for them.
    const needed = performance.getEntriesByType('resource').filter(({ name }) => /\.(js|css)$/.test(name))
    counted.requests = 1 + needed.length
  }).observe(document, { childList: true, subtree: true })
}

let device: Tablet
let context: BrowserContext
let page: Page
let faults: string[]

beforeAll(async () => {
  device = await tablet()
  context = await device.open({ hasTouch: true })
  faults = watched(context)
  await context.addInitScript(count)
  page = context.pages()[0] ?? (await context.newPage())
  await startPractice(page, inject('address'))
  await makeCase(page)
  await handOver(page, 'SDQ S11-17')
  await page.getByRole('button', { name: 'Börja' }).click()
  await page.getByText('Sparat').waitFor()
})

afterAll(async () => {
  await context?.close()
  await device?.remove()
  expect(faults).toEqual([])
})

it('asks for no more than seven files before the first question, with nothing cached', async () => {
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.clearBrowserCache')
  const { origin } = new URL(page.url())
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'service_workers,cache_storage' })
  await page.reload()
  const requests = await page.waitForFunction(() => window.counted.requests)
  // The page, whether the browser is fit for it, its style, the early read, React with what it stands on, the app, and what Rolldown puts before them.
  expect(await requests.jsonValue()).toBeLessThanOrEqual(7)
})

const counts = () => page.evaluate(() => ({ ...window.counted }))

/** Until the session that an early read stood in for is all there. */
async function settled() {
  for (let before = -1; before !== (await counts()).transactions; ) {
    before = (await counts()).transactions
    await page.waitForTimeout(1000)
  }
}

async function costOf(work: () => Promise<void>) {
  const before = await counts()
  await work()
  await page.getByText('Sparat').waitFor()
  // Whatever is set off by the save itself.
  await page.waitForTimeout(200)
  const after = await counts()
  return { commits: after.commits - before.commits, transactions: after.transactions - before.transactions }
}

it('draws a tap twice and stores it in two transactions: where the journal is, and the draft', async () => {
  await settled()
  for (let question = 1; question <= 5; question += 1) {
    // The tick with what follows from it, and *Sparat*. The first save of a page may come in a drawing of its own.
    const tap = await costOf(() => page.getByRole('radio').nth(1).tap())
    expect(tap.commits).toBeLessThanOrEqual(question === 1 ? 4 : 3)
    expect(tap.transactions).toBe(2)
    const next = await costOf(() => page.getByRole('button', { name: 'Nästa' }).click())
    expect(next.commits).toBeLessThanOrEqual(3)
    expect(next.transactions).toBe(2)
  }
})
