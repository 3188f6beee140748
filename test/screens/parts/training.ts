/** The C-GAS course in the practice unit: the course, its guide, a case before and after the reference, own cases. */
import { goTo, practise, press, settled } from '../steps.ts'
import type { Walk } from '../walk.ts'

export async function training({ page, address, visit }: Walk): Promise<void> {
  await practise(page, address)
  await goTo(page, '/training')
  await visit('course')
  await goTo(page, '/training/guide')
  await visit('guide')
  await goTo(page, '/training/own')
  await visit('own-courses')
  await goTo(page, '/training')
  const rate = await page.locator('a[href$="/rate"]').getAttribute('href')
  await goTo(page, (rate ?? '').replace(/\/rate$/, ''))
  await visit('course-by-id')
  await goTo(page, rate ?? '')
  await visit('rate')
  await page.getByRole('radio').nth(4).check()
  await page.getByRole('radio').last().check()
  await visit('rate-chosen')
  await press(page, 'Jämför')
  await settled(page)
  await visit('rate-compared')
}
