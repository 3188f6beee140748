/** What staff do at the start of many browser tests, by role and name as a person would. */
import type { BrowserContext, Page } from 'playwright-core'

export const practicePassphrase = 'öva lugnt med sex vanliga ord'

/** Every breach of the page's policy, and every fault of the program, from now on. */
export function watched(context: BrowserContext): string[] {
  const faults: string[] = []
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

export async function startPractice(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('button', { name: 'Prova med övningsdata' }).click()
  await page.getByRole('heading', { level: 1, name: 'Ärenden' }).waitFor()
}

/** Makes a case and gives back its code and the address of its page. */
export async function makeCase(page: Page, { born = '2011', sex = 'Flicka eller kvinna' } = {}) {
  await page.getByRole('link', { name: 'Nytt ärende' }).click()
  const code = await page.getByLabel('Kod', { exact: true }).inputValue()
  await page.getByLabel('Födelseår eller ålder').fill(born)
  await page.getByLabel(sex).check()
  await page.getByRole('button', { name: 'Skapa ärendet' }).click()
  await page.getByRole('heading', { level: 1, name: `Ärende ${code}` }).waitFor()
  return { code, path: new URL(page.url()).pathname }
}

/** From the case's page to the first screen of whoever answers. `form` is the beginning of its title. */
export async function handOver(page: Page, form: string): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^Mät: ${form}`) }).click()
  await page.getByRole('button', { name: 'Lämna över' }).click()
  await page.getByRole('heading', { level: 1, name: 'Välkommen' }).waitFor()
}

/** From the form back to staff. */
export async function takeBack(page: Page, passphrase = practicePassphrase): Promise<void> {
  await page.getByRole('button', { name: 'För personal: ta tillbaka plattan' }).click()
  await page.getByLabel('Din lösenfras').fill(passphrase)
  await page.getByRole('button', { name: 'Lås upp' }).click()
}
