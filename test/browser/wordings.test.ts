/**
 * A wording's life on a real unit: put in the collector's folder, fetched, used without a network, shown code point by
 * code point, and answered to the end past the last day of its licence.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, civilDay } from '#aggregate'
import { type Form, formById, itemIds, type WordingPack } from '#instruments'
import { ar as spoken } from '../../src/words/ar.ts'
import { program } from '../programs.ts'
import { type Tablet, tablet } from './chromium.ts'
import { startCollector } from './serve.ts'
import { keptWhole, makeCase, measure, setUpUnit, takeBack, watched } from './steps.ts'

const lastDay = addDays(civilDay(Date.now()), 20)
const core10 = formById('core-10') as Form

/** Invented, and each a trap for a program that puts text right. */
const swedish = [
  'Nedbrutet skrivet: a\u0308nnu en o\u0308 och en a\u030a',
  'Fasta mellanrum: 5\u00a0av\u202f7 dagar',
  'Mjuka bindestreck: för\u00adhopp\u00adnings\u00adfull',
  'Annan skrift mitt i: «قَلِقٌ» betyder något',
  'Sammanfogade tecken: 👩🏽\u200d👧\u200d👦 och 🏳️\u200d🌈',
  'Dubbla  mellanslag\noch en ny rad',
  'Kod som inte är kod: a < b && c > d, {t} {0} %s \\n "…"',
  'Tecken med dubbelgångare: ﬁ \u212b \u00bd \u2460 \uff21',
  'Staplade: Z\u0335\u0327\u0351 e\u0304\u0301 och می\u200cخواهم',
  'Utanför grundplanet: 𝔘𝔫 𐍈 och \u200fen osedd markering',
]
const swedishChoices = ['Al\u00addrig', 'E\u0301n gång', 'Ibland\u00a0då', 'Ofta  nog', 'Nästan jämt 🙂']
const arabic = Array.from(
  { length: 10 },
  (_, i) => `شَرِبْتُ اليَوْمَ ${i + 1} أَكْوَابٍ مِنَ الْمَاءِ (نحو 2\u00a0dl)، وَأَكَلْتُ لآلِئَ التَّمْرِ.`,
)
const arabicChoices = ['أبَدًا', 'نَادِرًا', 'أحيانًا', 'غالبًا', 'دائمًا تقريبًا']

const packOf = (language: string, sentences: readonly string[], choices: readonly string[]): WordingPack => ({
  format: 'mattstock-wording-1',
  form: core10.id,
  version: '1',
  language,
  direction: language === 'ar' ? 'rtl' : 'ltr',
  training: false,
  title: language === 'ar' ? 'استمارة الماء' : 'Ett pa\u030ahittat formulär',
  instruction: language === 'ar' ? 'اقرأ كل سطر.\nثم اختر جوابًا.' : 'Läs  raden.\nVälj sedan.',
  period: language === 'ar' ? 'اليوم' : 'I\u00a0dag',
  options: { five: choices },
  items: itemIds(core10).map((id, i) => ({ id, text: sentences[i] ?? '', options: 'five' })),
  copyright: language === 'ar' ? '© شركة مُختَلَقة' : '© Det pa\u030ahittade bolaget',
  licence: {
    text: 'Fritt.',
    grantedBy: 'Det påhittade bolaget',
    grantedTo: 'Björkens mottagning',
    validUntil: lastDay,
  },
  source: 'Skriven för provet',
})
const sv = packOf('sv', swedish, swedishChoices)
const ar = packOf('ar', arabic, arabicChoices)

const data = mkdtempSync(join(tmpdir(), 'wordings-'))
const put = (name: string, pack: WordingPack) => writeFileSync(join(data, 'wordings', name), JSON.stringify(pack))
let collector: Awaited<ReturnType<typeof startCollector>>
let device: Tablet
let context: BrowserContext
let page: Page
let faults: string[]
let passphrase: string
let casePage: string

beforeAll(async () => {
  mkdirSync(join(data, 'wordings'))
  put('core-10-sv.json', sv)
  put('core-10-ar.json', ar)
  collector = await startCollector(data, { LOG: 'silent' })
  device = await tablet()
  context = await device.open({ serviceWorkers: 'allow' })
  faults = watched(context)
  page = context.pages()[0] ?? (await context.newPage())
})
afterAll(async () => {
  await context.close()
  await device.remove()
  await collector.stop()
  rmSync(data, { recursive: true, force: true })
})

const button = (name: string) => page.getByRole('button', { name, exact: true })
const link = (name: string) => page.getByRole('link', { name, exact: true })
const shelfRow = (language: string) =>
  page.getByRole('list', { name: 'Texter hos insamlingen' }).getByRole('listitem').filter({ hasText: language })
