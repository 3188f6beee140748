/** Ten questions that a new reader has of the unit's report and the nation's page: presses and screens to the answer, and what stands there. */
import type { Locator, Page } from 'playwright-core'

/** A desk's screen, a tablet upright. */
const screens = [
  [1440, 900],
  [810, 1080],
] as const

export const tenQuestionsHead = [
  'question',
  'presses',
  ...screens.map(([width, height]) => `screens down at ${width} × ${height}`),
  'what stands there',
]

interface Question {
  readonly asks: string
  readonly answer: (page: Page) => Locator
  /** Where the answer is not in an opening figure: the link in the list of contents. */
  readonly by?: string
}

const figure = (page: Page, title: string) =>
  page.locator('section', { has: page.getByRole('heading', { name: title }) })
const held = (page: Page, title: string) => page.locator('.section > summary', { hasText: title }).locator('.muted')

export const ofReport: readonly Question[] = [
  { asks: 'how many children came', answer: (page) => figure(page, 'Vilka kom?').locator('p').first() },
  { asks: 'what most of them came for', answer: (page) => figure(page, 'Varför kom de?').locator('svg text').first() },
  { asks: 'how long they waited', answer: (page) => figure(page, 'Hur länge väntade de?').locator('p').first() },
  { asks: 'how they were at first', answer: (page) => figure(page, 'Hur var det från början?').locator('p').first() },
  { asks: 'of how many a change is known', answer: (page) => figure(page, 'Vad förändrades?').locator('p').first() },
  { asks: 'how many visits a child has', answer: (page) => held(page, 'Besök per barn'), by: 'Besök per barn' },
]

export const ofNation: readonly Question[] = [
  { asks: 'how many units it is built on', answer: (page) => page.getByText(/^Bygger på \d+ av \d+ enheter/) },
  {
    asks: 'how many waited 31–60 days',
    answer: (page) => figure(page, 'Hur länge väntade de?').getByText('31–60 dagar').locator('..'),
  },
  {
    asks: 'how many came to be better than the measuring error',
    answer: (page) =>
      figure(page, 'Vad förändrades?')
        .getByText(/^Bättre med mer än mätfelet, men inte/)
        .locator('..'),
  },
  {
    asks: 'how sure the figures are',
    answer: (page) => figure(page, 'Hur säkra är siffrorna?').locator('p').first(),
    by: 'Hur säkra är siffrorna?',
  },
]

export async function tenQuestions(page: Page, asked: readonly Question[]): Promise<readonly (readonly string[])[]> {
  const rows: string[][] = []
  for (const { asks, answer, by } of asked) {
    const down: string[] = []
    for (const [width, height] of screens) {
      await page.setViewportSize({ width, height })
      await page.evaluate(() => scrollTo(0, 0))
      await page.waitForTimeout(300)
      // The list of contents itself is looked for first.
      const first =
        by === undefined ? answer(page) : page.locator('.contents').getByRole('link', { name: by, exact: true })
      const box = await first.boundingBox()
      down.push((Math.max(0, (box?.y ?? 0) + (box?.height ?? 0) - height) / height).toFixed(1))
      if (by !== undefined) await first.click()
    }
    const said =
      (await answer(page)
        .first()
        .innerText()
        .catch(() => answer(page).first().textContent())) ?? ''
    rows.push([asks, by === undefined ? '0' : '1', ...down, said.replace(/\s+/g, ' ').trim()])
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  return rows
}
