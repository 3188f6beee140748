/** The main job by keyboard alone, on a screen of 320 px: a case, the hand-over, answering, taking back, the result, the period sent. */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type Tablet, tablet } from './chromium.ts'
import { type Typist, typist } from './keyboard.ts'
import { watched } from './steps.ts'

let device: Tablet
let context: BrowserContext
let page: Page
let hands: Typist
let complaints: readonly string[]

beforeAll(async () => {
  device = await tablet()
  context = await device.open({ viewport: { width: 320, height: 640 } })
  complaints = watched(context)
  page = context.pages()[0] ?? (await context.newPage())
  hands = typist(page)
})
afterAll(async () => {
  await context?.close()
  await device?.remove()
})

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const link = (name: string | RegExp) => page.getByRole('link', { name, exact: typeof name === 'string' })
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name })

async function joinPeriod() {
  await hands.press(link('Mätperiod'))
  await hands.press(link('Anslut apparaten'))
  await hands.press(button('Anslut övningsenheten'))
  await hands.press(link('Fortsätt'))
  await hands.press(button('Hämta från insamlingen'))
  await hands.press(button('Var med'))
  await page.getByText('Perioden är hämtad.').waitFor()
}

async function makeCase() {
  await hands.press(link('Ärenden'))
  await hands.arrive(heading('Ärenden'))
  await hands.press(link('Nytt ärende'))
  await hands.arrive(heading('Nytt ärende'))
  await hands.type(page.getByLabel('Födelseår eller ålder'), '15')
  await hands.choose(page.getByLabel('Annat eller okänt'))
  await hands.press(button('Skapa ärendet'))
  await hands.arrive(heading(/^Ärende /))
}

async function answerAll() {
  await hands.press(button('Börja'))
  for (let question = 1; question <= 10; question++) {
    await hands.arrive(page.getByText(`Fråga ${question} av 10`, { exact: true }))
    await hands.to(page.getByRole('radio').first())
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
  }
  await hands.arrive(heading('Alla frågor har svar'))
  await hands.press(button('Lämna in'))
  await hands.arrive(heading('Tack!'))
}

async function takeBack() {
  await hands.press(button('För personal: ta tillbaka plattan'))
  await hands.type(page.getByLabel('Din lösenfras'), 'öva lugnt med sex vanliga ord')
  await page.keyboard.press('Enter')
  await hands.arrive(heading(/^Tillbaka/))
}

async function sendPeriod() {
  await hands.press(link('Mätperiod'))
  await hands.press(link('Fortsätt'))
  await hands.press(link('Nästa: kontrollera'))
  await hands.press(button('Stäng perioden'))
  await hands.arrive(page.getByRole('heading', { name: 'Det här lämnar enheten' }))
  await hands.press(button('Skicka'))
  await hands.arrive(page.getByText('Insamlingen har tagit emot siffrorna.'))
}

it('goes from the practice unit to the sent period by keyboard alone at 320 px; the focus is never lost, hidden or unseen', async () => {
  await page.goto(inject('address'))
  await hands.press(button('Prova med övningsdata'))
  await hands.arrive(heading('Ärenden'))
  await joinPeriod()
  await makeCase()
  await hands.press(page.getByText('Annat formulär', { exact: true }))
  await hands.press(link(/^Mät: YP-CORE/))
  await hands.arrive(heading('Lämna över'))
  await hands.press(button('Lämna över'))
  await hands.arrive(heading('Välkommen'))
  await answerAll()
  await takeBack()
  await hands.type(page.getByLabel('Vad gjordes?'), 'Pratade igenom, ny tid i morgon.')
  await hands.press(button('Har sett'))
  await hands.arrive(heading(/^YP-CORE/))
  await sendPeriod()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  expect(hands.faults).toEqual([])
  expect(complaints).toEqual([])
})
