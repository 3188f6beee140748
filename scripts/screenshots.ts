/**
 * Pictures of every screen at tablet, phone and desktop size, into .cache/screenshots: `npm run screenshots [part …]`.
 * Walks the real app on a fresh profile, so that the pictures show what a unit would see. A new screen is one line here.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { tablet } from '../test/browser/chromium.ts'
import { startCollector } from '../test/browser/serve.ts'

const sizes = { tablet: [810, 1080], phone: [390, 844], desktop: [1440, 900] } as const
const folder = '.cache/screenshots'

interface Walk {
  readonly page: Page
  readonly shot: (name: string) => Promise<void>
}

/** Each part starts on a fresh tablet at the first page. */
const parts: Readonly<Record<string, (walk: Walk) => Promise<void>>> = {
  'set-up': async ({ page, shot }) => {
    await shot('first-page')
    await press(page, 'Ny enhet')
    await page.getByLabel('Enhetens namn').fill('Enheten Lönnen')
    await shot('name')
    await press(page, 'Fortsätt')
    for (const name of ['Kim Ek', 'Alex Björk']) {
      await page.getByLabel('Namn på medarbetaren').fill(name)
      await press(page, 'Lägg till')
      await page.getByText(name, { exact: true }).waitFor()
    }
    await page.getByLabel('Var och en har skrivit av').check()
    await shot('staff')
    await press(page, 'Fortsätt')
    const code = (await page.locator('.sheet__code span').allInnerTexts()).join('-')
    await shot('recovery-sheet')
    await press(page, 'Fortsätt')
    await page.getByLabel('Koden på bladet').fill('0')
    await press(page, 'Skapa enheten')
    await shot('try-sheet-refused')
    await page.getByLabel('Koden på bladet').fill(code)
    await press(page, 'Skapa enheten')
    await heading(page, 'Ärenden')
    await shot('no-cases-yet')
    await link(page, 'Nytt ärende')
    await press(page, 'Skapa ärendet')
    await page.getByLabel('Kod', { exact: true }).fill('121212-1212')
    await shot('new-case-refused')
    await press(page, 'Lås')
    await page.getByLabel('Din lösenfras').fill('fel ord')
    await press(page, 'Lås upp')
    await page.getByRole('alert').waitFor()
    await shot('locked-refused')
    await press(page, 'Har du glömt lösenfrasen?')
    await shot('recovery')
  },
  practice: async ({ page, shot }) => {
    await practise(page)
    await shot('case-list')
    await page
      .getByRole('link', { name: /Svar att gå igenom/ })
      .first()
      .click()
    await heading(page, /^Ärende/)
    await page.waitForTimeout(600)
    await shot('case')
    await link(page, 'Rätta uppgifter')
    await shot('edit-case')
    await page.goBack()
    await link(page, 'Skriv in från papper')
    await shot('paper')
    await page.goBack()
    await link(page, 'Besöksprotokoll')
    await heading(page, 'Besöksprotokoll')
    await shot('protocol')
    await page.goBack()
    await page.getByRole('link', { name: 'Annat formulär' }).click()
    await shot('hand-over-choose')
  },
  paper: async ({ page, shot }) => {
    await newUnit(page)
    await newCase(page)
    await link(page, 'Skriv in från papper')
    await page.getByLabel('Formulär', { exact: true }).selectOption('core-om')
    await page.getByLabel('Fråga 1, 0').focus()
    for (const key of '1034 20410321040120340123040120340') await page.keyboard.press(key)
    await shot('by-number')
    await press(page, 'Spara formuläret')
    await heading(page, /^Tillbaka/)
    await shot('given-back')
    await page.getByLabel('Vad gjordes?').fill('Pratade igenom, ny tid i morgon')
    await press(page, 'Har sett')
    await page.getByText('Inga svar väntar').waitFor()
    await link(page, 'Till resultatet')
    await page.getByRole('link', { name: 'Rätta svaren' }).waitFor()
    await shot('result')
    await link(page, 'Rätta svaren')
    await shot('correct')
    await page.goBack()
    await link(page, 'Till ärendet')
    await heading(page, /^Ärende/)
    await page.waitForTimeout(500)
    await shot('case')
  },
  'hand-over': async ({ page, shot }) => {
    await practise(page)
    await newCase(page)
    await page.getByRole('link', { name: /^Mät: SDQ S11/ }).click()
    await page.getByText('Övningstext').first().waitFor()
    await shot('card')
    await press(page, 'Lämna över')
    await page.getByRole('button', { name: /Börja/ }).waitFor()
    await shot('welcome')
    await press(page, 'Börja')
    await page.getByRole('radio').nth(1).check()
    await press(page, 'Nästa')
    await page.getByText('Fråga 2 av').waitFor()
    await page.getByRole('button', { name: /personal/i }).click()
    await page.getByLabel('Din lösenfras').waitFor()
    await shot('take-back')
    await page.getByLabel('Din lösenfras').fill('öva lugnt med sex vanliga ord')
    await press(page, 'Lås upp')
    await heading(page, /^Tillbaka/)
    await shot('unfinished')
  },
  period: async ({ page, shot }) => {
    await practise(page)
    await sendPeriod(page)
    await link(page, 'Se er bredvid landet')
    await link(page, 'Jämför med andra enheter')
    await page.locator('.compare__own').waitFor()
    await shot('comparison')
    await page
      .getByLabel('Vad vill ni jämföra?')
      .selectOption({ label: 'SDQ, självskattning: Totala svårigheter: första mätning' })
    await shot('comparison-mean')
    await link(page, 'Mätperiod')
    await link(page, 'Exporter')
    await page.getByText('Vad filen innehåller').first().click()
    await shot('exports')
    await press(page, 'Gör krypterad fil')
    await page.locator('.exports__passphrase').waitFor()
    await shot('research-file')
    await link(page, 'Mätperiod')
    await link(page, 'Egen rapport')
    await heading(page, 'Egen rapport')
    await page.getByLabel('Når vi rätt målgrupp?').fill('Få under tolv år. Fråga barnhälsan i höst.')
    await press(page, 'Spara anteckningarna')
    await shot('report')
    await page.emulateMedia({ media: 'print' })
    await page.pdf({ path: join(folder, 'period-report.pdf'), preferCSSPageSize: true })
    await page.emulateMedia({ media: null })
    await page.getByLabel('Språk').selectOption('ar')
    await page.waitForTimeout(500)
    await shot('report-arabic')
  },
  unit: async ({ page, shot }) => {
    await practise(page)
    await link(page, 'Enheten')
    await heading(page, 'Enheten')
    await shot('hub')
    for (const room of ['Medarbetare och nycklar', 'Säkerhetskopia', 'Logg', 'Formulärtexter']) {
      await link(page, room)
      await heading(page, room)
      await shot(room.toLowerCase().replaceAll(/[^a-zåäö]+/g, '-'))
      await page.goBack()
    }
    await page.getByLabel('Språk').selectOption('ar')
    await page.waitForTimeout(500)
    await shot('hub-arabic')
    await page.getByRole('link', { name: 'الحالات' }).click()
    await page.waitForTimeout(500)
    await shot('case-list-arabic')
  },
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click()
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

async function practise(page: Page) {
  await press(page, 'Prova med övningsdata')
  await heading(page, 'Ärenden')
}

/** From the case list to the receipt of the practice period. */
async function sendPeriod(page: Page) {
  await link(page, 'Mätperiod')
  await link(page, 'Anslut plattan')
  await press(page, 'Anslut övningsenheten')
  await link(page, 'Fortsätt')
  await press(page, 'Hämta från insamlingen')
  await press(page, 'Var med')
  await page.getByText('Perioden är hämtad.').waitFor()
  await link(page, 'Fortsätt')
  await link(page, 'Nästa: kontrollera')
  await press(page, 'Stäng perioden')
  await page.getByRole('heading', { name: 'Det här lämnar enheten' }).waitFor()
  await press(page, 'Skicka')
  await page.getByText('Insamlingen har tagit emot siffrorna.').waitFor()
}

async function newUnit(page: Page) {
  await press(page, 'Ny enhet')
  await page.getByLabel('Enhetens namn').fill('Enheten Lönnen')
  await press(page, 'Fortsätt')
  await page.getByLabel('Namn på medarbetaren').fill('Kim Ek')
  await press(page, 'Lägg till')
  await page.getByLabel('Var och en har skrivit av').check()
  await press(page, 'Fortsätt')
  const code = (await page.locator('.sheet__code span').allInnerTexts()).join('-')
  await press(page, 'Fortsätt')
  await page.getByLabel('Koden på bladet').fill(code)
  await press(page, 'Skapa enheten')
  await heading(page, 'Ärenden')
}

async function newCase(page: Page) {
  await link(page, 'Nytt ärende')
  await page.getByLabel('Födelseår eller ålder').fill('15')
  await page.getByLabel('Flicka eller kvinna').check()
  await press(page, 'Skapa ärendet')
  await heading(page, /^Ärende/)
}

async function take(address: string, part: string) {
  const device = await tablet()
  const context = await device.open()
  const page = context.pages()[0] ?? (await context.newPage())
  let n = 0
  const shot = async (name: string) => {
    n++
    for (const [size, [width, height]] of Object.entries(sizes)) {
      await page.setViewportSize({ width, height })
      await page.screenshot({
        path: join(folder, `${part}-${String(n).padStart(2, '0')}-${name}-${size}.png`),
        fullPage: true,
        animations: 'disabled',
      })
    }
    await page.setViewportSize({ width: sizes.tablet[0], height: sizes.tablet[1] })
  }
  try {
    await page.goto(address)
    await page.getByRole('button', { name: 'Ny enhet' }).waitFor()
    await parts[part]?.({ page, shot })
  } catch (fault) {
    await shot('stopped-here')
    throw fault
  } finally {
    await context.close()
    await device.remove()
  }
}

const asked = process.argv.slice(2)
const built = spawnSync('npm', ['run', '-s', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] })
if (built.status !== 0) throw new Error('the app does not build')
mkdirSync(folder, { recursive: true })
const data = mkdtempSync(join(tmpdir(), 'collector-'))
const collector = await startCollector(data)
try {
  for (const part of asked.length > 0 ? asked : Object.keys(parts)) await take(collector.address, part)
} finally {
  await collector.stop()
  rmSync(data, { recursive: true, force: true })
}
