/** A case of the practice unit: its list, its page, and all that is done with it before anybody answers. */
import { goTo, practise, settled } from '../steps.ts'
import type { Walk } from '../walk.ts'

export async function cases({ page, address, visit }: Walk): Promise<void> {
  await practise(page, address)
  await visit('case-list')
  await goTo(page, '/cases/new')
  await visit('new-case')
  await goTo(page, '/cases/no-such-case')
  await visit('no-such-case')
  await goTo(page, '/')
  await page
    .getByRole('link', { name: /Svar att gå igenom/ })
    .first()
    .click()
  await settled(page)
  await visit('case')
  await page.getByText('Annat formulär', { exact: true }).click()
  await visit('case-menu-forms')
  await page.getByText('Ärendet', { exact: true }).click()
  await visit('case-menu-case')
  await page.keyboard.press('Escape')
  for (const section of await page.locator('.section > summary').all()) await section.click()
  await visit('case-sections')
  const path = new URL(page.url()).pathname
  for (const below of [
    'edit',
    'readers',
    'paper',
    'slip',
    'protocol',
    'rate',
    'goals',
    'move',
    'together',
    'fhir',
    'fhir-in',
    'hand-over',
  ]) {
    await goTo(page, `${path}/${below}`)
    await visit(`case-${below}`)
  }
  await goTo(page, `${path}/hand-over?forms=sdq-s11-17,core-om`)
  await visit('hand-over-card')
  await goTo(page, `${path}/hand-over?forms=goals`)
  await visit('hand-over-goals')
  await goTo(page, path)
  for (const [name, answers] of await answersOn({ page })) {
    await goTo(page, answers)
    await visit(`result-${name}`)
  }
  await goTo(page, await firstAnswers({ page }, path).then((answers) => `${answers}/correct`))
  await visit('correct')
  for (const form of ['sdq-s11-17', 'core-om', 'cgas', 'no-such-form']) {
    await goTo(page, `/support/${form}`)
    await visit(`support-${form}`)
  }
}

/** The newest answers of each row of the case's table, by a short name. */
async function answersOn({ page }: Pick<Walk, 'page'>): Promise<readonly (readonly [string, string])[]> {
  await page.locator('.section > summary', { hasText: 'Mätningar' }).click()
  await page.locator('.measurements tbody a[href*="/answers/"]').first().waitFor()
  return await page.locator('.measurements tbody tr').evaluateAll((rows) =>
    rows.flatMap((row) => {
      const href = [...row.querySelectorAll('a[href*="/answers/"]')].at(-1)?.getAttribute('href')
      const name = row
        .querySelector('th')
        ?.innerText.toLowerCase()
        .replaceAll(/[^a-zåäö0-9]+/g, '-')
      return href && name ? [[name, href] as const] : []
    }),
  )
}

async function firstAnswers(walk: Pick<Walk, 'page'>, path: string): Promise<string> {
  await goTo(walk.page, path)
  const [first] = await answersOn(walk)
  if (!first) throw new Error('the case has no answers')
  return first[1]
}
