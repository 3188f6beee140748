/** What a person does on the screens, by role and name, for every journey in a real browser. */
import type { Page } from 'playwright-core'

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

export interface NewCase {
  readonly age: number
  readonly sex: 'Flicka eller kvinna' | 'Pojke eller man' | 'Annat eller okänt'
}

/** From the case list to an opened case. Gives back the code that the app made. */
export async function openCase(page: Page, { age, sex }: NewCase): Promise<string> {
  await page.getByRole('link', { name: 'Nytt ärende' }).click()
  const code = await page.getByLabel('Kod', { exact: true }).inputValue()
  await page.getByLabel('Födelseår eller ålder').fill(String(age))
  await page.getByLabel(sex).check()
  await page.getByRole('button', { name: 'Skapa ärendet' }).click()
  await page.getByRole('heading', { name: `Ärende ${code}` }).waitFor()
  return code
}

/** From the case: the first form by its *Mät*, the others by *Ändra*, then *Lämna över*. */
export async function handOver(page: Page, [first, ...more]: readonly string[]) {
  await page.getByRole('link', { name: `Mät: ${first}` }).click()
  if (more.length > 0) await page.getByText('Ändra', { exact: true }).click()
  for (const form of more) await page.getByRole('checkbox', { name: form, exact: true }).check()
  await page.getByRole('button', { name: 'Lämna över' }).click()
  await page.getByRole('button', { name: 'Börja' }).click()
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

export async function takeBack(page: Page, passphrase: string) {
  await page.getByRole('button', { name: 'För personal: ta tillbaka plattan' }).click()
  await page.getByLabel('Din lösenfras').fill(passphrase)
  await page.getByRole('button', { name: 'Lås upp' }).click()
  await page.getByRole('heading', { name: /^Tillbaka hos personalen/ }).waitFor()
}
