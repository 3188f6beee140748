/** From an empty tablet to the first real measurement: set up, the list of what is left, a case, and a form that was filled in on paper, typed in. */
import { tablet } from '../../test/browser/chromium.ts'
import { countTaps, fromMenu, makeCase, setUpUnit } from '../../test/browser/steps.ts'

export const firstMeasurementHead = ['step', 'presses', 's by script', 'height of the page then, px at 810 × 1080']

export async function firstMeasurement(address: string): Promise<readonly (readonly string[])[]> {
  const device = await tablet()
  const context = await device.open({ serviceWorkers: 'allow', viewport: { width: 810, height: 1080 } })
  const taps = await countTaps(context)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(address)
  const rows: string[][] = []
  const step = async (name: string, done: () => Promise<unknown>) => {
    const [before, began] = [taps.now(), performance.now()]
    await done()
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    rows.push([name, String(taps.now() - before), seconds, String(height)])
  }
  await step('set-up, to the unit’s first screen', () => setUpUnit(page, 'Enheten Lönnen'))
  await step('from the list: what a form lacks, and the letter to its holder', async () => {
    await page.getByRole('link', { name: 'Text till formulären' }).click()
    await page
      .getByRole('link', { name: /^Brev till ägaren/ })
      .first()
      .click()
    await page.locator('.letter').waitFor()
  })
  await step('back to the list', async () => {
    await page.getByRole('link', { name: 'Tillbaka till Kom igång' }).click()
    await page.getByRole('heading', { level: 1, name: 'Ärenden' }).waitFor()
  })
  await step('a backup, and back', async () => {
    await page.getByRole('link', { name: 'Säkerhetskopian' }).click()
    await page.getByRole('button', { name: 'Gör en säkerhetskopia' }).click()
    await page.getByText(/^Säkerhetskopian är gjord och provad/).waitFor()
    await page.getByRole('link', { name: 'Tillbaka till Kom igång' }).click()
    await page.getByRole('heading', { level: 1, name: 'Ärenden' }).waitFor()
  })
  await step('four things put off', async () => {
    for (let left = 4; left > 0; left--) {
      await page
        .getByRole('button', { name: /^Skjut upp/ })
        .first()
        .click()
      await page
        .getByRole('button', { name: /^Skjut upp/ })
        .nth(left - 1)
        .waitFor({ state: 'detached' })
    }
    await page.getByText(/^Inget är kvar/).waitFor()
  })
  await step('the first case', () => makeCase(page, { born: '2011' }))
  await step('a paper form of ten questions typed in, to its result', async () => {
    await fromMenu(page, 'Annat formulär', 'Skriv in från papper')
    await page.getByLabel('Formulär', { exact: true }).selectOption('yp-core')
    await page.getByLabel('Fråga 1, 0').focus()
    for (const key of '1020301020') await page.keyboard.press(key)
    await page.getByRole('button', { name: 'Spara formuläret' }).click()
    await page.getByRole('heading', { level: 1, name: /^YP-CORE/ }).waitFor()
  })
  await context.close()
  await device.remove()
  return rows
}
