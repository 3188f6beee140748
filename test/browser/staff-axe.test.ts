/** No screen of the staff has a fault that axe finds, light or dark, in Swedish or from right to left. */
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type Tablet, tablet } from './chromium.ts'
import { makeCase, startPractice } from './steps.ts'

let device: Tablet
let context: BrowserContext
let page: Page

beforeAll(async () => {
  device = await tablet()
  context = await device.open()
  page = context.pages()[0] ?? (await context.newPage())
})
afterAll(async () => {
  await context?.close()
  await device?.remove()
})

async function faultsOnScreen(): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze()
    found.push(
      ...violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
    )
  }
  return found
}

it('the first page and the set-up', async () => {
  await page.goto(inject('address'))
  await page.getByRole('button', { name: 'Ny enhet' }).waitFor()
  expect(await faultsOnScreen()).toEqual([])
  await page.getByRole('button', { name: 'Ny enhet' }).click()
  await page.getByLabel('Enhetens namn').fill('Enheten Lönnen')
  expect(await faultsOnScreen()).toEqual([])
  await page.getByRole('button', { name: 'Fortsätt' }).click()
  await page.getByLabel('Namn på medarbetaren').fill('Testa Testsson')
  await page.getByRole('button', { name: 'Lägg till' }).click()
  await page.getByRole('checkbox', { name: /skrivit av/ }).check()
  expect(await faultsOnScreen()).toEqual([])
  await page.getByRole('button', { name: 'Fortsätt' }).click()
  expect(await faultsOnScreen()).toEqual([])
})

it('the case list, a case, and what is done with it', async () => {
  await startPractice(page, inject('address'))
  expect(await faultsOnScreen()).toEqual([])
  const unread = new URL(
    (await page
      .getByRole('link', { name: /Svar att gå igenom/ })
      .first()
      .getAttribute('href')) ?? '',
    inject('address'),
  ).pathname
  const { path } = await makeCase(page)
  for (const below of ['', '/edit', '/hand-over?forms=sdq-s11-17', '/paper']) {
    await page.evaluate(`history.pushState(null, '', '${path}${below}')`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForTimeout(300)
    expect([below, await faultsOnScreen()]).toEqual([below, []])
  }
  await page.evaluate(`history.pushState(null, '', '${unread}')`)
  await page.getByRole('heading', { name: 'Svar att gå igenom med personen' }).waitFor()
  expect(await faultsOnScreen()).toEqual([])
})

it('the unit’s pages, from right to left too', async () => {
  for (const language of ['sv', 'ar'] as const) {
    await page.locator('.language select').selectOption(language)
    for (const below of ['/unit', '/unit/staff', '/unit/backup', '/unit/log', '/']) {
      await page.evaluate(`history.pushState(null, '', '${below}')`)
      await page.waitForTimeout(400)
      expect([language, below, await faultsOnScreen()]).toEqual([language, below, []])
    }
  }
})
