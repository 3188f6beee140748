/** Results and the course in a real browser: walked by keyboard, at phone size, in two directions and on paper. */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type Tablet, tablet } from './chromium.ts'
import { fromMenu, makeCase, startPractice, watched } from './steps.ts'

let device: Tablet
let context: BrowserContext
let page: Page
let broken: readonly string[]

beforeAll(async () => {
  device = await tablet()
  context = await device.open()
  broken = watched(context)
  page = context.pages()[0] ?? (await context.newPage())
  await startPractice(page, inject('address'))
})

afterAll(async () => {
  await context.close()
  await device.remove()
})

async function toReading() {
  await page.getByRole('link', { name: 'Enheten', exact: true }).click()
  await page.getByRole('link', { name: 'Så läser enheten formulären' }).click()
  await page.getByLabel('Visa nivåer för en person, och om en förändring är större än mätfelet').waitFor()
}

const measuredCase = () => page.getByRole('link', { name: /ÖVA-09/ }).first()

async function openCase() {
  await page.getByRole('navigation').getByRole('link').first().click()
  await measuredCase().click()
  await page.locator('.point').first().waitFor()
}

/** A desk's screen, a laptop's, a tablet upright. */
const desks = [
  [1440, 900],
  [1180, 820],
  [810, 1080],
] as const

it('says what changed and what is next in the first view of a case, before anything is scrolled', async () => {
  await openCase()
  for (const [width, height] of desks) {
    await page.setViewportSize({ width, height })
    for (const part of [page.locator('.brief').first(), page.getByRole('heading', { name: 'Nästa' })]) {
      const box = await part.boundingBox()
      expect((box?.y ?? 9_999) + (box?.height ?? 0), `${width} × ${height}`).toBeLessThan(height)
    }
  }
  await page.setViewportSize({ width: 810, height: 1080 })
})

it('walks a picture with the keyboard alone and opens the answers', async () => {
  await openCase()
  await page.getByRole('radio', { name: /^C-GAS/ }).check()
  await page.locator('.point[tabindex="0"]').first().focus()
  await page.keyboard.press('ArrowRight')
  const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  expect(name).toMatch(/^\d{4}-\d\d-\d\d, .*Öppna svaren$/)
  await page.keyboard.press('Enter')
  const answers = page.getByRole('region', { name: 'Svaren' }).first()
  await answers.waitFor()
  expect(await answers.evaluate((region) => region === document.activeElement)).toBe(true)
})

it('reads the result aloud in the order it is understood', async () => {
  await page.getByRole('link', { name: 'Till formulärets sida' }).click()
  await page.locator('.scale').first().waitFor()
  const spoken = await page.locator('main').ariaSnapshot()
  const order = [
    'heading "C-GAS',
    'Vad har ändrats?',
    'Skillnaden visas utan omdöme',
    'heading "Värden"',
    'Norm:',
    'Text till journalen',
  ]
  const places = order.map((words) => spoken.indexOf(words))
  expect(places.every((place) => place >= 0)).toBe(true)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

it('copies the text for the record', async () => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByLabel('Mellan').check()
  await page.getByRole('button', { name: 'Kopiera' }).click()
  await page.getByText('Kopierad.').waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe(await page.locator('.record-text__text').innerText())
  expect(copied).toMatch(/^C-GAS, behandlarskattning, \d{4}-\d\d-\d\d\. Nivå /)
})

it('prints on A4 with unit, code, date and version at the foot', async () => {
  const printed = await page.evaluate(() =>
    document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join(),
  )
  expect(printed).toMatch(/@bottom-left.*Övningsenheten · ärende ÖVA-09 · utskrivet \d{4}-\d\d-\d\d · Måttstock \d/)
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  // 210 × 297 mm in points.
  expect(pdf.toString('latin1')).toMatch(/MediaBox ?\[0 0 59[45]\.\d+ 84[12]\.\d+\]/)
})

it('keeps every room’s screen within 390 px', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  const wide = async () =>
    page
      .locator('main')
      .evaluate((main) =>
        [
          ...main.querySelectorAll(
            '.strips, .next, .section, .change, .panel, .scales, .informants, .record-text, .bands, .article, .together__item',
          ),
        ]
          .filter((part) => part.getBoundingClientRect().right > 391)
          .map((part) => part.className),
      )
  expect(await wide()).toEqual([])
  await openCase()
  expect(await wide()).toEqual([])
  await page.getByRole('link', { name: 'C-GAS-träning' }).click()
  await page.getByRole('link', { name: /Börja skatta|Fortsätt där/ }).click()
  await page.locator('.bands').waitFor()
  expect(await wide()).toEqual([])
  await page.setViewportSize({ width: 810, height: 1080 })
})

