/** From an empty tablet to the first real measurement: set up, a case, and a form that was filled in on paper, typed in. */
import { tablet } from '../../test/browser/chromium.ts'
import { countTaps, fromMenu, makeCase, setUpUnit } from '../../test/browser/steps.ts'

export const firstMeasurementHead = ['step', 'presses', 's by script']

export async function firstMeasurement(address: string): Promise<readonly (readonly string[])[]> {
  const device = await tablet()
  const context = await device.open({ viewport: { width: 810, height: 1080 } })
  const taps = await countTaps(context)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(address)
  const rows: string[][] = []
  const step = async (name: string, done: () => Promise<unknown>) => {
    const [before, began] = [taps.now(), performance.now()]
    await done()
    rows.push([name, String(taps.now() - before), ((performance.now() - began) / 1000).toFixed(1)])
  }
  await step('set-up, to the unit’s first screen', () => setUpUnit(page, 'Enheten Lönnen'))
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
