/** Two tabs of one device at work in one case: what either saves is kept, and nobody chooses for the other. */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type Tablet, tablet } from './chromium.ts'
import { startPractice, watched } from './steps.ts'

let device: Tablet
let context: BrowserContext
let broken: readonly string[]
let first: Page
let second: Page
let at = ''

beforeAll(async () => {
  device = await tablet()
  context = await device.open({ viewport: { width: 1180, height: 820 } })
  broken = watched(context)
  first = context.pages()[0] ?? (await context.newPage())
  await startPractice(first, inject('address'))
  second = await context.newPage()
  await second.goto(inject('address'))
  await second.getByRole('button', { name: 'Prova med övningsdata' }).click()
  for (const page of [first, second]) {
    await page.getByRole('link', { name: /ÖVA-09/ }).click()
    await page.getByRole('heading', { name: /^Nu/ }).waitFor()
  }
  at = new URL(first.url()).pathname
})

afterAll(async () => {
  await context.close()
  await device.remove()
})

async function bothOpen(part: 'edit' | 'protocol') {
  for (const page of [first, second]) {
    await page.evaluate((to) => {
      history.pushState(null, '', to)
      dispatchEvent(new PopStateEvent('popstate'))
    }, `${at}/${part}`)
    await page.getByRole('button', { name: part === 'edit' ? 'Spara' : 'Spara protokollet', exact: true }).waitFor()
  }
}

it('keeps both where each changed another field, and asks nobody', async () => {
  await bothOpen('protocol')
  await first.getByLabel('Antal besök').fill('7')
  await first.getByRole('button', { name: 'Spara protokollet' }).click()
  await first.getByText('Protokollet är sparat.').waitFor()
  await second.getByRole('radio', { name: 'Skola eller förskola' }).check()
  await second.getByRole('button', { name: 'Spara protokollet' }).click()
  await second.getByText('Protokollet är sparat.').waitFor()
  expect(await second.getByText('Två har ändrat samtidigt').count()).toBe(0)
  await bothOpen('edit')
  await bothOpen('protocol')
  expect(await first.getByLabel('Antal besök').inputValue()).toBe('7')
  expect(await first.getByRole('radio', { name: 'Skola eller förskola' }).isChecked()).toBe(true)
})

it('shows both where both changed one field, on the case and above the fields, until somebody has saved', async () => {
  await bothOpen('edit')
  await first.getByLabel('Födelseår eller ålder').fill('2011')
  await first.getByRole('button', { name: 'Spara', exact: true }).click()
  await first.getByRole('heading', { name: /^Nu/ }).waitFor()
  await second.getByLabel('Födelseår eller ålder').fill('2012')
  await second.getByRole('button', { name: 'Spara', exact: true }).click()
  await second.getByRole('heading', { name: /^Nu/ }).waitFor()

  for (const page of [first, second]) await page.getByText('Två har ändrat samtidigt, på olika sätt.').waitFor()
  // What was written last holds meanwhile.
  await first.getByText('Född 2012').first().waitFor()
  await first.getByRole('link', { name: 'Välj uppgifter' }).click()
  const row = first.getByRole('row', { name: /^Födelseår eller ålder/ })
  expect(await row.getByRole('cell').allTextContents()).toEqual(['2011', '2012'])
  await first.getByLabel('Födelseår eller ålder').fill('2011')
  await first.getByRole('button', { name: 'Spara', exact: true }).click()
  await first.getByText('Född 2011').first().waitFor()
  for (const page of [first, second]) await page.getByText('Två har ändrat samtidigt').waitFor({ state: 'detached' })
})

it('breaks no rule of the page on the way', () => {
  expect(broken).toEqual([])
})
