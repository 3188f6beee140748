/** Takes a tablet from the first page to a hand-over, by what stands on the screen. */

import type { Page } from 'playwright-core'
import { ar } from '../../../src/words/ar.ts'
import { en } from '../../../src/words/en.ts'
import { sv } from '../../../src/words/sv.ts'
import { measure } from '../steps.ts'

const catalogues = { sv, en, ar }
export type Spoken = keyof typeof catalogues

/** A practice unit, a new case of fourteen years, these forms in this order, and the press on *Lämna över*. */
export async function handOver(page: Page, address: string, forms: readonly string[], language: Spoken): Promise<void> {
  await page.goto(address)
  await page.getByRole('button', { name: sv['first.practice'] }).click()
  await page.getByRole('link', { name: 'Nytt ärende' }).click()
  await page.getByLabel('Födelseår eller ålder').fill('14')
  await page.getByLabel('Annat eller okänt').check()
  await page.getByRole('button', { name: 'Skapa ärendet' }).click()
  await measure(page, `Mät: ${forms[0]}`)
  for (const form of forms.slice(1)) {
    await page.getByText('Ändra', { exact: true }).click()
    await page.getByRole('checkbox', { name: form }).check()
  }
  await page.getByLabel('Språk', { exact: true }).last().selectOption(language)
  await page.getByRole('button', { name: 'Lämna över' }).click()
  await page.getByRole('heading', { level: 1, name: catalogues[language]['answering.welcome'] }).waitFor()
}
