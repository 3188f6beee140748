/** A questionnaire that came as a file, in a live unit: loaded, answered on a tablet that can read nothing, read, put away. */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { afterTheVisit } from '#aggregate'
import { type Tablet, tablet } from './chromium.ts'
import { answer, handOver, makeCase, openSection, setUpUnit, takeBack, watched } from './steps.ts'

const address = inject('address')
let device: Tablet
let context: BrowserContext
let page: Page
let faults: string[]
let passphrase: string
let path: string

/** As a unit would have it: the words are its own, with its own right to them. */
const file = {
  ...afterTheVisit,
  wordings: afterTheVisit.wordings?.map((pack) => ({ ...pack, training: false, title: 'Efter besöken' })),
}
const upload = (content: unknown) =>
  page.getByLabel('Formulär som fil').setInputFiles({
    name: 'efter-besoken.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(content)),
  })
const button = (name: string) => page.getByRole('button', { name, exact: true })

beforeAll(async () => {
  device = await tablet()
  context = await device.open()
  faults = watched(context)
  page = await context.newPage()
  await page.goto(address)
  passphrase = (await setUpUnit(page, 'Enheten Rönnen')).passphrase
})
afterAll(async () => {
  await context.close()
  await device.remove()
  expect(faults).toEqual([])
})

it('is refused with what is wrong when it brings limits, and kept when it does not', async () => {
  await page.getByRole('link', { name: 'Enheten', exact: true }).click()
  await page.getByRole('link', { name: 'Egna formulär', exact: true }).click()
  await upload({ ...file, norms: [{ id: 'x' }] })
  await page.getByText('Filen har gränsvärden eller normer. De tas inte in från en fil.').waitFor()
  await upload(file)
  await page.getByRole('row', { name: /De lyssnade på mig/ }).waitFor()
  await button('Behåll formuläret').click()
  await page.getByText(/Efter besöken är inläst/).waitFor()
})

it('is answered by whoever holds the tablet, through a reload', async () => {
  await page.getByRole('link', { name: 'Ärenden', exact: true }).click()
  path = (await makeCase(page)).path
  await handOver(page, 'Efter besöken')
  await page.getByRole('button', { name: 'Börja' }).click()
  await page.getByText('De lyssnade på mig.').waitFor()
  await page.getByRole('radio', { name: 'Stämmer helt' }).check()
  await page.getByText('Sparat').first().waitFor()
  await page.reload()
  await page.getByText('De lyssnade på mig.').waitFor()
  expect(await page.getByRole('radio', { name: 'Stämmer helt' }).isChecked()).toBe(true)
  // 3 + 3 + 2 + blank + 1 + 3
  await answer(page, [3, 3, 2, null, 1, 3])
  await page.getByRole('heading', { name: /Tack/ }).waitFor()
  await takeBack(page, passphrase)
  await page.getByRole('heading', { name: /^Efter besöken/, level: 1 }).waitFor()
})

it('shows sums and answers, marked as the unit’s own and without limits', async () => {
  await page.getByText('Enhetens eget formulär: inga gränsvärden.').first().waitFor()
  // 12 over five of six, made up from the other five: 12 · 6 / 5 = 14.4.
  const row = page.locator('.scale', { hasText: 'Nöjd med besöken' })
  expect(await row.locator('.scale__value').innerText()).toMatch(/^14,4 /)
  expect(await page.getByText(/Enhetens eget formulär, utan gränsvärden\./).count()).toBe(1)
  expect(await page.getByRole('link', { name: /^Så läser du/ }).count()).toBe(0)
  await page.getByText('Visa svaren').click()
  await page.getByRole('row', { name: /Jag kände mig trygg här/ }).waitFor()
  expect(await page.locator('main').innerText()).not.toMatch(/kliniskt|över gränsvärdet/i)
})

it('is asked no more once it is put away, and its answers are read as before', async () => {
  await page.getByRole('link', { name: 'Enheten', exact: true }).click()
  await page.getByRole('link', { name: 'Egna formulär', exact: true }).click()
  await page.locator('summary', { hasText: 'Efter besöken' }).click()
  await button('Sluta använda').click()
  await page.getByText('Används inte', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Ärenden', exact: true }).click()
  await page.locator(`a[href="${path}"]`).first().click()
  // Nobody is reminded of a second time that nobody has asked for.
  expect(
    await page
      .getByRole('region', { name: 'Nästa' })
      .getByText(/Efter besöken/)
      .count(),
  ).toBe(0)
  await page.getByText('Annat formulär', { exact: true }).click()
  await page
    .getByRole('link', { name: /^Mät: / })
    .first()
    .waitFor()
  expect(await page.getByRole('link', { name: /^Mät: Efter besöken/ }).count()).toBe(0)
  await page.getByText('Annat formulär', { exact: true }).click()
  await openSection(page, 'Mätningar')
  await page
    .getByRole('row', { name: /^Efter besöken/ })
    .getByRole('link')
    .first()
    .click()
  await page.getByRole('heading', { name: /^Efter besöken/, level: 1 }).waitFor()
  await page.locator('.scale', { hasText: 'Nöjd med besöken' }).waitFor()
})
