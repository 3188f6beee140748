/**
 * What the desk and the pages of figures ask of whoever uses them, on the practice unit's forty cases: how high the pages are,
 * and for each question how many presses, how far to scroll and how long a script takes. The built app from a real collector
 * in a real browser; and the same of a child's form, of a first day and of the operator. `npm run bench -- desk`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { tablet } from '../test/browser/chromium.ts'
import { startCollector } from '../test/browser/serve.ts'
import {
  answer,
  countTaps,
  handOver,
  joinRehearsal,
  makeCase,
  receiptHasCome,
  sendPeriod,
  startPractice,
  takeBack,
} from '../test/browser/steps.ts'
import { childsForm, childsFormHead } from './desk/childs-form.ts'
import { firstMeasurement, firstMeasurementHead } from './desk/first-measurement.ts'
import { operator, operatorHead } from './desk/operator.ts'
import { ofNation, ofReport, tenQuestions, tenQuestionsHead } from './desk/ten-questions.ts'
import { table } from './figures.ts'

/** A desk's screen, a laptop's, a tablet upright, a phone. */
const screens = [
  [1440, 900],
  [1180, 820],
  [810, 1080],
  [390, 844],
] as const

/** Cases of the practice unit: four sources twice, one once, and answers to be read. */
const codes = ['ÖVA-09', 'ÖVA-20', 'ÖVA-37'] as const

const data = mkdtempSync(join(tmpdir(), 'bench-'))
const server = await startCollector(data, { LOG: 'silent' })
const device = await tablet()
const context = await device.open({ serviceWorkers: 'allow', viewport: { width: 1440, height: 900 } })
const taps = await countTaps(context)
const page = context.pages()[0] ?? (await context.newPage())
await startPractice(page, server.address)
await page.getByRole('button', { name: /^Sämre med mer än mätfelet \d+$/ }).waitFor()

const toList = () => page.getByRole('navigation').getByRole('link', { name: 'Ärenden' }).click()
const lineOf = (code: string) => page.locator('.case-line__link', { hasText: code })

async function heights(name: string): Promise<readonly string[]> {
  const all: string[] = []
  for (const [width, height] of screens) {
    await page.setViewportSize({ width, height })
    await page.waitForTimeout(400)
    const whole = await page.evaluate(() => document.documentElement.scrollHeight)
    all.push(`${whole} (${(whole / height).toFixed(1)})`)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  return [name, ...all]
}

/** Presses, pixels below the first screen, and seconds, from where the page stands to where the answer is in sight. */
async function asked(name: string, go: (page: Page) => Promise<Locator>): Promise<readonly string[]> {
  const [before, began] = [taps.now(), performance.now()]
  const found = await go(page)
  await found.waitFor()
  const seconds = (performance.now() - began) / 1000
  const box = await found.boundingBox()
  const below = Math.max(0, Math.round((box?.y ?? 0) + (box?.height ?? 0) - 900))
  return [name, String(taps.now() - before), String(below), seconds.toFixed(1)]
}

const pages = [await heights('the list of 40 cases')]
for (const code of codes) {
  await lineOf(code).click()
  await page.getByRole('heading', { name: /^Nu/ }).waitFor()
  pages.push(await heights(`the case ${code}`))
  await toList()
}

const questions = [
  await asked('the newest answer to be read', async () => {
    await page.locator('.review__cases a').first().click()
    return page.locator('.review__items').first()
  }),
]
await toList()
questions.push(
  await asked('who is overdue', async () => {
    await page.getByRole('button', { name: /^Dags att mäta/ }).click()
    return page.locator('.case-line__next--due').first()
  }),
)
await page.getByRole('button', { name: /^Alla/ }).click()
questions.push(
  await asked('the change of a case, and how sure it is', async () => {
    await lineOf('ÖVA-09').click()
    return page.locator('.brief').last()
  }),
)
await toList()
await makeCase(page, { born: '2011' })
await handOver(page, 'SDQ S11-17')
await page.getByRole('button', { name: 'Börja' }).click()
await answer(page, Array<number>(25).fill(0).concat(0))
await page.getByText('Dina svar är sparade och låsta.').waitFor()
await takeBack(page)
questions.push(await asked('the result of the form that was filled in now', async () => page.locator('.scale').first()))

await joinRehearsal(page)
await sendPeriod(page)
await receiptHasCome(page)
const toPeriod = () => page.getByRole('navigation').getByRole('link', { name: 'Mätperiod' }).click()
const picture = () => page.locator('main svg').first()
await toPeriod()
questions.push(
  await asked('the first figure of the unit’s report', async () => {
    await page.getByRole('link', { name: 'Egen rapport' }).click()
    return picture()
  }),
)
pages.push(await heights('the unit’s report'))
const ten = [...(await tenQuestions(page, ofReport))]
await toPeriod()
await page.getByRole('link', { name: 'Fortsätt' }).click()
questions.push(
  await asked('the first figure of the unit beside the nation', async () => {
    await page.getByRole('link', { name: 'Se er bredvid landet' }).click()
    return picture()
  }),
)
pages.push(await heights('the unit beside the nation'))
questions.push(
  await asked('the funnel', async () => {
    await page.getByRole('link', { name: 'Jämför med andra enheter' }).click()
    return picture()
  }),
)
pages.push(await heights('the comparison'))
await toList()
const form = await childsForm(page, taps)
await page.goto(`${server.address}/nationellt`)
questions.push(
  await asked('the first figure of the nation, from the list of periods', async () => {
    await page.getByRole('main').getByRole('link').first().click()
    return picture()
  }),
)
pages.push(await heights('the nation’s public page'))
ten.push(...(await tenQuestions(page, ofNation)))

await context.close()
await device.remove()
const first = await firstMeasurement(server.address)
await server.stop()
rmSync(data, { recursive: true, force: true })

console.log(`Height of the page before anything is unfolded, in px (and in screens).

${table(['page', ...screens.map(([width, height]) => `${width} × ${height}`)], pages)}

At 1440 × 900, from the list, from the moment the tablet is taken back, or from the page before.

${table(['question', 'presses', 'px below the first screen', 's by script'], questions)}

Ten questions answered from the report and the nation's page.

${table(tenQuestionsHead, ten)}

A child's form of 33 questions.

${table(childsFormHead, form)}

From an empty tablet to the first real measurement.

${table(firstMeasurementHead, first)}

The operator's pages at 1180 × 820.

${table(operatorHead, await operator())}`)
process.exit(0)
