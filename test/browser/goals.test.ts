/** Goals in a real browser: agreed by staff, rated by a youth on the tablet, drawn on the case's page, printed, and in Arabic. */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { addDays, civilDay } from '#aggregate'
import { axeFaults } from '../screens/axe.ts'
import { type Tablet, tablet } from './chromium.ts'
import { fromMenu, makeCase, openSection, practicePassphrase, startPractice, watched } from './steps.ts'

const words = 'Åka buss till farmor'
const reworded = 'Åka buss till farmor varje vecka'
const day = civilDay(Date.now())
const agreed = addDays(day, -60)

let device: Tablet
let context: BrowserContext
let page: Page
let faults: readonly string[]
let path: string

beforeAll(async () => {
  device = await tablet()
  context = await device.open()
  faults = watched(context)
  page = context.pages()[0] ?? (await context.newPage())
  await startPractice(page, inject('address'))
})
afterAll(async () => {
  await context.close()
  await device.remove()
})

const toCase = () =>
  page.evaluate((to) => {
    history.pushState(null, '', to)
  }, path)
const toGoals = () => fromMenu(page, 'Ärendet', 'Mål')
const words$ = (text: string) => page.locator('.goal__words', { hasText: text })

async function agree(text: string, first: number | null) {
  if ((await page.locator('details[open] > form').count()) === 0)
    await page.getByText('Nytt mål', { exact: true }).click()
  await page.getByLabel('Målet, i egna ord').fill(text)
  await page.getByLabel('Dag för överenskommelsen').fill(agreed)
  if (first !== null) await page.getByRole('radio', { name: String(first), exact: true }).check()
  await page.getByRole('button', { name: 'Spara målet' }).click()
  await words$(text).first().waitFor()
}

it('is agreed in the person’s own words, and rated when it is agreed', async () => {
  path = (await makeCase(page)).path
  await toGoals()
  await page.getByRole('heading', { level: 1, name: 'Mål' }).waitFor()
  await agree(words, 2)
  await page.getByText(`Skattat 2 av 10, ${agreed}`).waitFor()
  await agree('Sova hela natten', 5)
})

it('is rated by the youth on the tablet, and the rating waits sealed through a restart', async () => {
  await page.getByRole('link', { name: 'Lämna över surfplattan' }).click()
  await page.getByRole('button', { name: 'Lämna över' }).click()
  await page.getByRole('heading', { level: 1, name: 'Välkommen' }).waitFor()
  await page.getByText('Dina mål', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: 'Börja' }).click()
  const question = page.getByRole('group', { name: words })
  await question.waitFor()
  expect(await question.getByRole('radio').count()).toBe(11)
  await page.setViewportSize({ width: 390, height: 844 })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(390)
  expect(await axeFaults(page)).toEqual([])
  await page.setViewportSize({ width: 810, height: 1080 })
  await question.getByRole('radio', { name: '7', exact: true }).check()
  await page.getByRole('button', { name: /^(Nästa|Klar)$/ }).click()
  await page.getByRole('group', { name: 'Sova hela natten' }).getByRole('radio', { name: '4', exact: true }).check()
  await page.getByRole('button', { name: /^(Nästa|Klar)$/ }).click()
  await page.getByRole('button', { name: /^Lämna in/ }).click()
  await page.getByRole('heading', { level: 1, name: /Tack/ }).waitFor()
  await page.reload()
  await page.getByLabel('Din lösenfras').fill(practicePassphrase)
  await page.getByRole('button', { name: 'Lås upp' }).click()
  await page.getByRole('heading', { level: 1, name: 'Ärenden' }).waitFor()
  await toCase()
  await page.getByRole('heading', { level: 1, name: /^Ärende / }).waitFor()
  await openSection(page, 'Mål')
  await page.getByText('Från 2 till 7: +5').waitFor()
  await page.getByText('Från 5 till 4: −1').waitFor()
  // (5 − 1) / 2.
  await page.getByText('Framsteg +2,0, medel av 2 mål', { exact: true }).waitFor()
  await page
    .getByText('Minst 2,45 poäng har kallats säker förändring. Källa: Edbrooke-Childs 2015, overifierad.')
    .waitFor()
})

