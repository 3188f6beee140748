/**
 * Who may do what, from the screen: two are set up, the second changes the passphrase that the first has seen, is told whom to
 * ask, is appointed, takes over the sending, loses the passphrase and is told who set another; and the log is gone through.
 */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type Tablet, tablet } from './chromium.ts'
import { makeCase, watched } from './steps.ts'

const [alva, bo] = ['Alva Prov', 'Bo Prov']
let device: Tablet
let context: BrowserContext
let page: Page
let faults: string[]
const phrases = { [alva]: '', [bo]: '' }

beforeAll(async () => {
  device = await tablet()
  context = await device.open()
  faults = watched(context)
  page = context.pages()[0] ?? (await context.newPage())
  await page.goto(inject('address'))
})
afterAll(async () => {
  await context?.close()
  await device.remove()
})

const press = (name: string | RegExp) => page.getByRole('button', { name }).click()
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const dialog = () => page.getByRole('dialog')
const words = (text: string) => text.trim().split(/\s+/).join(' ')
const gone = () => dialog().waitFor({ state: 'detached' })
const card = (name: string) => page.locator('.person', { hasText: name })

async function passphraseIn(scope: string): Promise<string> {
  const shown = page.locator(`${scope} .passphrase`)
  await shown.filter({ hasText: /\S+ \S+/ }).waitFor()
  return words(await shown.innerText())
}

async function lockAndUnlock(passphrase: string) {
  await press('Lås')
  await page.getByLabel('Din lösenfras').fill(passphrase)
  await press('Lås upp')
}

async function toStaff() {
  await page.getByRole('link', { name: 'Enheten', exact: true }).click()
  await page.getByRole('link', { name: /^Medarbetare och nycklar/ }).click()
  await heading('Medarbetare och nycklar')
}

async function changeGiven(given: string): Promise<string> {
  await heading('Byt din lösenfras')
  const own = await passphraseIn('main')
  await page.getByRole('checkbox', { name: 'Den är avskriven' }).check()
  await page.getByLabel('Lösenfrasen du fick').fill(given)
  await press('Byt till den nya')
  await heading('Ärenden')
  return own
}

it('asks for two keepers as a unit is set up, and says at each start when there is one', async () => {
  await press('Ny enhet')
  await page.getByLabel('Enhetens namn').fill('Ejderenheten')
  await press('Fortsätt')
  for (const name of [alva, bo]) {
    await page.getByLabel('Namn på medarbetaren').fill(name)
    await press('Lägg till')
    phrases[name] = words(await page.locator('.card', { hasText: name }).locator('.passphrase').innerText())
  }
  await page.getByText('Två räcker för att någon alltid ska kunna hjälpa.').waitFor()
  const boxes = page.getByRole('checkbox', { name: 'Nyckelansvarig' })
  expect(await boxes.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).checked))).toEqual([true, true])
  await boxes.last().uncheck()
  await page.getByText(/^En nyckelansvarig .* Två bör vara det/).waitFor()
  await page.getByRole('checkbox', { name: /skrivit av/ }).check()
  await press('Fortsätt')
  const code = words(await page.getByRole('region', { name: 'Återställningsblad' }).locator('.code').innerText())
  await press('Fortsätt')
  await page.getByLabel('Koden på bladet').fill(code)
  await press('Skapa enheten')
  await heading('Ärenden')
  // Of an empty unit the list of what is left to set up says it.
  await makeCase(page)
  await page.getByRole('link', { name: 'Ärenden' }).click()
  await page.getByText(/^Enheten har en enda nyckelansvarig: Alva Prov/).waitFor()
  await press('Jag vet')
  await lockAndUnlock(phrases[alva] ?? '')
  await page.getByText(/^Enheten har en enda nyckelansvarig: Alva Prov/).waitFor()
})

