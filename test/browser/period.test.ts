/** The unit's half-year in a real browser against a real collector: practice unit, period, preview, sending, receipt. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Decrypter } from 'age-encryption'
import { strFromU8, unzipSync } from 'fflate'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { type Tablet, tablet } from './chromium.ts'
import { countTaps, keptWhole } from './steps.ts'

const address = inject('address')
let device: Tablet
let context: BrowserContext
let page: Page
let taps: Awaited<ReturnType<typeof countTaps>>
const violations: string[] = []

beforeAll(async () => {
  device = await tablet()
})
afterAll(() => device.remove())
beforeEach(async () => {
  context = await device.open({ serviceWorkers: 'allow', acceptDownloads: true })
  taps = await countTaps(context)
  page = await context.newPage()
  page.on('console', (said) => said.text().includes('Content Security Policy') && violations.push(said.text()))
})
afterEach(async () => {
  await context.close()
  expect(violations).toEqual([])
})

const button = (name: string) => page.getByRole('button', { name, exact: true })
const link = (name: string) => page.getByRole('link', { name, exact: true })
const heading = (name: string) => page.getByRole('heading', { name, exact: true })

const counters = (page: Page) => page.workers().filter((worker) => worker.url().includes('count.worker')).length

async function openPractice() {
  await page.goto(address)
  // The first time it is offered; afterwards it is locked, and its passphrase is shown.
  await button('Prova med övningsdata').or(button('Lås upp')).first().waitFor()
  if (await button('Lås upp').isVisible()) {
    await page.getByLabel('Din lösenfras').fill(await page.locator('.passphrase').innerText())
    await button('Lås upp').click()
  } else {
    await button('Prova med övningsdata').click()
  }
  await link('Mätperiod').click()
}

it('connects the practice unit openly and takes part in the rehearsal', async () => {
  await openPractice()
  await link('Anslut apparaten').click()
  await button('Anslut övningsenheten').click()
  await link('Fortsätt').click()
  await button('Hämta från insamlingen').click()
  await button('Var med').click()
  await page.getByText('Perioden är hämtad.').waitFor()
  await link('Fortsätt').click()
  expect(await page.locator('.period__lead').innerText()).toMatch(/^\d+ av \d+ saknar uppföljning\.$/)
})

it('writes a visit protocol down, and refuses a date that cannot be', async () => {
  await openPractice()
  await link('Ärenden').click()
  await page.locator('.case-line__link').first().click()
  await page.getByRole('link', { name: /protokoll/i }).click()
  await page.getByLabel('Kontakt togs', { exact: true }).fill('2026-02-10')
  await page.getByLabel('Första besök', { exact: true }).fill('2026-02-01')
  await button('Spara protokollet').click()
  await page.getByText('”Första besök” kan inte vara före ”Kontakt togs”.').waitFor()
  await page.getByLabel('Första besök', { exact: true }).fill('2026-02-17')
  await page.getByRole('checkbox', { name: 'Skolrelaterat' }).check()
  await button('Spara protokollet').click()
  await page.getByText('Protokollet är sparat.').waitFor()
})

it('shows what leaves before it does, sends it while locked, and keeps the receipt', async () => {
  await openPractice()
  await link('Fortsätt').click()
  await link('Nästa: kontrollera').click()
  await button('Stäng perioden').click()
  const closed = taps.now()
  await heading('Det här lämnar enheten').waitFor()

  // Every count on its way is a multiple of five, and the file holds no case.
  await page.getByText('Visa den exakta filen').click()
  // Counted away from the screen, by somebody who is sent home when the page is left.
  expect(counters(page)).toBe(1)
  // The lines of a closed section are made when it is opened.
  const second = page.locator('.preview__section').nth(1)
  expect(await second.locator('table').count()).toBe(0)
  await second.locator('summary').click()
  await second.locator('td').first().waitFor()
  const file = await page.locator('.preview__file pre').innerText()
  const batch = JSON.parse(file) as { counts: Record<string, Record<string, number>>; rehearsal: boolean }
  expect(batch.rehearsal).toBe(true)
  const counts = Object.values(batch.counts).flatMap((cells) => Object.values(cells))
  expect(counts.filter((count) => count % 5 !== 0)).toEqual([])
  expect(file).not.toMatch(/ÖVA/)

  await context.setOffline(true)
  await button('Skicka').click()
  await page.getByText('Siffrorna är klara och väntar på att skickas.').waitFor()
  expect(counters(page)).toBe(0)
  await page.getByText('Senaste försöket: inget nät').waitFor()
  await button('Lås').click()
  await page.getByText('Det här är övningsenheten').waitFor()

  const sent = page.waitForResponse((response) => response.url().endsWith('/v1/batches'))
  await context.setOffline(false)
  expect((await sent).status()).toBe(201)

  await openPractice()
  await page.getByText('Mottagen. Siffrorna kan läsas bredvid landets.').waitFor()
  await link('Fortsätt').click()
  await page.getByText('Insamlingen har tagit emot siffrorna.').waitFor()
  // The file opened, the network lost, the tablet locked and unlocked on the way: all of it counted.
  expect(taps.now() - closed).toBeGreaterThan(3)
  expect(taps.now() - closed).toBeLessThan(11)
})

it('shows the questionnaire of the period in the own report and beside the nation, marked and without limits', async () => {
  await openPractice()
  await link('Egen rapport').click()
  await link('Efter besöken').click()
  const card = page.locator('.section', { hasText: 'Efter besöken' })
  await card.getByText('Enhetens eget formulär').waitFor()
  await card.getByText('Visa som tabell').click()
  const listened = card
    .getByRole('table', { name: /hur många som valde vad/ })
    .getByRole('row', { name: /De lyssnade/ })
  await listened.waitFor()
  expect(await listened.locator('td').count()).toBe(5)
  await heading('Besök per barn').waitFor()
  await link('Mätperioder').click()
  await link('Fortsätt').click()
  await link('Se er bredvid landet').click()
  await link('Efter besöken').click()
  await page.getByRole('heading', { name: 'De lyssnade på mig.' }).waitFor()
})

it('keeps a log of what left, whole and without a case in it', async () => {
  await openPractice()
  await link('Utlämningslogg').click()
  await page.getByText('Loggen är hel.').waitFor()
  expect(await page.locator('tbody tr').count()).toBe(2)
  const [saved] = await Promise.all([page.waitForEvent('download'), button('Spara loggen som fil').click()])
  const log = JSON.parse(await readFile(await saved.path(), 'utf8')) as {
    entries: { entry: { step: string; local?: unknown } }[]
  }
  expect(log.entries.map(({ entry }) => entry.step)).toEqual(['frozen', 'acknowledged'])
  expect(log.entries[0]?.entry.local).toMatch(/^[0-9a-f]{64}$/)
})

it('sets the unit beside the nation, from its own exact figures', async () => {
  await openPractice()
  await link('Fortsätt').click()
  await link('Se er bredvid landet').click()
  await page.getByText(/Landets siffror bygger på \d+ av \d+ enheter/).waitFor()
  await page.getByText('Internt', { exact: true }).waitFor()
  expect(await page.locator('.plot svg').first().getAttribute('aria-label')).toContain('ni bredvid landet')
  // Own shares of the two sexes together are the whole: nobody is counted twice, and nobody is left out.
  await link('Kön och ålder').click()
  const people = page.locator('.section', { has: heading('Kön och ålder') })
  await people.getByText('Visa som tabell').click()
  const own = people.getByRole('row', { name: /^(Flickor|Pojkar)/ }).locator('td:nth-child(2)')
  const shares = (await own.allInnerTexts()).map((text) => Number(/^(\d+)/.exec(text)?.[1]))
  expect(shares).toHaveLength(2)
  expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 100)).toBeLessThanOrEqual(1)
})

it('sets the unit among the others, and says what chance can do', async () => {
  await openPractice()
  await link('Fortsätt').click()
  await link('Se er bredvid landet').click()
  await link('Jämför med andra enheter').click()
  await heading('Kan det vara slump?').waitFor()
  await heading('Vad om skillnaden är på riktigt?').waitFor()
  // The unit itself once: its own released figure is not among the others.
  const card = page.locator('.card').first()
  await expect.poll(() => card.locator('.compare__own').count()).toBe(1)
  await page.getByText('Visa som tabell').click()
  const others = Number(await page.locator('tbody td').last().innerText())
  expect(others).toBeGreaterThanOrEqual(6)
  expect(await card.locator('.compare__other').count()).toBe(others)
  await page.locator('summary', { hasText: 'Enheterna i ordning' }).click()
  await expect.poll(() => page.locator('.compare__unit').count()).toBe(others + 1)
  const choice = page.getByLabel('Vad vill ni jämföra?')
  await choice.selectOption({ label: 'SDQ, självskattning: Totala svårigheter: första mätning' })
  await card.locator('.compare__own').waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

it('gives the sent figures as tables that hold nothing else', async () => {
  await openExports()
  const [saved] = await Promise.all([page.waitForEvent('download'), button('CSV med beskrivning').click()])
  expect(saved.suggestedFilename()).toBe('mattstock-ovning-1.zip')
  const files = unzipSync(await readFile(await saved.path()))
  const [head, ...rows] = strFromU8(files['counts.csv'] ?? new Uint8Array())
    .trim()
    .split('\r\n')
  expect(head).toBe('period,edition,table,sex,age,code,count')
  const counts = rows.map((row) => Number(row.split(',').at(-1)))
  expect(counts.length).toBeGreaterThan(100)
  expect(counts.filter((count) => count % 5 !== 0)).toEqual([])
  for (const name of ['Excel-bok', 'CSV för svenskt Excel', 'Spara som JSON-stat'])
    await Promise.all([page.waitForEvent('download'), button(name).click()])
})

it('gives the own cases in a file that only its passphrase opens, and says so in the log', async () => {
  await openExports()
  const [saved] = await Promise.all([page.waitForEvent('download'), button('Gör krypterad fil').click()])
  expect(saved.suggestedFilename()).toBe('mattstock-ovning-personuppgifter.zip.age')
  const age = new Decrypter()
  age.addPassphrase(await page.locator('.exports__passphrase').innerText())
  const files = unzipSync(await age.decrypt(new Uint8Array(await readFile(await saved.path()))))
  expect(Object.keys(files)).toContain('codebook.csv')
  expect(strFromU8(files['cases.csv'] ?? new Uint8Array())).not.toContain('ÖVA-')
  await link('Enheten').click()
  await link('Logg').click()
  await page.getByText('Gjorde en fil med personuppgifter för forskning').waitFor()
})

async function openExports() {
  await openPractice()
  await link('Fortsätt').click()
  await heading('Kvitto').waitFor()
  await link('Exporter').click()
  await heading('Anonyma siffror').waitFor()
}

it('has a report of its own with notes that stay', async () => {
  await openPractice()
  await link('Egen rapport').first().click()
  await heading('Egen rapport').waitFor()
  await page.getByLabel('Når vi rätt målgrupp?').fill('Få under tolv år.')
  await button('Spara anteckningarna').click()
  await page.getByText('Anteckningarna är sparade.').waitFor()
  await page.reload()
  await openPractice()
  await link('Egen rapport').first().click()
  expect(await page.getByLabel('Når vi rätt målgrupp?').inputValue()).toBe('Få under tolv år.')
})

it('opens the report and the nation with a figure in the first screen, and takes four screens at most', async () => {
  await openPractice()
  for (const where of ['report', 'nation', 'comparison', 'public'] as const) {
    await to(where)
    for (const { width, height } of deskScreens) {
      await page.setViewportSize({ width, height })
      await expect.poll(() => wholeHeight()).toBeLessThanOrEqual(4 * height)
      const picture = await page.locator('main svg').first().boundingBox()
      expect([where, width, (picture?.y ?? height) < height * 0.75]).toEqual([where, width, true])
    }
  }
})

const deskScreens = [
  { width: 1440, height: 900 },
  { width: 1180, height: 820 },
  { width: 810, height: 1080 },
] as const
const wholeHeight = () => page.evaluate(() => document.documentElement.scrollHeight)

async function to(where: 'report' | 'nation' | 'comparison' | 'public') {
  if (where === 'public') await page.goto(`${address}/nationellt/ovning`)
  else await page.evaluate((path) => history.pushState(null, '', path), `/period/ovning/${where}`)
  await page.locator('main svg').first().waitFor()
}

it('prints all that is folded in the report, and what the public page folds', async () => {
  await openPractice()
  for (const where of ['report', 'public'] as const) {
    await to(where)
    const tables = page.locator('main table')
    const folded = await tables.evaluateAll((all) => all.filter((one) => one.checkVisibility()).length)
    const pages = await printed(page)
    // Three on the screen. The report has thirteen sections, each with a table; the public page eleven.
    expect([where, folded]).toEqual([where, 0])
    expect(pages).toBeGreaterThan(6)
    if (where === 'public') continue
    const { closed, tables: made } = await openWhenPrinted()
    expect(closed).toBe(0)
    expect(made).toBeGreaterThanOrEqual(13)
  }
})

/** How many pages the PDF has. */
async function printed(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: 'A4' })
  return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
}

