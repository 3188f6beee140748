/** The main job once through, in a real browser on a real profile: answered, read, counted and sent, with the network cut from the second page to the sending. */
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { InventedRecord } from '../../src/practice/child.ts'
import { csv, mattstock, table } from '../cli/run.ts'
import { nation } from '../reenactment/nation.ts'
import { type Tablet, tablet } from './chromium.ts'
import {
  answer,
  handOver,
  joinRehearsal,
  keptWhole,
  makeCase,
  measure,
  openSection,
  receiptHasCome,
  sendPeriod,
  startPractice,
  takeBack,
  watched,
} from './steps.ts'

const mustBeRead = [6, 9, 16, 22, 24, 34].map((item) => `i${item}`)

// One young person of the re-enacted first line of 2014, who left something blank and answered something above 0 that
// somebody must read: what the generator says they answered is ticked on the real screens.
const young = nation(2014)
  .flatMap((unit) => unit.cases)
  .map(({ records }) => ({ sdq: answersTo('sdq-s11-17', records), core: answersTo('core-om', records) }))
  .find(
    ({ sdq, core }) => sdq?.ebddiff && core && mustBeRead.some((i) => core[i]) && Object.values(core).includes(null),
  )
if (!young?.sdq || !young.core) throw new Error('2014 has nobody who will do')
const { sdq, core } = young

let device: Tablet
let context: BrowserContext
let page: Page
let faults: readonly string[]

beforeAll(async () => {
  device = await tablet()
  context = await device.open({ serviceWorkers: 'allow' })
  faults = watched(context)
  page = context.pages()[0] ?? (await context.newPage())
})
afterAll(async () => {
  await context.close()
  await device.remove()
})

it('takes a youth’s answers without network, shows staff the command line’s figures, and sends the period', async () => {
  await startPractice(page, inject('address'))
  await joinRehearsal(page)
  await keptWhole(page)
  await context.setOffline(true)

  await page.getByRole('link', { name: 'Ärenden' }).click()
  const { path } = await makeCase(page, { born: '16' })
  await handOver(page, 'SDQ S11-17', 'CORE-OM')
  await page.getByRole('button', { name: 'Börja' }).click()
  await answer(page, Object.values(sdq))
  await page.getByRole('button', { name: 'Fortsätt' }).click()
  await answer(page, Object.values(core))
  await page.getByText('Dina svar är sparade och låsta.').waitFor()
  await takeBack(page)
  await page.getByRole('heading', { name: /^Tillbaka hos personalen/ }).waitFor()

  const toGoThrough = page.getByRole('region', { name: /Svar att gå igenom med personen/ })
  expect(await numbersOf(toGoThrough.getByRole('rowheader'))).toEqual(reviewed)
  await page.getByLabel('Vad gjordes?').fill('Pratade igenom, ny tid i morgon.')
  await page.getByRole('button', { name: 'Har sett' }).click()
  await page.getByText('Inga svar väntar på att gås igenom.').waitFor()

  await toCase(path)
  await handOver(page, 'SDQ P4-17')
  await page.getByRole('button', { name: 'Börja' }).click()
  await answer(page, Object.values(sdq))
  await page.getByText('Dina svar är sparade och låsta.').waitFor()
  await takeBack(page)
  await page.getByText('Inga svar väntar på att gås igenom.').waitFor()

  await toCase(path)
  await measure(page, /^Mät: C-GAS/)
  await page.getByRole('radio', { name: /^41–50/ }).check()
  await page.getByRole('radio', { name: '47', exact: true }).check()
  await page.getByRole('button', { name: 'Spara' }).click()
  await page.getByRole('button', { name: 'Klar' }).click()

  for (const { form, row, scales } of forms) {
    await toCase(path)
    await openSection(page, 'Mätningar')
    await page.getByRole('row', { name: form.title }).getByRole('link', { name: today }).click()
    await page.getByRole('heading', { name: form.title, level: 1 }).waitFor()
    expect(await shown(page)).toEqual(computed(form.id, row, scales))
  }

  await sendPeriod(page)
  await page.getByText('Siffrorna är klara och väntar på att skickas.').waitFor()
  // The network comes back, and with it the receipt.
  await context.setOffline(false)
  await receiptHasCome(page)
  await page.goto(`${inject('address')}/nationellt/ovning`)
  expect(await page.getByText(/^Bygger på \d+ av \d+ enheter/).innerText()).toMatch(/^Bygger på ([3-9]|\d\d)/)
  expect(faults).toEqual([])
})

