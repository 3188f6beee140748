/** A real unit: enrolled by code and four words, a live period in its window, and a collector that goes away and comes back. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, afterTheVisit, civilDay, period2014 } from '#aggregate'
import { program } from '../programs.ts'
import { type Tablet, tablet } from './chromium.ts'
import { startCollector } from './serve.ts'
import { countTaps, setUpUnit, watched } from './steps.ts'

const data = mkdtempSync(join(tmpdir(), 'live-'))
const passphrase = 'fyra gröna hästar'
let collector: Awaited<ReturnType<typeof startCollector>>
let port: number
let device: Tablet
let context: BrowserContext
let page: Page
let faults: string[]
let taps: Awaited<ReturnType<typeof countTaps>>

beforeAll(async () => {
  port = await freePort()
  collector = await startCollector(data, { PORT: String(port), LOG: 'silent', ADMIN_PASSPHRASE: passphrase })
  device = await tablet()
  context = await device.open({ serviceWorkers: 'allow' })
  faults = watched(context)
  taps = await countTaps(context)
  page = await context.newPage()
})
afterAll(async () => {
  await context.close()
  await device.remove()
  await collector.stop()
  rmSync(data, { recursive: true, force: true })
})

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => found(port))
    })
  })
}

/** As staff of the collector would, beside the running process. */
function command(...args: readonly string[]): string {
  const done = spawnSync(process.execPath, [program('collector/main.ts'), ...args], {
    env: { ...process.env, DATA: data },
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`collector ${args[0]}: ${done.stderr}`)
  return done.stdout
}

const button = (name: string) => page.getByRole('button', { name, exact: true })
const link = (name: string) => page.getByRole('link', { name, exact: true })

it('enrols by code and four words, and keeps nothing before they were compared', async () => {
  await page.goto(collector.address)
  await setUpUnit(page, 'Björkens mottagning')
  const [code = ''] = command('code', '--unit', 'Björkens mottagning').split('\t')
  await link('Mätperiod').click()
  await link('Anslut apparaten').click()
  await page.getByLabel('Engångskod').fill('0000000000')
  await page.getByLabel('Apparatens namn').fill('Datorn i receptionen')
  await button('Anslut apparaten').click()
  await page.getByText('Koden stämmer inte, är använd eller har gått ut.').waitFor()
  // Read aloud and typed in small letters, with a space in the middle.
  await page.getByLabel('Engångskod').fill(`${code.slice(0, 5)} ${code.slice(5)}`.toLowerCase())
  await button('Anslut apparaten').click()
  await page.getByRole('heading', { name: 'Jämför fyra ord' }).waitFor()
  expect(await page.locator('.four-words li').count()).toBe(4)
  await button('Orden är desamma').click()
  await page.getByText('Den här apparaten hör till Björkens mottagning.').waitFor()
})

it('sends a live period in its window, and bears a collector that goes away', async () => {
  const last = addDays(civilDay(Date.now()), -40)
  const file = join(data, 'period.json')
  const questionnaires = [{ instrument: afterTheVisit, counted: ['first'] }]
  writeFileSync(file, JSON.stringify({ ...period2014, id: 'varen', first: addDays(last, -200), last, questionnaires }))
  command('period', 'load', file)
  await link('Fortsätt').click()
  await button('Hämta från insamlingen').click()
  await page
    .getByRole('listitem')
    .filter({ hasText: period2014.names.sv })
    .getByRole('button', { name: 'Var med' })
    .click()
  await page.getByText('Perioden är hämtad.').waitFor()
  await link('Fortsätt').click()
  await page.getByText('Ingen har gjort en första mätning än.').waitFor()
  await link('Nästa: kontrollera').click()
  await button('Stäng perioden').click()
  const closed = taps.now()
  await page.getByText('Färre än tio barn och unga. Då skickas bara att ni var med. Inga siffror.').waitFor()

  await collector.stop()
  await button('Skicka').click()
  await page.getByText('Siffrorna är klara och väntar på att skickas.').waitFor()
  await page.getByText('Senaste försöket: inget nät, eller så svarade ingen.').waitFor()
  collector = await startCollector(data, { PORT: String(port), LOG: 'silent', ADMIN_PASSPHRASE: passphrase })
  await button('Skicka nu').click()
  await page.getByText('Insamlingen har tagit emot siffrorna.').waitFor()
  // *Skicka*, and *Skicka nu* since the collector was away.
  expect(taps.now() - closed).toBe(2)
  // Corrections have a window of their own, half a year on.
  await page.getByText(`Det går från ${addDays(last, period2014.window.second)}.`).waitFor()
  expect(faults).toEqual([])
})

it('takes over a correction that the collector’s staff make of a period to come, and says what changed', async () => {
  const first = addDays(civilDay(Date.now()), 10)
  const file = join(data, 'coming.json')
  const names = { ...period2014.names, sv: 'Hösten 2062' }
  writeFileSync(file, JSON.stringify({ ...period2014, id: 'hosten', names, first, last: addDays(first, 90) }))
  command('period', 'load', file)
  await link('Mätperiod').click()
  await button('Hämta från insamlingen').click()
  await page.getByRole('listitem').filter({ hasText: 'Hösten 2062' }).getByRole('button', { name: 'Var med' }).click()
  await page.getByRole('heading', { name: 'Hösten 2062' }).waitFor()

  const desk = await context.newPage()
  await desk.goto(`${collector.address}/admin/perioder/hosten`)
  await desk.getByLabel('Lösenfras').fill(passphrase)
  await desk.getByRole('button', { name: 'Logga in' }).click()
  await desk.goto(`${collector.address}/admin/perioder/hosten`)
  await desk.getByRole('link', { name: 'Rätta mätperioden' }).click()
  await desk.getByLabel('På svenska').first().fill('Hösten 2026')
  await desk.getByRole('button', { name: 'Rätta mätperioden' }).click()
  await desk.getByText('rättelse 1').waitFor()
  await desk.close()

  await link('Ärenden').click()
  await link('Mätperiod').click()
  await page.getByText('Hösten 2062 är rättad. Apparaten har tagit över rättelsen:').waitFor()
  // And on the period itself for as long as it is there.
  await page.getByText(/^Rättad \d/).click()
  await page.getByText('Namn: Hösten 2062 blev Hösten 2026').first().waitFor()
  await page.getByRole('heading', { name: 'Hösten 2026' }).waitFor()
  expect(faults).toEqual([])
})
