/** Whoever runs the collector, in a real browser: every form sent under the strict policy, without script. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { currentPlan, type EnrolledAnswer, period2014 } from '#aggregate'
import { type CollectorProcess, postJson, startProcess } from '../collector/process.ts'
import { deviceKey, enrolmentOf, goodBatch, openEnrolled, submissionOf } from '../collector/unit.ts'
import { type Tablet, tablet } from './chromium.ts'

const data = mkdtempSync(join(tmpdir(), 'staff-'))
const passphrase = 'fyra gröna hästar'
let server: CollectorProcess
let desk: Tablet
let context: BrowserContext
let page: Page
const complaints: string[] = []
beforeAll(async () => {
  server = await startProcess({ DATA: data, ADMIN_PASSPHRASE: passphrase })
  desk = await tablet()
  context = await desk.open()
  page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
})
afterAll(async () => {
  await context.close()
  await desk.remove()
  await server.end('SIGTERM')
  rmSync(data, { recursive: true })
})

const press = async (name: string) => await page.getByRole('button', { name }).click()
const go = async (name: string) => await page.getByRole('link', { name, exact: true }).click()

it('signs in, gives a unit a code, makes a period, takes in a file, publishes and reads the figures', async () => {
  await page.goto(`${server.address}/admin`)
  await page.getByLabel('Lösenfras').fill(passphrase)
  await press('Logga in')

  await go('Enheter')
  await page.getByLabel('Enhetens namn').fill('Norra mottagningen')
  await press('Lägg till')
  await press('Ny engångskod')
  const code = await page.locator('.code--large').innerText()

  const key = deviceKey()
  const answer = await postJson(`${server.address}/v1/enrolments`, enrolmentOf(key, code))
  const enrolled = openEnrolled((await answer.json()) as EnrolledAnswer, key, code)
  await go('Enheter')
  await go('Norra mottagningen')
  await page.getByText('Surfplatta 1').waitFor()

  await go('Mätperioder')
  await go('Ny mätperiod')
  await page.getByLabel('På svenska').first().fill('Senaste')
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Första dag').fill(daysAgo(200))
  await page.getByLabel('Sista dag').fill(daysAgo(40))
  await press('Titta på planen')
  await page.getByRole('heading', { name: 'Mätperioden som den blir' }).waitFor()
  await press('Öppna mätperioden')
  await page.getByRole('heading', { name: 'Senaste' }).waitFor()

  const batch = goodBatch({ ...period2014, id: 'senaste', plan: currentPlan.id }, enrolled.unit.id)
  const file = join(data, 'leverans.json')
  writeFileSync(file, JSON.stringify(submissionOf(key, enrolled.deviceId, batch)))
  await go('Leveranser')
  await page.getByLabel('Leveransfil').setInputFiles(file)
  await press('Ta emot')
  await page.getByText('Leveransen är mottagen.').waitFor()

  await go('Mätperioder')
  await go('Senaste')
  await page.getByRole('row', { name: /Norra mottagningen.*fil/ }).waitFor()
  await go('Stäng och publicera utgåva 1')
  await page.getByText('1 av 1 enheter har lämnat siffror som räknas med.').waitFor()
  await page.getByLabel('Skriv mätperiodens beteckning: senaste').fill('senaste')
  await press('Stäng och publicera utgåva 1')
  await page.getByText('Publicerad').waitFor()
  await go('Se de nationella siffrorna')
  await page.getByText('Bygger på 1 av 1 enheter.').waitFor()

  await page.goto(`${server.address}/nationellt/ovning`)
  await page.getByText('Bygger på 26 av 27 enheter.').waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  await go('العربية')
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
  // Nothing pushes the page sideways on a phone: wide tables scroll by themselves.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)

  await page.goto(`${server.address}/admin?sprak=sv`)
  await press('Logga ut')
  await page.getByLabel('Lösenfras').waitFor()
  expect(complaints).toEqual([])
})
