/** What people do in many browser tests, by role and name: staff on their side, the one who answers on theirs. */
import type { BrowserContext, Page } from 'playwright-core'
import { plainPack } from '../../src/answering/testing-pack.ts'

export const practicePassphrase = 'öva lugnt med sex vanliga ord'

/** Every breach of the page's policy, and every fault of the program, from now on; in `faults`, where there are some already. */
export function watched(context: BrowserContext, faults: string[] = []): string[] {
  const watch = (page: Page) => {
    page.on('pageerror', (fault) => faults.push(`fault: ${fault.message}`))
    page.on('console', (message) => {
      if (/content security policy|trusted ?types?|TrustedScript/i.test(message.text())) faults.push(message.text())
    })
  }
  for (const page of context.pages()) watch(page)
  context.on('page', watch)
  return faults
}

/** Counts every press that a person makes, on whatever page it lands. Begun before the first page is opened. */
export async function countTaps(context: BrowserContext): Promise<{ readonly now: () => number }> {
  let taps = 0
  await context.exposeFunction('tapped', () => {
    taps += 1
  })
  await context.addInitScript(() => {
    const { tapped } = globalThis as unknown as { tapped(): void }
    addEventListener('pointerdown', ({ isTrusted }) => isTrusted && tapped(), true)
  })
  return { now: () => taps }
}

export async function startPractice(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('button', { name: 'Prova med övningsdata' }).click()
  await page.getByRole('heading', { level: 1, name: 'Ärenden' }).waitFor()
}

/** Until every file is kept, as *Fungerar utan nät* says: only then may the network be cut. */
export async function keptWhole(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready
    const missing = () =>
      new Promise<number>((told) => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = ({ data }) => told(data)
        active?.postMessage('how-many-missing?', [port2])
      })
    while ((await missing()) > 0) await new Promise((next) => setTimeout(next, 100))
  })
}

/** Sets a unit up from the first page, through the recovery sheet. Gives back what the person wrote down. */
export async function setUpUnit(page: Page, name: string, member = 'Testa Testsson') {
  await page.getByRole('button', { name: 'Ny enhet' }).click()
  await page.getByLabel('Enhetens namn').fill(name)
  await page.getByRole('button', { name: 'Fortsätt' }).click()
  await page.getByLabel('Namn på medarbetaren').fill(member)
  await page.getByRole('button', { name: 'Lägg till' }).click()
  const passphrase = words(await page.locator('.passphrase').first().innerText())
  await page.getByRole('checkbox', { name: /skrivit av/ }).check()
  await page.getByRole('button', { name: 'Fortsätt' }).click()
  const sheet = page.getByRole('region', { name: 'Återställningsblad' })
  const recoveryCode = words(await sheet.locator('.code').innerText())
  await page.getByRole('button', { name: 'Fortsätt' }).click()
  await page.getByLabel('Koden på bladet').fill(recoveryCode)
  await page.getByRole('button', { name: 'Skapa enheten' }).click()
  await page.getByRole('heading', { name: 'Ärenden' }).waitFor()
  return { passphrase, recoveryCode }
}

const words = (text: string) => text.trim().split(/\s+/).join(' ')

/** From any page of the open unit: an invented wording of a form is brought as a licensed one is, and the list stands again. */
export async function bringWording(page: Page, form: string): Promise<void> {
  const buffer = Buffer.from(JSON.stringify(plainPack(form, { training: false })))
  await page.locator('a[href="/unit"]').first().click()
  await page.locator('a[href="/unit/wordings"]').click()
  await page.getByRole('button', { name: 'Läs in från fil' }).click()
  await page.locator('input[type=file]').setInputFiles({ name: 'text.json', mimeType: 'application/json', buffer })
  await page.getByRole('button', { name: /^Spara/ }).click()
  await page.getByRole('button', { name: 'Ta bort' }).first().waitFor()
  await page.getByRole('link', { name: 'Ärenden' }).click()
  await page.getByRole('heading', { level: 1, name: 'Ärenden' }).waitFor()
}

