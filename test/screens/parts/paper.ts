/** A form typed in from paper in the practice unit, with answers that must be read, and the page that comes before any score. */
import { fromMenu } from '../../browser/steps.ts'
import { goTo, heading, practise, press, settled } from '../steps.ts'
import type { Walk } from '../walk.ts'

export async function paper({ page, address, visit }: Walk): Promise<void> {
  await practise(page, address)
  await goTo(page, '/cases/new')
  await page.getByLabel('Födelseår eller ålder').fill('15')
  await page.getByLabel('Flicka eller kvinna').check()
  await press(page, 'Skapa ärendet')
  await heading(page, /^Ärende/)
  await fromMenu(page, 'Annat formulär', 'Skriv in från papper')
  await page.getByLabel('Formulär', { exact: true }).selectOption('core-om')
  await page.getByLabel('Fråga 1, 0').focus()
  for (const key of '1034 20410321040120340123040120340') await page.keyboard.press(key)
  await visit('by-number')
  await press(page, 'Spara formuläret')
  await heading(page, /^CORE-OM, ärende/)
  await visit('paper-saved')
  await page.getByLabel('Vad gjordes?').fill('Pratade igenom, ny tid i morgon')
  await press(page, 'Har sett')
  await page.getByText('Inga svar väntar').waitFor()
  await page.getByRole('link', { name: 'Rätta svaren' }).waitFor()
  await settled(page)
  await page.locator('.results-answers summary').click()
  await visit('result-opened')
}
