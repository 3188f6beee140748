/** What the operator's pages ask: a period made of 2014's, and from the first page which unit has not sent. */
import { currentPlan, type EnrolledAnswer, period2014 } from '#aggregate'
import { countTaps } from '../../test/browser/steps.ts'
import { postJson } from '../../test/collector/process.ts'
import { deviceKey, enrolmentOf, goodBatch, openEnrolled, submissionOf } from '../../test/collector/unit.ts'
import { serve } from '../../test/screens/served.ts'
import { openBrowser } from '../../test/screens/tablet.ts'

export const operatorHead = ['question', 'height of the page, px', 'fields written', 'presses', 's by script']

const passphrase = 'fyra gröna hästar'
const daysOn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** At 1180 × 820, on a collector of its own with three units of which two have sent. */
export async function operator(): Promise<readonly (readonly string[])[]> {
  const site = await serve()
  const browser = await openBrowser()
  const context = await browser.newContext({ viewport: { width: 1180, height: 820 }, locale: 'sv-SE' })
  const taps = await countTaps(context)
  const page = await context.newPage()
  const press = (name: string) => page.getByRole('button', { name }).click()
  const follow = (name: string) => page.getByRole('link', { name, exact: true }).click()
  const height = () => page.evaluate(() => document.documentElement.scrollHeight)
  await page.goto(`${site.address}/admin`)
  await page.getByLabel('Startkod').fill(site.setupCode)
  await page.getByLabel('Lösenfras', { exact: true }).fill(passphrase)
  await page.getByLabel('Lösenfrasen en gång till').fill(passphrase)
  await press('Välj lösenfrasen')

  const [madeFrom, madeAt] = [taps.now(), performance.now()]
  await follow('Mätperioder')
  await follow('Ny mätperiod')
  const written = [
    ['På svenska', 'Senaste'],
    ['Första dag', daysOn(-200)],
    ['Sista dag', daysOn(-40)],
  ] as const
  const form = await height()
  for (const [label, text] of written) await page.getByLabel(label).first().fill(text)
  await press('Titta på planen')
  await press('Öppna mätperioden')
  await page.getByRole('heading', { level: 1, name: 'Senaste' }).waitFor()
  const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1)
  const made = [String(form), String(written.length), String(taps.now() - madeFrom), seconds(madeAt)]

  for (const name of ['Norra', 'Södra', 'Östra']) {
    await follow('Enheter')
    await page.getByLabel('Enhetens namn').fill(name)
    await press('Lägg till')
    await press('Ny engångskod')
    const key = deviceKey()
    const code = await page.locator('.code--large').innerText()
    const answer = await postJson(`${site.address}/v1/enrolments`, enrolmentOf(key, code))
    const { unit, deviceId } = openEnrolled((await answer.json()) as EnrolledAnswer, key, code)
    const batch = goodBatch({ ...period2014, id: 'senaste', plan: currentPlan.id }, unit.id)
    if (name !== 'Östra') await postJson(`${site.address}/v1/batches`, submissionOf(key, deviceId, batch))
  }
  const [seenFrom, seenAt] = [taps.now(), performance.now()]
  await page.goto(`${site.address}/admin`)
  await page.getByText(/Har inte lämnat: Östra/).waitFor()
  const seen = [String(await height()), '0', String(taps.now() - seenFrom), seconds(seenAt)]
  await browser.close()
  await site.stop()
  return [
    ['a period made of 2014’s', ...made],
    ['which unit has not sent, from the first page', ...seen],
  ]
}