/** Makes a case and gives back its code and the address of its page. */
/** `code`: one of their own; else the one that the app makes up. */
export async function makeCase(page: Page, { born = '2011', sex = 'Flicka eller kvinna', code: own = '' } = {}) {
  await page.getByRole('link', { name: 'Nytt ärende' }).click()
  if (own) await page.getByLabel('Kod', { exact: true }).fill(own)
  const code = await page.getByLabel('Kod', { exact: true }).inputValue()
  await page.getByLabel('Födelseår eller ålder').fill(born)
  await page.getByLabel(sex).check()
  await page.getByRole('button', { name: 'Skapa ärendet' }).click()
  await page.getByRole('heading', { level: 1, name: `Ärende ${code}` }).waitFor()
  return { code, path: new URL(page.url()).pathname }
}

/** A link in one of the case page's two menus. */
export async function fromMenu(page: Page, menu: 'Annat formulär' | 'Ärendet', name: RegExp | string): Promise<void> {
  await page.getByText(menu, { exact: true }).click()
  await page.locator('.menu').getByRole('link', { name }).first().click()
}

/** From the case's page to the hand-over of a form, or to rating. */
export const measure = (page: Page, name: RegExp | string) => fromMenu(page, 'Annat formulär', name)

/** From the case's page to what stands in one of its sections. */
export const openSection = (page: Page, title: string) => page.locator('.section > summary', { hasText: title }).click()

/** From the case's page to the first screen of whoever answers, with one form or several. Each is the beginning of its title. */
export async function handOver(page: Page, form: string, ...more: readonly string[]): Promise<void> {
  await measure(page, new RegExp(`^Mät: ${form}`))
  if (more.length > 0) await page.getByText('Ändra', { exact: true }).click()
  for (const another of more) await page.getByRole('checkbox', { name: another, exact: true }).check()
  await page.getByRole('button', { name: 'Lämna över' }).click()
  await page.getByRole('heading', { level: 1, name: 'Välkommen' }).waitFor()
}

/** Answers each question as it comes: the choice's place from 0, or null to skip it. Ends at *Lämna in*. */
export async function answer(page: Page, answers: readonly (number | null)[]) {
  for (const [i, choice] of answers.entries()) {
    await page.getByText(new RegExp(`^Fråga ${i + 1} av`)).waitFor()
    if (choice === null) await page.getByRole('button', { name: 'Hoppa över' }).click()
    else {
      await page.getByRole('radio').nth(choice).check()
      await page.getByRole('button', { name: /^(Nästa|Klar)$/ }).click()
    }
  }
  await page.getByRole('button', { name: /^Lämna in/ }).click()
}

/** From the form back to staff. */
export async function takeBack(page: Page, secret = practicePassphrase, label = 'Din lösenfras'): Promise<void> {
  await page.getByRole('button', { name: 'För personal: ta tillbaka plattan' }).click()
  await page.getByLabel(label).fill(secret)
  await page.getByRole('button', { name: 'Lås upp' }).click()
}

/** The practice unit connected to its collector, and taking part in the rehearsal. */
export async function joinRehearsal(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Mätperiod' }).click()
  await page.getByRole('link', { name: 'Anslut apparaten' }).click()
  await page.getByRole('button', { name: 'Anslut övningsenheten' }).click()
  await page.getByRole('link', { name: 'Fortsätt' }).click()
  await page.getByRole('button', { name: 'Hämta från insamlingen' }).click()
  await page.getByRole('button', { name: 'Var med' }).click()
  await page.getByText('Perioden är hämtad.').waitFor()
}

/** Closes the rehearsal and presses *Skicka*, from wherever staff are. The receipt comes when there is a network. */
export async function sendPeriod(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Mätperiod' }).click()
  await page.getByRole('link', { name: 'Fortsätt' }).click()
  await page.getByRole('link', { name: 'Nästa: kontrollera' }).click()
  await page.getByRole('button', { name: 'Stäng perioden' }).click()
  await page.getByRole('heading', { name: 'Det här lämnar enheten' }).waitFor()
  await page.getByRole('button', { name: 'Skicka', exact: true }).click()
}

/** The collector has answered with its receipt. */
export const receiptHasCome = (page: Page): Promise<void> =>
  page.getByText('Insamlingen har tagit emot siffrorna.').waitFor()
