/**
 * How soon the case list of a unit with 5 000 cases stands on the screen after unlock's decryption, and whether every tap
 * opens its case while the list scrolls. The built app from a real collector in a real browser. `npm run bench -- case-list`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { runnerImport } from 'vite'
import { phrase } from '../src/vault/testing.ts'
import { tablet } from '../test/browser/chromium.ts'
import { startCollector } from '../test/browser/serve.ts'
import { clock, watch } from './case-list/in-page.ts'

const cases = 5000
const rounds = 5
const taps = 40

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN

/** Milliseconds. */
interface Opening {
  /** From the press on *Lås upp*: derivation, reading and decryption too. */
  readonly whole: number
  readonly afterDecryption: number
}

/** Through the restore page, as on a new tablet. */
async function restore(page: Page, address: string): Promise<void> {
  // The vault names its worker as Vite does, so Vite runs it.
  const { module } = await runnerImport<typeof import('./case-list/big-unit.ts')>('./bench/case-list/big-unit.ts', {
    configFile: false,
    logLevel: 'error',
  })
  const buffer = await module.bigUnit(cases, new Date().toISOString().slice(0, 10))
  await page.goto(address)
  await page.getByRole('button', { name: 'Läs in en säkerhetskopia' }).click()
  await page
    .getByLabel('Säkerhetskopian')
    .setInputFiles({ name: 'unit.backup', mimeType: 'application/octet-stream', buffer })
  await page.getByRole('heading', { name: 'Lås upp' }).waitFor({ timeout: 300_000 })
}

async function open(page: Page, address: string): Promise<Opening> {
  await page.goto(address)
  await page.getByLabel('Din lösenfras').fill(phrase)
  const pressed = await page.evaluate(() => performance.now())
  await page.getByRole('button', { name: 'Lås upp' }).click()
  await page.waitForFunction(() => window.noted.listed > 0, undefined, { timeout: 120_000 })
  const { decrypted, listed } = await page.evaluate(() => window.noted)
  return { whole: listed - pressed, afterDecryption: listed - decrypted }
}

/** The same rows on a bare page: what this browser needs to draw a hundred of them and no more. */
async function floor(page: Page, rows: string): Promise<number> {
  await page.setContent('<!doctype html><ul></ul>')
  return page.evaluate(
    (html) =>
      new Promise<number>((drawn) => {
        const began = performance.now()
        document.querySelector('ul')?.insertAdjacentHTML('beforeend', html)
        window.painted((at) => drawn(at - began))
      }),
    rows,
  )
}

/** Milliseconds from the finger to the case on screen, or null where another page, or none, came of it. */
async function tapWhileScrolling(page: Page, longer: number): Promise<number | null> {
  for (let i = 0; i < longer; i += 1) await page.getByRole('button', { name: /^Visa \d+ till$/ }).click()
  await page.locator('.case-line').nth(5).scrollIntoViewIfNeeded()
  await page.mouse.move(400, 500)
  const scrolling = new AbortController()
  const scrolled = scroll(page, scrolling.signal)
  await new Promise((later) => setTimeout(later, 300))
  await page.touchscreen.tap(400, 300)
  const opened = await page
    .waitForFunction(() => window.noted.opened > 0, undefined, { timeout: 5_000 })
    .catch(() => null)
  scrolling.abort()
  await scrolled
  const { noted, path } = await page.evaluate(() => ({ noted: window.noted, path: location.pathname }))
  await page.getByRole('link', { name: 'Ärenden' }).first().click()
  await page.locator('.case-line').first().waitFor()
  return opened && noted.tapped === path ? noted.opened - noted.tappedAt : null
}

async function scroll(page: Page, enough: AbortSignal): Promise<void> {
  while (!enough.aborted) await page.mouse.wheel(0, 60)
}

const data = mkdtempSync(join(tmpdir(), 'bench-'))
const server = await startCollector(data, { LOG: 'silent' })
const device = await tablet()
const context = await device.open({ hasTouch: true })
await context.addInitScript(clock)
const page = context.pages()[0] ?? (await context.newPage())
await page.addInitScript(watch)
await restore(page, server.address)
const first = await open(page, server.address)
const openings: Opening[] = []
for (let i = 0; i < rounds; i += 1) openings.push(await open(page, server.address))
const unread = await page.locator('.review__cases li').count()
const rows = await page.locator('.case-list').innerHTML()

const answered: (number | null)[] = []
for (let i = 0; i < taps; i += 1) answered.push(await tapWhileScrolling(page, i % 5))
const bare = await context.newPage()
const floors: number[] = []
for (let i = 0; i < rounds; i += 1) floors.push(await floor(bare, rows))
await context.close()
await device.remove()
await server.stop()
rmSync(data, { recursive: true })

const after = median(openings.map(({ afterDecryption }) => afterDecryption))
const least = median(floors)
const good = answered.filter((time) => time !== null)
const ms = (time: number) => time.toFixed(0)
console.log(`${cases} cases, ${unread} forms to read, medians of ${rounds} rounds

| what | ms |
|---|--:|
| from unlock's decryption to the case list on screen | ${ms(after)} |
| from the press on Lås upp to the case list on screen | ${ms(median(openings.map(({ whole }) => whole)))} |
| the floor: the same 100 rows on a bare page | ${ms(least)} |
| the first opening after a restore, once: from the last decryption | ${ms(first.afterDecryption)} |
| from a tap during scrolling to its case on screen, median | ${ms(median(good))} |
| the slowest of them | ${ms(Math.max(...good))} |

The list takes ${(after / least).toFixed(1)} times the floor. Each round: ${openings.map((one) => ms(one.afterDecryption)).join(', ')}.
${good.length} of ${taps} taps during scrolling opened their case.`)
if (good.length < taps) process.exitCode = 1