it('lets a colleague in only when they have a passphrase that nobody else has seen, and tells them whom to ask', async () => {
  await lockAndUnlock(phrases[bo] ?? '')
  await page.getByText(/^Du kom in med en lösenfras som någon annan har satt/).waitFor()
  expect(await page.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringMatching(/^2\d{3}-\d\d-\d\d: Alva Prov$/),
  ])
  // No room is open before that, by its address either.
  expect(await page.getByRole('link', { name: 'Nytt ärende' }).count()).toBe(0)
  phrases[bo] = await changeGiven(phrases[bo] ?? '')
  await toStaff()
  await page.getByText('Att lägga till, ta bort och ge roller gör en nyckelansvarig: Alva Prov.').waitFor()
  expect(await page.getByRole('button', { name: /Ta bort|Roller|Lägg till|nytt blad/ }).count()).toBe(0)
  await page.getByRole('link', { name: 'Mätperiod' }).click()
  await page.getByRole('link', { name: 'Anslut apparaten' }).first().click()
  await page.getByText(/^Det här gör enhetens utlämnare: Alva Prov/).waitFor()
  expect(await page.getByRole('textbox').count()).toBe(0)
})

it('a keeper appoints a colleague and hands on the sending', async () => {
  await lockAndUnlock(phrases[alva] ?? '')
  await toStaff()
  await press(/^Roller\s*Bo Prov$/)
  await dialog().getByRole('button', { name: 'Gör Bo Prov till nyckelansvarig' }).click()
  await gone()
  await press(/^Roller\s*Bo Prov$/)
  await dialog().getByRole('button', { name: 'Lämna över rollen till Bo Prov' }).click()
  await gone()
  await card(bo).getByText('Utlämnare').waitFor()
  await card(bo).getByText('Nyckelansvarig').waitFor()
  await page.getByRole('link', { name: 'Mätperiod' }).click()
  await page.getByRole('link', { name: 'Utlämningslogg' }).click()
  await page.getByText(/^Det här gör enhetens utlämnare: Bo Prov/).waitFor()
})

it('whoever was given a passphrase again is told of every time, and the log says it', async () => {
  await toStaff()
  await press(/^Ny lösenfras\s*Bo Prov$/)
  const given = await passphraseIn('dialog')
  await dialog().getByRole('checkbox', { name: 'Den är avskriven' }).check()
  await dialog().getByRole('button', { name: 'Byt till den nya' }).click()
  await gone()
  await card(bo).getByText('Ska byta sin lösenfras när enheten låses upp nästa gång.').waitFor()
  await lockAndUnlock(given)
  await heading('Byt din lösenfras')
  expect(await page.getByRole('listitem').allInnerTexts()).toHaveLength(2)
  phrases[bo] = await changeGiven(given)
  await page.getByRole('link', { name: 'Enheten', exact: true }).click()
  await page.getByRole('link', { name: 'Logg', exact: true }).click()
  await heading('Logg')
  await page.getByRole('cell', { name: 'Fick en lösenfras' }).first().waitFor()
})

it('the log is gone through by staff and day, some of it by chance, and stands as reviewed', async () => {
  const rows = () => page.locator('tbody tr').count()
  const all = await rows()
  await page.getByLabel('Vem').selectOption({ label: alva })
  const alvas = await rows()
  expect(alvas).toBeGreaterThan(3)
  expect(alvas).toBeLessThan(all)
  await page.getByLabel('Från och med').fill('2099-01-01')
  await expect.poll(rows).toBe(0)
  await page.getByLabel('Från och med').fill('')
  await page.getByLabel('Vem').selectOption({ label: 'Alla' })
  await press(/på måfå$/)
  const drawn = await rows()
  expect(drawn).toBe(Math.min(20, all))
  await page.getByLabel('Vad granskningen visade (om något)').fill('Inget att anmärka på')
  await press(/som granskad/)
  await page.getByText(new RegExp(`Bo Prov gick igenom ${drawn} rader`)).waitFor()
  await page.getByText('Inget att anmärka på').waitFor()
})

it('a new sheet is asked about, and left again before anything is changed', async () => {
  await toStaff()
  await press('Gör ett nytt blad')
  await page.getByText(/^När det nya bladet är provat öppnar det gamla ingenting/).waitFor()
  expect(await page.getByRole('region', { name: 'Återställningsblad' }).count()).toBe(0)
  await press('Behåll det gamla bladet')
  expect(faults).toEqual([])
})
