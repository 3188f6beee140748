/**
 * A hundred script payloads in every text that a unit or its collector keeps, seen on every screen: none runs, and the
 * policy has nothing to refuse. What is typed is tried by the walk past all screens, in screens.test.ts.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { passphrase, staff } from '../collector/staff.ts'
import { startForTest } from '../collector/started.ts'
import { goTo, settled } from '../screens/steps.ts'
import { openBrowser } from '../screens/tablet.ts'
import { addressesOf } from './escapes.ts'
import { payloadUnit } from './payload-unit.ts'
import { payloads, watchScript } from './payloads.ts'
import { watched } from './steps.ts'

const address = inject('address')
let browser: Browser
let context: BrowserContext
let page: Page
let faults: string[]

beforeAll(async () => {
  browser = await openBrowser()
  context = await browser.newContext({
    viewport: { width: 810, height: 1080 },
    locale: 'sv-SE',
    serviceWorkers: 'block',
  })
  await context.addInitScript(watchScript)
  faults = watched(context)
  page = await context.newPage()
  page.on('dialog', (dialog) => void dialog.dismiss())
})
afterAll(() => browser?.close())

const ran = async (on: Page) => (await on.evaluate('window.ranNumbers ?? []')) as unknown[]
/** As a screen shows it: runs of white space are one. */
const asShown = (text: string) => text.replace(/[\s\u00A0\u2028]+/gu, ' ').trim()

it('there are a hundred, each another, and one does run where a page takes it for HTML', async () => {
  expect([payloads.length, new Set(payloads).size]).toEqual([100, 100])
  const other = await browser.newPage()
  await other.addInitScript(watchScript)
  await other.goto('data:text/html,<p>open')
  await other.setContent(payloads.filter((text) => text.startsWith('<svg') || text.startsWith('<img')).join('\n'))
  await other.waitForTimeout(300)
  expect((await ran(other)).length).toBeGreaterThan(3)
  await other.close()
})

describe('kept and shown', () => {
  const seen: string[] = []
  let unit: Awaited<ReturnType<typeof payloadUnit>>

  beforeAll(async () => {
    unit = await payloadUnit()
    await page.goto(address)
    await page.getByRole('button', { name: 'Läs in en säkerhetskopia' }).click()
    await page
      .getByLabel('Säkerhetskopian')
      .setInputFiles({ name: 'unit.backup', mimeType: 'application/octet-stream', buffer: unit.file })
    const unlock = async () => {
      await page.getByLabel('Din lösenfras').fill(unit.passphrase)
      await page.getByRole('button', { name: 'Lås upp' }).click()
    }
    await unlock()
    await page.getByRole('button', { name: 'Läs in enheten' }).click()
    // A unit that was read in is locked, as one that was here before.
    await page.getByRole('heading', { level: 1, name: 'Lås upp' }).waitFor()
    await unlock()
    await page.getByRole('heading', { level: 1, name: 'Ärenden' }).waitFor()
  })

  it('a hundred payloads in everything that a unit keeps run nowhere, and the policy has nothing to refuse', async () => {
    const own = addressesOf(`/cases/${unit.caseId}`)
    const answers = unit.answers.map((id) => `/cases/${unit.caseId}/answers/${id}`)
    const given = `/cases/${unit.caseId}/hand-over?forms=core-10`
    for (const path of [...own, ...answers, ...answers.map((each) => `${each}/correct`), given]) {
      await goTo(page, path).catch((fault) => {
        throw new Error(`nothing at ${path}`, { cause: fault })
      })
      seen.push(asShown(await page.locator('body').innerText()), asShown(await page.title()))
      for (const field of await page.locator('input, textarea, option').all())
        seen.push(asShown(await field.evaluate((one) => (one as HTMLInputElement).value ?? '')))
      expect(await ran(page), path).toEqual([])
      expect(new URL(page.url()).origin, path).toBe(address)
    }
    // The payloads were there to be run: each stands on some screen, letter by letter.
    const all = seen.join('\n')
    const short = (text: string) => asShown(text.slice(0, 24))
    expect(payloads.filter((text) => !all.includes(short(text)))).toEqual([])
    expect(payloads.filter((text) => all.includes(asShown(text))).length).toBeGreaterThan(80)
  })

  it('a hundred payloads in a wording that whoever answers is shown run nowhere, and the policy has nothing to refuse', async () => {
    await goTo(page, `/cases/${unit.caseId}/hand-over?forms=core-10`)
    await page.getByRole('button', { name: 'Lämna över' }).click()
    await page.getByRole('heading', { level: 1, name: 'Välkommen' }).waitFor()
    const shown: string[] = [asShown(await page.locator('body').innerText())]
    await page.getByRole('button', { name: 'Börja' }).click()
    for (let n = 1; n <= 10; n++) {
      await page.getByText(`Fråga ${n} av`).first().waitFor()
      shown.push(asShown(await page.locator('body').innerText()))
      await page.getByRole('button', { name: 'Hoppa över' }).click()
    }
    await settled(page)
    expect(await ran(page)).toEqual([])
    expect(payloads.filter((text) => shown.join('\n').includes(asShown(text))).length).toBeGreaterThan(10)
  })
})

describe('at the collector', () => {
  it('a hundred payloads in the names of units run nowhere, and the policy has nothing to refuse', async () => {
    const c = await startForTest()
    const her = await staff(c)
    const choice = { code: c.setupCode ?? '', passphrase, again: passphrase }
    await her.submit('/admin/in', '/admin/forsta', choice)
    for (const text of payloads) await her.submit('/admin/enheter', '/admin/enheter', { name: text.slice(0, 80) })
    const here = await c.server.listen({ port: 0, host: '127.0.0.1' })
    const [name = '', value = ''] = her.cookie().split('=')
    await context.addCookies([{ name, value, url: here }])
    for (const path of ['/admin/enheter', '/admin', '/nationellt']) {
      await page.goto(here + path)
      expect(await ran(page), path).toEqual([])
    }
    await page.goto(`${here}/admin/enheter`)
    const shown = asShown(await page.locator('body').innerText())
    expect(payloads.filter((text) => shown.includes(asShown(text.slice(0, 80)))).length).toBeGreaterThan(95)
    await c.end()
  })
})

it('none of it breached the policy or stopped the program', () => {
  expect(faults).toEqual([])
})
