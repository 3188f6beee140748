/**
 * A child moves between two units, each on a tablet of its own: address, words over the telephone, the file, and what both
 * show afterwards. Files go from one to the other as people would send them.
 */
import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type Tablet, tablet } from './chromium.ts'
import { answer, bringWording, fromMenu, handOver, setUpUnit, takeBack, watched } from './steps.ts'

/** In the file, sealed; in clear nowhere in it. */
const code = 'TRANA-4'
const planted = ['Skedstorken pratade', 'Springa med bofinken']

interface Clinic {
  readonly tablet: Tablet
  readonly context: BrowserContext
  readonly page: Page
  readonly broken: readonly string[]
  readonly passphrase: string
}
let måsen: Clinic
let tärnan: Clinic

async function clinic(name: string, member: string): Promise<Clinic> {
  const device = await tablet()
  const context = await device.open({ viewport: { width: 810, height: 1080 } })
  const broken = watched(context)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(inject('address'))
  const { passphrase } = await setUpUnit(page, name, member)
  return { tablet: device, context, page, broken, passphrase }
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const toCases = async (page: Page) => {
  await page.getByRole('link', { name: 'Ärenden', exact: true }).click()
  await heading(page, 'Ärenden')
}
async function toReceive(page: Page) {
  await page.getByRole('link', { name: 'Enheten', exact: true }).click()
  await page.getByRole('link', { name: /^Ta emot ett ärende/ }).click()
  await heading(page, 'Ta emot ett ärende')
}
/** What a press saves, as its bytes. */
async function saved(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, name)])
  return readFile(await download.path())
}
const asFile = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/json', buffer })
const wordsOn = async (page: Page) => (await page.locator('.passphrase').innerText()).trim()
async function hear(page: Page, words: string) {
  await page.getByLabel('De fyra orden').fill(words)
  await press(page, 'Jämför orden')
}

beforeAll(async () => {
  måsen = await clinic('Enheten Måsen', 'Alva Prov')
  tärnan = await clinic('Enheten Tärnan', 'Bo Prov')
  const { page } = måsen
  await bringWording(page, 'core-10')
  await page.getByRole('link', { name: 'Nytt ärende' }).click()
  await page.getByLabel('Kod', { exact: true }).fill(code)
  await page.getByLabel('Födelseår eller ålder').fill('2009')
  await page.getByLabel('Annat eller okänt').check()
  await page.getByLabel('Kort anteckning').fill(planted[0] as string)
  await press(page, 'Skapa ärendet')
  await heading(page, `Ärende ${code}`)
  await handOver(page, 'CORE-10')
  await press(page, 'Börja')
  await answer(page, Array<number>(10).fill(2))
  await page.getByRole('heading', { name: 'Tack!' }).waitFor()
  await takeBack(page, måsen.passphrase)
  await toCases(page)
  await page.locator('.case-line__link', { hasText: code }).click()
  await heading(page, `Ärende ${code}`)
  await fromMenu(page, 'Ärendet', 'Mål')
  await heading(page, 'Mål')
  await page.getByLabel('Målet, i egna ord').fill(planted[1] as string)
  await press(page, 'Spara målet')
  await page
    .getByText(planted[1] as string)
    .first()
    .waitFor()
}, 600_000)

afterAll(async () => {
  for (const one of [måsen, tärnan]) {
    await one?.context.close()
    await one?.tablet.remove()
  }
})

let file: Buffer
let words: string

