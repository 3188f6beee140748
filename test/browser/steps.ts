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
  const recoveryCode = words(await page.getByRole('region', { name: 'Återställningsblad' }).locator('.code').innerText())
  await page.getByRole('button', { name: 'Fortsätt' }).click()
  await page.getByLabel('Koden på bladet').fill(recoveryCode)
  await page.getByRole('button', { name: 'Skapa enheten' }).click()
  await page.getByRole('heading', { name: 'Ärenden' }).waitFor()
  return { passphrase, recoveryCode }
}

const words = (text: string) => text.trim().split(/\s+/).join(' ')