it('takes every verdict and band away when the unit switches interpretation off, and gives them back', async () => {
  await toReading()
  await page.getByLabel('Visa nivåer för en person, och om en förändring är större än mätfelet').uncheck()
  await page.getByRole('heading', { level: 2, name: 'Norm för varje formulär' }).waitFor({ state: 'detached' })
  await openCase()
  const shown = await page.locator('main').innerText()
  expect(shown).not.toMatch(/mätfel|Norm:|inom det vanliga|gränsvärde/)
  await toReading()
  await page.getByLabel('Visa nivåer för en person, och om en förändring är större än mätfelet').check()
  await openCase()
  await page.getByText('Bättre enligt en gräns, osäkert enligt en annan').first().waitFor()
})

it('gives a boy born in 2012, measured in February, both limits that he may have, until his month of birth is written', async () => {
  await page.getByRole('navigation').getByRole('link').first().click()
  const { path } = await makeCase(page, { born: '2012', sex: 'Pojke eller man' })
  await fromMenu(page, 'Annat formulär', 'Skriv in från papper')
  await page.getByLabel('Formulär', { exact: true }).selectOption('yp-core')
  await page.getByLabel('Dagen då formuläret fylldes i').fill('2026-02-10')
  // Three items worth 4, the others 0 (3, 5 and 10 are positively keyed): 12 of 40. Limits: 10.3 at 11–13, 14.1 at 14–16.
  await page.getByLabel(/^Fråga 1,/).focus()
  await page.keyboard.type('4440440004')
  await page.getByRole('button', { name: 'Spara formuläret' }).click()
  await page.getByText(/^Sparat\./).waitFor()
  const placed = async () => {
    await page.getByRole('link', { name: 'Ärenden', exact: true }).click()
    await page.locator(`a[href="${path}"]`).first().click()
    await page.getByRole('link', { name: 'YP-CORE, självskattning' }).click()
    await page.locator('.scale').first().waitFor()
    return page.locator('.placed').allInnerTexts()
  }
  expect(await placed()).toEqual([
    'Storbritannien 2016: Gräns för pojkar/män 11–13 år: vid eller över gränsvärdet gränsvärde 10,3',
    'Storbritannien 2016: Gräns för pojkar/män 14–16 år: under gränsvärdet gränsvärde 14,1',
  ])
  const write = async (month: string) => {
    await page.goBack()
    await fromMenu(page, 'Ärendet', 'Rätta uppgifter')
    await page.getByLabel('Födelsemånad, om den behövs').selectOption({ label: month })
    await page.getByRole('button', { name: 'Spara' }).click()
    // Kept, it goes to the case by itself.
    await page.waitForURL((url) => url.pathname === path)
    return placed()
  }
  expect(await write('juni')).toEqual([expect.stringMatching(/vid eller över gränsvärdet gränsvärde 10,3$/)])
  expect(await write('januari')).toEqual([expect.stringMatching(/under gränsvärdet gränsvärde 14,1$/)])
})

it('reads from right to left in Arabic, with pictures that still run left to right', async () => {
  await openCase()
  await page.getByLabel('Språk').selectOption('ar')
  await page.getByRole('heading', { name: 'الآن' }).waitFor()
  const points = await page
    .locator('.panel')
    .first()
    .locator('.point')
    .evaluateAll((all) => all.map((point) => point.getBoundingClientRect().x))
  expect(points).toEqual(points.toSorted((a, b) => a - b))
})

it('broke the page’s policy nowhere, and threw nothing', () => {
  expect(broken).toEqual([])
})