it('is drawn over time on the case’s page, a line a goal', async () => {
  const picture = page.getByRole('group', { name: /^Mål / })
  await picture.waitFor()
  expect(await picture.locator('.line').count()).toBe(2)
  const points = await picture
    .getByRole('button')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
  expect(points).toEqual([
    `${agreed}, Mål 1: 2. Öppna svaren`,
    `${agreed}, Mål 2: 5. Öppna svaren`,
    `${day}, Mål 1: 7. Öppna svaren`,
    `${day}, Mål 2: 4. Öppna svaren`,
  ])
  await page.locator('.legend').getByText(words).waitFor()
})

it('goes on paper with its line, and with its words only where these are ticked', async () => {
  const onPaper = async () => {
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    await page.emulateMedia({ media: 'print' })
    const seen = await page.locator('main').innerText()
    const line = await page.getByRole('group', { name: /^Mål / }).locator('.line').count()
    await page.emulateMedia({ media: 'screen' })
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    return { line, words: seen.includes(words), progress: seen.includes('Från 2 till 7: +5') }
  }
  expect(await onPaper()).toEqual({ line: 2, words: false, progress: true })
  const record = page.locator('.record-text__text', { hasText: 'Mål, skattade 0–10' })
  expect(await record.innerText()).not.toContain(words)
  await page.getByLabel('Ta med målens ord på papper och i journaltexten').check()
  expect(await onPaper()).toEqual({ line: 2, words: true, progress: true })
  expect(await record.innerText()).toContain(`”${words}”: 2 (${agreed}) till 7 (${day}), +5.`)
})

it('is said in other words, ended, and followed by another, and keeps its line', async () => {
  await page.getByRole('link', { name: 'Skatta, formulera om och avsluta' }).click()
  const first = page.getByRole('article', { name: 'Mål 1' })
  await first.getByRole('button', { name: 'Formulera om' }).click()
  await first.getByLabel('Målet, i egna ord').fill(reworded)
  await first.getByRole('button', { name: 'Spara målet' }).click()
  await first.getByText(reworded).first().waitFor()
  await first.getByText('Tidigare ord').click()
  await first.getByText(words, { exact: true }).waitFor()
  await first.getByText('Från 2 till 7: +5').waitFor()
  const second = page.getByRole('article', { name: 'Mål 2' })
  await second.getByRole('button', { name: 'Ersätt med ett nytt' }).click()
  await second.getByLabel('Målet, i egna ord').fill('Somna före elva')
  await second.getByRole('button', { name: 'Spara målet' }).click()
  await page.getByRole('article', { name: 'Mål 3' }).getByText('följer på mål 2').waitFor()
  const ended = page.getByRole('region', { name: 'Avslutade mål' }).getByRole('article', { name: 'Mål 2' })
  await ended.getByText('Från 5 till 4: −1').waitFor()
})

it('is rated together by staff, and a rating on a wrong day is refused with a sentence', async () => {
  await page.getByText('Skriv in en skattning').click()
  const steps = page.getByRole('group', { name: reworded })
  await page.getByRole('button', { name: 'Spara skattningen' }).click()
  await page.getByText('Skatta minst ett mål.').waitFor()
  await steps.getByRole('radio', { name: '9', exact: true }).check()
  await page.getByLabel('Dag', { exact: true }).fill(addDays(agreed, -1))
  await page.getByRole('button', { name: 'Spara skattningen' }).click()
  await page.getByText('Välj en dag från överenskommelsen till i dag.').waitFor()
  await page.getByLabel('Dag', { exact: true }).fill(day)
  await page.getByRole('button', { name: 'Spara skattningen' }).click()
  await page.getByText('Sparat.').waitFor()
  await page.getByRole('article', { name: 'Mål 1' }).getByText('Från 2 till 9: +7').waitFor()
  expect(await axeFaults(page)).toEqual([])
})

it('is read in Arabic, on the case’s page and on the tablet', async () => {
  await page
    .getByRole('combobox', { name: /Språk|Language/ })
    .first()
    .selectOption('ar')
  await page.getByRole('heading', { level: 1, name: 'الأهداف' }).waitFor()
  expect(await words$(reworded).first().getAttribute('dir')).toBe('auto')
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('link', { name: 'تسليم الجهاز اللوحي' }).click()
  await page.locator('#spoken').selectOption('ar')
  await page.locator('.hand-over').click()
  await page.getByText('أهدافك', { exact: true }).first().waitFor()
  await page.locator('.button--wide').click()
  const question = page.getByRole('group', { name: reworded })
  await question.waitFor()
  expect(await question.getAttribute('dir')).toBe('rtl')
  await page.getByText('10 = تحقق الهدف.').waitFor()
  expect(await axeFaults(page)).toEqual([])
  expect(faults).toEqual([])
})