/** What stands open in the moment that the browser makes its pages. */
const openWhenPrinted = () =>
  page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'))
    const closed = document.querySelectorAll('main details:not([open])').length
    const tables = document.querySelectorAll('main table').length
    dispatchEvent(new Event('afterprint'))
    return { closed, tables }
  })

it('sends corrections once more, as edition 2', async () => {
  await openPractice()
  await link('Fortsätt').click()
  await button('Börja på utgåva 2').click()
  await link('Se vad som skickas').click()
  await page.getByText('Det här är utgåva 2: rättelser efter den första.').waitFor()
  await button('Skicka').click()
  await page.getByText('Insamlingen har tagit emot siffrorna.').waitFor()
  expect(await page.locator('.facts').innerText()).toMatch(/Utgåva\s+2/)
})

it('sends the same period as a file where there is no network, and takes the receipt in from a file', async () => {
  const other = await tablet()
  const context = await other.open({ serviceWorkers: 'allow', acceptDownloads: true })
  page = await context.newPage()
  await openPractice()
  await link('Anslut apparaten').click()
  await button('Anslut övningsenheten').click()
  await link('Fortsätt').click()
  await button('Hämta från insamlingen').click()
  await button('Var med').click()
  await page.getByText('Perioden är hämtad.').waitFor()
  await keptWhole(page)
  await context.setOffline(true)
  await link('Fortsätt').click()
  await link('Nästa: kontrollera').click()
  await button('Stäng perioden').click()
  await button('Skicka').waitFor()
  // Its file was kept for use without a network as all others were.
  expect(counters(page)).toBe(1)
  await button('Skicka').click()
  await page.getByText('Senaste försöket: inget nät').waitFor()
  const [saved] = await Promise.all([page.waitForEvent('download'), button('Spara som fil').click()])
  expect(saved.suggestedFilename()).toMatch(/^ovning-.+-1\.mattstock\.json$/)

  const submission = await readFile(await saved.path(), 'utf8')
  const carried = await fetch(`${address}/v1/batches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: submission,
  })
  expect(carried.status).toBe(201)
  const receipt = join(other.profile, 'receipt.json')
  await button('Ta emot kvitto från fil').click()
  await writeFile(receipt, submission)
  await page.getByLabel('Kvittots fil').setInputFiles(receipt)
  await page.getByText('Filen är inte ett kvitto på de här siffrorna').waitFor()
  await writeFile(receipt, await carried.text())
  await page.getByLabel('Kvittots fil').setInputFiles(receipt)
  await page.getByText('Insamlingen har tagit emot siffrorna.').waitFor()
  await context.close()
  await other.remove()
})
