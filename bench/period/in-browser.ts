/** Drives the page of `page.tsx` in a real Chromium, served by a real collector under the app's own policy. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { words } from '../../scripts/words.ts'
import { flags, tablet } from '../../test/browser/chromium.ts'
import { startCollector } from '../../test/browser/serve.ts'

/** Milliseconds and megabytes. */
export interface Round {
  readonly size: number
  readonly shown: number
  readonly progress: number
  readonly longest: number
  readonly worker: number
  readonly page: number
}

export async function inBrowser(sizes: readonly number[], rounds: number) {
  const app = mkdtempSync(join(tmpdir(), 'bench-app-'))
  cpSync('dist', app, { recursive: true })
  await buildPage(join(app, 'counting'))
  const data = mkdtempSync(join(tmpdir(), 'bench-'))
  const server = await startCollector(data, { LOG: 'silent', APP: app })
  const device = await tablet()
  const context = await device.open({
    serviceWorkers: 'allow',
    args: [...flags, '--enable-blink-features=ForceEagerMeasureMemory'],
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (said) => said.type() === 'error' && faults.push(said.text()))
  page.on('pageerror', (fault) => faults.push(String(fault)))
  await page.goto(`${server.address}/counting/index.html`)
  await page.waitForFunction(() => 'counting' in window)
  const counted: Round[] = []
  for (const size of sizes) counted.push(...(await several(page, size, rounds)))
  const reading = await page.evaluate(() => window.counting.reading(2000))
  await context.close()
  await device.remove()
  await server.stop()
  for (const folder of [app, data]) rmSync(folder, { recursive: true })
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return { counted, reading }
}

async function several(page: Page, size: number, rounds: number): Promise<Round[]> {
  await page.evaluate((count) => window.counting.ready(count), size)
  const timed: Omit<Round, 'page' | 'worker'>[] = []
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0) await page.getByRole('button', { name: 'Tillbaka' }).click()
    timed.push({ size, ...(await once(page)) })
  }
  // At the end: it collects garbage, and what that leaves undone would be done in the next round.
  const memory = await page.evaluate(() => window.counting.memory())
  return timed.map((round) => ({ ...round, ...memory }))
}

async function once(page: Page) {
  await page.getByRole('button', { name: 'Se vad som skickas' }).click()
  await page
    .waitForFunction(() => window.counting.seen.shown > 0, undefined, { timeout: 60_000 })
    .catch(async (fault) => {
      throw new Error(`no preview, but: ${await page.locator('body').innerText()}`, { cause: fault })
    })
  const { pressed, shown, far, long } = await page.evaluate(() => window.counting.seen)
  if (!page.workers().some((one) => one.url().includes('count.worker'))) throw new Error('nobody counted apart')
  return { shown: shown - pressed, progress: new Set(far).size, longest: Math.max(0, ...long) }
}

/** As vite.config.ts builds the app: nothing inlined, for the same policy stands here. */
async function buildPage(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: 'bench/period',
    base: '/counting/',
    cacheDir: '../../.cache/vite-bench',
    define: { __VERSION__: JSON.stringify('bench') },
    plugins: [react(), words({ split: true })],
    build: { outDir, emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  })
}