it('the case is sealed to an address whose words were heard, and only then; it is closed and says whither', async () => {
  await toReceive(tärnan.page)
  const address = await saved(tärnan.page, 'Gör mottagningsfilen')
  const spoken = await wordsOn(tärnan.page)
  expect(spoken.split(' ')).toHaveLength(4)

  const { page } = måsen
  await toCases(page)
  await page.locator('.case-line__link', { hasText: code }).click()
  await fromMenu(page, 'Ärendet', 'Flytta till en annan enhet')
  await heading(page, 'Flytta ärendet till en annan enhet')
  await press(page, 'Gör filen och avsluta ärendet här')
  await page.getByText('Välj vem som har sagt ja.').waitFor()
  await page.getByLabel('Vårdnadshavare', { exact: true }).check()
  await page.getByLabel('Mottagningsfilen').setInputFiles(asFile('mottagning.json', address))
  await page.getByText('Filen säger att den är gjord av Enheten Tärnan').waitFor()
  // Shown nowhere where they are to be heard.
  expect(await page.locator('body').innerText()).not.toContain(spoken)
  await hear(page, 'abborre abborre abborre abborre')
  await page.getByText(/^Orden stämmer inte/).waitFor()
  await press(page, 'Gör filen och avsluta ärendet här')
  await page.getByText('Skriv först orden och jämför dem.').waitFor()
  await hear(page, `  ${spoken.toUpperCase()} `)
  await page.getByText('Orden stämmer. Ärendet förseglas till Enheten Tärnan.').waitFor()
  file = await saved(page, 'Gör filen och avsluta ärendet här')
  await heading(page, 'Filen är gjord')
  words = await wordsOn(page)
  const text = file.toString()
  for (const word of [...planted, code, 'Måsen', 'Tärnan', '2009', 'core-10']) expect(text).not.toContain(word)
  await page.getByRole('link', { name: 'Klar, till ärendet' }).click()
  await page.getByText(/^Flyttat till Enheten Tärnan/).waitFor()
  await toCases(page)
  // It stays in sight for the answers that somebody must read, and says where it is.
  await page
    .locator('.case-line__link', { hasText: code })
    .getByText(/^Flyttat till Enheten Tärnan/)
    .waitFor()
})

it('the other unit takes it in once its words are heard, under a code that is free, and sees what was measured before', async () => {
  const { page } = tärnan
  await toCases(page)
  // The code is taken here.
  await page.getByRole('link', { name: 'Nytt ärende' }).click()
  await page.getByLabel('Kod', { exact: true }).fill('trana 4')
  await page.getByLabel('Födelseår eller ålder').fill('2012')
  await page.getByLabel('Annat eller okänt').check()
  await press(page, 'Skapa ärendet')
  await heading(page, 'Ärende trana 4')
  await toReceive(page)
  const changed = Buffer.from(
    file.toString().replace(/"box":"(.)/, (all, first) => all.slice(0, -1) + (first === 'A' ? 'B' : 'A')),
  )
  const choose = (buffer: Buffer) =>
    page.getByLabel('Filen som den andra enheten skickade').setInputFiles(asFile('flytt.json', buffer))
  await choose(changed)
  await page.getByText(/^Filen är ändrad eller skadad/).waitFor()
  await choose(file)
  await page.getByLabel('De fyra orden').waitFor()
  expect(await page.locator('main').innerText()).not.toContain('2009')
  await hear(page, words)
  await page.getByText('Född 2009').waitFor()
  await page.getByText('Koden TRANA-4 finns redan på er enhet. Välj en annan.').waitFor()
  await press(page, 'Ta in ärendet')
  await page.getByText('Fyll i det här.').waitFor()
  await page.getByLabel('Ärendets kod här').fill('STORK-1')
  await press(page, 'Ta in ärendet')
  await heading(page, 'Ärende STORK-1')
  await page.locator('.section > summary', { hasText: 'Från Enheten Måsen' }).click()
  await page.getByText('Sade ja till flytten: Vårdnadshavare.').waitFor()
  const shown = await page.locator('main').innerText()
  expect(shown).not.toContain(planted[0])
  await page.locator('.section > summary', { hasText: 'Mål' }).click()
  await page
    .getByText(planted[1] as string)
    .first()
    .waitFor()
})

it('the same file again brings nothing new, and both logs have the move', async () => {
  const { page } = tärnan
  await toReceive(page)
  await page.getByLabel('Filen som den andra enheten skickade').setInputFiles(asFile('flytt.json', file))
  await hear(page, words)
  await page.getByText('Allt i filen finns redan här. Inget är ändrat.').waitFor()
  for (const [{ page: at }, line, name] of [
    [tärnan, 'Tog in ärendet från en annan enhet', 'Enheten Måsen'],
    [måsen, 'Flyttade ärendet till en annan enhet', 'Enheten Tärnan'],
  ] as const) {
    await at.getByRole('link', { name: 'Enheten', exact: true }).click()
    await at.getByRole('link', { name: /^Logg/ }).click()
    await at
      .getByRole('row', { name: new RegExp(`${line}.*${name}`) })
      .first()
      .waitFor()
  }
})

it('breaks no rule of the page on the way', () => {
  expect([...måsen.broken, ...tärnan.broken]).toEqual([])
})