async function toCase(path: string) {
  await page.getByRole('link', { name: 'Ärenden' }).click()
  await page.locator(`a[href="${path}"]`).first().click()
}

const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date())
const reviewed = mustBeRead.filter((item) => core[item] !== 0).map((item) => Number(item.slice(1)))

/** What the command line asks for: the supplement's duration and burden are in no score, and it knows them not. */
const sdqRow = Object.fromEntries(Object.entries(sdq).filter(([item]) => item !== 'duration' && item !== 'burden'))
const sdqScales = {
  'Problem i vardagen': 'impact',
  'Totala svårigheter': 'total',
  Känslor: 'emotional',
  Beteende: 'conduct',
  'Överaktivitet och koncentration': 'hyperactivity',
  Kamrater: 'peer',
  Prosocialt: 'prosocial',
}

/** What the screen calls each scale, and the command line's column for it. */
const forms = [
  { form: { id: 'sdq-s11-17', title: /^SDQ S11-17/ }, row: sdqRow, scales: sdqScales },
  { form: { id: 'sdq-p4-17', title: /^SDQ P4-17/ }, row: sdqRow, scales: sdqScales },
  { form: { id: 'cgas', title: /^C-GAS/ }, row: { i1: 47 }, scales: { Fungerande: 'score' } },
  {
    form: { id: 'core-om', title: /^CORE-OM/ },
    row: core,
    scales: {
      'Klinisk poäng': 'clinical',
      Välbefinnande: 'wellbeing',
      Problem: 'problems',
      Fungerande: 'functioning',
      'Alla utom riskfrågorna': 'nonrisk',
    },
  },
] as const

/** Scale by scale, the figure on the screen with a decimal point. */
async function shown(on: Page): Promise<Record<string, string>> {
  const rows = await on.locator('dl.scales > div').all()
  const read = rows.map(async (row) => [
    (await row.locator('dt').innerText()).replace(/\s*bättre.*$/su, ''),
    (await row.locator('dd strong').first().innerText()).replace(',', '.'),
  ])
  return Object.fromEntries(await Promise.all(read))
}

/** The same from the command line, with as many decimals as the screen gives: none for SDQ and C-GAS, one for clinical, two for means. */
function computed(
  form: string,
  row: Readonly<Record<string, number | null>>,
  scales: Readonly<Record<string, string>>,
) {
  const { out } = mattstock(
    ['score', '--form', form],
    csv([
      ['id', ...Object.keys(row)],
      ['a', ...Object.values(row)],
    ]),
  )
  const [line] = table(out)
  const decimals = (column: string) => (form.startsWith('sdq') || form === 'cgas' ? 0 : column === 'clinical' ? 1 : 2)
  return Object.fromEntries(
    Object.entries(scales).map(([name, column]) => [name, Number(line?.[column]).toFixed(decimals(column))]),
  )
}

const numbersOf = async (headers: Locator) => (await headers.allInnerTexts()).map((text) => Number.parseInt(text, 10))

function answersTo(form: string, records: readonly InventedRecord[]): Readonly<Record<string, number | null>> | null {
  const filled = records.find(({ body }) => body.kind === 'answers' && body.form === form)?.body
  return filled?.kind === 'answers' ? filled.answers : null
}
