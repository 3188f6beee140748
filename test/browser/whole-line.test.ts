/** The main job once through, in a real browser on a real profile, with the network cut while the youth answers. */
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { csv, mattstock, table } from '../cli/run.ts'
import { type Tablet, tablet } from './chromium.ts'
import { answer, handOver, makeCase, setUpUnit, takeBack, watched } from './steps.ts'

// Any answers will do: what counts is that the screen and the command line say the same of them.
const sdq = [0, 1, 2, 1, 0, 2, 1, 2, 0, 1, 2, 0, null, 1, 2, 1, 0, 2, 0, 1, 2, 1, 0, 2, 1]
const impact = { ebddiff: 2, duration: 1, distres: 2, imphome: 1, impfrie: 3, impclas: 0, impleis: 2, burden: 1 }
const core = [1, 0, 3, 2, 4, 0, 1, null, 2, 3, 1, 0, 4, 2, 1, 0, 3, 2, 1, 4, 0, 0, 2, 0, 1, 3, 2, 4, 1, 0, 2, 3, 1, 0]

let device: Tablet
let context: BrowserContext
let page: Page
let faults: readonly string[]

beforeAll(async () => {
  device = await tablet()
  context = await device.open()
  faults = watched(context)
  page = context.pages()[0] ?? (await context.newPage())
})
afterAll(async () => {
  await context.close()
  await device.remove()
})

it('takes a youth’s answers without network, and shows staff the figures that the command line gives', async () => {
  await page.goto(inject('address'))
  await page.evaluate(() => navigator.serviceWorker.ready)
  const { passphrase } = await setUpUnit(page, 'Enheten Lönnen')
  await context.setOffline(true)
  await page.reload()
  await page.getByLabel('Din lösenfras').fill(passphrase)
  await page.getByRole('button', { name: 'Lås upp' }).click()

  const { path } = await makeCase(page, { born: '16' })
  await handOver(page, 'SDQ S11-17', 'CORE-OM')
  await page.getByRole('button', { name: 'Börja' }).click()
  await answer(page, [...sdq, ...Object.values(impact)])
  await page.getByRole('button', { name: 'Fortsätt' }).click()
  await answer(page, core)
  await page.getByText('Dina svar är sparade och låsta.').waitFor()
  await takeBack(page, passphrase)
  await page.getByRole('heading', { name: /^Tillbaka hos personalen/ }).waitFor()

  const toGoThrough = page.getByRole('region', { name: /Svar att gå igenom med personen/ })
  expect(await numbersOf(toGoThrough.getByRole('rowheader'))).toEqual(reviewed)
  await page.getByLabel('Vad gjordes?').fill('Pratade igenom, ny tid i morgon.')
  await page.getByRole('button', { name: 'Har sett' }).click()
  await page.getByText('Inga svar väntar på att gås igenom.').waitFor()

  await toCase(path)
  await handOver(page, 'SDQ P4-17')
  await page.getByRole('button', { name: 'Börja' }).click()
  await answer(page, [...sdq, ...Object.values(impact)])
  await page.getByText('Dina svar är sparade och låsta.').waitFor()
  await takeBack(page, passphrase)
  await page.getByText('Inga svar väntar på att gås igenom.').waitFor()

  await toCase(path)
  await page.getByRole('link', { name: /^Mät: C-GAS/ }).click()
  await page.getByRole('radio', { name: /^41–50/ }).check()
  await page.getByRole('radio', { name: '47', exact: true }).check()
  await page.getByRole('button', { name: 'Spara' }).click()
  await page.getByRole('button', { name: 'Klar' }).click()

  for (const { form, row, scales } of forms) {
    await toCase(path)
    await page.getByRole('row', { name: form.title }).getByRole('link', { name: today }).click()
    await page.getByRole('heading', { name: form.title, level: 1 }).waitFor()
    expect(await shown(page)).toEqual(computed(form.id, row, scales))
  }
  expect(faults).toEqual([])
})

async function toCase(path: string) {
  await page.getByRole('link', { name: 'Ärenden' }).click()
  await page.locator(`a[href="${path}"]`).first().click()
}

const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date())
// The six that somebody must read: above 0, or blank.
const reviewed = [6, 9, 16, 22, 24, 34].filter((item) => core[item - 1] !== 0)

const names = 'consid restles somatic shares tantrum loner obeys worries caring fidgety friend fights unhappy popular'
  .concat(' distrac clingy kind lies bullied helpout reflect steals oldbest afraid attends')
  .split(' ')

const sdqRow = { ...Object.fromEntries(names.map((name, i) => [name, sdq[i] ?? null])), ...scoredImpact() }
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
    row: Object.fromEntries(core.map((code, i) => [`i${i + 1}`, code])),
    scales: {
      'Klinisk poäng': 'clinical',
      Välbefinnande: 'wellbeing',
      Problem: 'problems',
      Fungerande: 'functioning',
      'Alla utom riskfrågorna': 'nonrisk',
    },
  },
] as const

function scoredImpact() {
  const { duration: _duration, burden: _burden, ...asked } = impact
  return asked
}

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