const picture = async (name: string) => {
  const folder = process.env.SCREENSHOTS
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

it('a unit sees what the collector has put out for it, looks side by side, and keeps it', async () => {
  await page.goto(collector.address)
  passphrase = (await setUpUnit(page, 'Björkens mottagning')).passphrase
  const asOperator = [program('collector/main.ts'), 'code', '--unit', 'Björkens mottagning']
  const made = spawnSync(process.execPath, asOperator, {
    env: { ...process.env, DATA: data },
    encoding: 'utf8',
  })
  await link('Enheten').click()
  await link('Formulärtexter').click()
  await button('Hämta från insamlingen').click()
  await page.getByText('Enheten är inte ansluten till någon insamling.').waitFor()
  await link('Anslut enheten').click()
  await page.getByLabel('Engångskod').fill(made.stdout.split('\t')[0] ?? '')
  await page.getByLabel('Apparatens namn').fill('Datorn i receptionen')
  await button('Anslut apparaten').click()
  await button('Orden är desamma').click()
  await page.getByText('Den här apparaten hör till Björkens mottagning.').waitFor()

  await link('Enheten').click()
  await link('Formulärtexter').click()
  await page.getByText('2 texter hos insamlingen är inte inlästa här.').waitFor()
  await picture('wordings-news')
  for (const language of ['svenska', 'arabiska']) {
    await page.getByRole('button', { name: 'Hämta från insamlingen' }).first().click()
    await shelfRow(language).getByText('Ny', { exact: true }).waitFor()
    await picture(`wordings-shelf-${language}`)
    await shelfRow(language).getByRole('button', { name: 'Hämta och granska' }).click()
    await page.getByText('Det påhittade bolaget', { exact: true }).waitFor()
    await picture(`wordings-review-${language}`)
    await button('Spara formulärtexten').click()
    await page.getByRole('heading', { level: 1, name: 'Formulärtexter' }).waitFor()
  }
  await expect.poll(() => page.getByText('visas för nya svar', { exact: true }).count()).toBe(2)
})

it('another text under the same name and version is told of, compared, and put in place by a person alone', async () => {
  put('core-10-sv.json', { ...sv, period: 'I går' })
  await button('Hämta från insamlingen').click()
  await shelfRow('svenska').getByText('Samma version, men andra ord').waitFor()
  await shelfRow('svenska').getByRole('button').click()
  await page.getByText('En text med samma version (1) är redan inläst, men orden är inte desamma.').waitFor()
  await button('Avbryt').click()
  put('core-10-sv.json', sv)
  await button('Se efter igen').click()
  await shelfRow('svenska').getByText('Inläst', { exact: true }).waitFor()
  await link('Ärenden').click()
  await page.getByText(`Licensen för CORE-10 (svenska) går ut ${lastDay}.`).waitFor()
})

it('without a network the unit says so in a sentence, and what was fetched is there', async () => {
  casePage = (await makeCase(page, { born: '2008' })).path
  await keptWhole(page)
  await context.setOffline(true)
  await link('Enheten').click()
  await link('Formulärtexter').click()
  await button('Hämta från insamlingen').click()
  await page
    .getByText('Insamlingen svarar inte. Texter som redan är hämtade fungerar ändå. Försök igen när det finns nät.')
    .waitFor()
})

/** From the case to the first question, in a language. Offered are only those with a wording that holds. */
async function handOverIn(language: string) {
  await page.getByRole('link', { name: 'Ärenden', exact: true }).click()
  await page.locator(`a[href="${casePage}"]`).click()
  await measure(page, /^Mät: CORE-10/)
  const spoken = page.getByLabel('Språk', { exact: true }).last()
  const offered = () => spoken.locator('option').evaluateAll((all) => all.map((one) => one.getAttribute('lang')))
  await expect.poll(offered).toEqual(['ar', 'sv'])
  await spoken.selectOption(language)
  await button('Lämna över').click()
  await page.locator('.instruction').waitFor()
}

const points = (text: string | null | undefined) => Array.from(text ?? '', (sign) => sign.codePointAt(0)?.toString(16))

/** As the browser draws it: spaces that CSS collapses would be gone. */
const drawn = (selector: string) => page.locator(selector).evaluate((element) => (element as HTMLElement).innerText)

async function compareQuestion(pack: WordingPack, i: number) {
  await expect.poll(() => drawn('legend')).toBe(pack.items[i]?.text)
  expect(points(await drawn('legend'))).toEqual(points(pack.items[i]?.text))
  const choices = await page
    .locator('.answer-choice > span')
    .evaluateAll((all) => all.map((one) => (one as HTMLElement).innerText))
  expect(choices.map(points)).toEqual(pack.options.five?.map(points))
  expect(points(await drawn('.asking__period'))).toEqual(points(pack.period))
  expect(points(await drawn('.answering__foot > [lang]'))).toEqual(points(pack.copyright))
  expect(await page.locator('legend').evaluate((element) => getComputedStyle(element).direction)).toBe(pack.direction)
}

it('every sentence and choice is drawn as it stands in the pack, code point by code point', async () => {
  await handOverIn('sv')
  expect(points(await drawn('.instruction > .form-name'))).toEqual(points(sv.title))
  expect(points(await drawn('.instruction > p:not(.form-name)'))).toEqual(points(sv.instruction))
  await button('Börja').click()
  for (const i of sv.items.keys()) {
    await compareQuestion(sv, i)
    await page
      .getByRole('radio')
      .nth(i % 5)
      .check()
    await page.getByRole('button', { name: /^(Nästa|Klar)$/ }).click()
  }
  await page.getByRole('button', { name: /^Lämna in/ }).click()
  await takeBack(page, passphrase)
})

it('a form begun before midnight is answered to its end, from right to left, on a phone', async () => {
  await handOverIn('ar')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.clock.setFixedTime(`${lastDay}T20:00:00Z`)
  await picture('wordings-phone-welcome')
  await page.locator('.button--main').click()
  for (const i of ar.items.keys()) {
    await compareQuestion(ar, i)
    if (i === 3) await picture('wordings-phone-rtl')
    if (i === 4) await page.clock.setFixedTime(`${addDays(lastDay, 1)}T00:30:00Z`)
    await page.getByRole('radio').nth(1).check()
    await page.locator('.asking__ways .button--main, .asking .button--main').last().click()
  }
  await page.getByRole('button', { name: spoken['answering.hand-in'] }).click()
  await page.setViewportSize({ width: 810, height: 1080 })
})

it('breaches the policy nowhere', () => {
  expect(faults).toEqual([])
})
