/** The collector's own pages: for whoever runs it, from the first sign-in to a published period, and for everybody. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { currentPlan, type EnrolledAnswer, period2014 } from '#aggregate'
import { postJson } from '../../collector/process.ts'
import { deviceKey, enrolmentOf, goodBatch, openEnrolled, submissionOf } from '../../collector/unit.ts'
import { link, press } from '../steps.ts'
import type { Walk } from '../walk.ts'

const passphrase = 'fyra gröna hästar'

export async function collector(walk: Walk): Promise<void> {
  const { page, address, visit } = walk
  await page.goto(`${address}/admin?sprak=sv`)
  await firstSignIn(walk)
  await visit('overview')
  for (const name of ['Enheter', 'Mätperioder', 'Leveranser', 'Formulärtexter', 'Händelser']) {
    await link(page, name)
    await visit(name.toLowerCase())
  }
  await send(walk)
  await publish(walk)
  await correct(walk)
  await bring(walk)
  for (const path of [
    'nationellt',
    'nationellt/senaste',
    'nationellt/senaste/1',
    'nationellt/ovning',
    'nationellt/ingen',
    'tillganglighet',
  ]) {
    await page.goto(`${address}/${path}?sprak=sv`)
    await visit(path)
  }
  await page.goto(`${address}/admin?sprak=sv`)
  await link(page, 'Drift')
  await visit('health')
  await press(page, 'Logga ut')
  await visit('sign-in')
  await page.getByLabel('Lösenfras').fill('fyra gula hästar')
  await press(page, 'Logga in')
  await visit('sign-in-refused')
}

async function firstSignIn({ page, setupCode, visit }: Walk): Promise<void> {
  await visit('first-sign-in')
  await page.getByLabel('Startkod').fill(setupCode)
  await page.getByLabel('Lösenfras', { exact: true }).fill('kort')
  await page.getByLabel('Lösenfrasen en gång till').fill('kort')
  await press(page, 'Välj lösenfrasen')
  await visit('first-sign-in-refused')
  await page.getByLabel('Startkod').fill(setupCode)
  await page.getByLabel('Lösenfras', { exact: true }).fill(passphrase)
  await page.getByLabel('Lösenfrasen en gång till').fill(passphrase)
  await press(page, 'Välj lösenfrasen')
}

/** A unit with a code and a tablet, a period of its own, and a delivery from a file. */
async function send({ page, address, visit }: Walk): Promise<void> {
  await link(page, 'Enheter')
  await page.getByLabel('Enhetens namn').fill('Norra mottagningen')
  await press(page, 'Lägg till')
  await press(page, 'Ny engångskod')
  await visit('one-time-code')
  const key = deviceKey()
  const code = await page.locator('.code--large').innerText()
  const answer = await postJson(`${address}/v1/enrolments`, enrolmentOf(key, code))
  const { unit, deviceId } = openEnrolled((await answer.json()) as EnrolledAnswer, key, code)
  await link(page, 'Enheter')
  await link(page, 'Norra mottagningen')
  await visit('a-unit')
  await link(page, 'Spärra')
  await visit('revoking')
  await link(page, 'Mätperioder')
  await link(page, 'Ny mätperiod')
  await visit('new-period')
  await page.locator('#reasons summary').click()
  await visit('new-period-own-codes')
  await fillPeriod(page, 'Senaste', daysOn(-40), daysOn(-200))
  await visit('new-period-refused')
  await fillPeriod(page, 'Senaste', daysOn(-200), daysOn(-40))
  await visit('new-period-plan')
  await press(page, 'Öppna mätperioden')
  await page.getByRole('heading', { name: 'Senaste' }).waitFor()
  await link(page, 'Leveranser')
  const batch = goodBatch({ ...period2014, id: 'senaste', plan: currentPlan.id }, unit.id)
  const buffer = Buffer.from(JSON.stringify(submissionOf(key, deviceId, batch)))
  await page.getByLabel('Leveransfil').setInputFiles({ name: 'leverans.json', mimeType: 'application/json', buffer })
  await press(page, 'Ta emot')
  await visit('delivery-taken-in')
}

const daysOn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

async function fillPeriod(page: Page, name: string, first: string, last: string): Promise<void> {
  await page.getByLabel('På svenska').first().fill(name)
  await page.getByLabel('Första dag').fill(first)
  await page.getByLabel('Sista dag').fill(last)
  await press(page, 'Titta på planen')
}

/** A period to come: corrected, and taken away. */
async function correct({ page, visit }: Walk): Promise<void> {
  await link(page, 'Mätperioder')
  await link(page, 'Ny mätperiod')
  await fillPeriod(page, 'Komande', daysOn(20), daysOn(120))
  await press(page, 'Öppna mätperioden')
  await visit('a-period-to-come')
  await link(page, 'Rätta mätperioden')
  await visit('correcting')
  await page.getByLabel('På svenska').first().fill('Kommande')
  await page.getByLabel('Första dag').fill(daysOn(-1))
  await press(page, 'Rätta mätperioden')
  await visit('correcting-refused')
  await page.getByLabel('Första dag').fill(daysOn(20))
  await press(page, 'Rätta mätperioden')
  await page.getByText('rättelse 1').waitFor()
  await visit('a-corrected-period')
  await link(page, 'Ta bort mätperioden')
  await visit('taking-away')
  await page.getByLabel('Skriv mätperiodens beteckning').fill('komande')
  await press(page, 'Ta bort mätperioden')
}

/** A file that is no wording, and one that is. */
async function bring({ page, visit }: Walk): Promise<void> {
  await link(page, 'Formulärtexter')
  const pick = (buffer: Buffer) =>
    page.getByLabel('Fil med formulärtext').setInputFiles({ name: 'text.json', mimeType: 'application/json', buffer })
  await pick(Buffer.from('{}'))
  await press(page, 'Läs in')
  await visit('wording-refused')
  await pick(readFileSync('test/fixtures/formats/mattstock-wording-2.json'))
  await press(page, 'Läs in')
  await visit('wording-added')
}

async function publish({ page, visit }: Walk): Promise<void> {
  await link(page, 'Översikt')
  await visit('overview-at-work')
  await link(page, 'Mätperioder')
  await link(page, 'Senaste')
  await visit('a-period')
  await link(page, 'Dra tillbaka')
  await visit('withdrawing')
  await link(page, 'Tillbaka')
  await link(page, 'Stäng och publicera utgåva 1')
  await visit('publishing')
  await page.getByLabel('Skriv mätperiodens beteckning').fill('senast')
  await press(page, 'Stäng och publicera utgåva 1')
  await visit('publishing-refused')
  await page.getByLabel('Skriv mätperiodens beteckning').fill('senaste')
  await press(page, 'Stäng och publicera utgåva 1')
  await page.getByText('Publicerad').waitFor()
  await visit('a-published-period')
}
