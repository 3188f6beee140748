/** Files of others in a real browser: foreign questionnaires answered, a case out and in as FHIR, a table in and undone. */
import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { badLines, badTables, goodTable } from '../exchange/bad-csv.ts'
import { badQuestionnaires, badResponses } from '../exchange/bad-fhir.ts'
import { grouped, missingRights, weighted } from '../exchange/foreign.ts'
import { seenFhir } from '../exchange/seen.ts'
import { fhirFaults } from '../exchange/valid.ts'
import { axeFaults } from '../screens/axe.ts'
import { type Tablet, tablet } from './chromium.ts'
import { answer, fromMenu, handOver, makeCase, openSection, startPractice, takeBack, watched } from './steps.ts'

let device: Tablet
let context: BrowserContext
let page: Page
let broken: readonly string[]
let exported: Buffer

beforeAll(async () => {
  device = await tablet()
  context = await device.open()
  broken = watched(context)
  page = context.pages()[0] ?? (await context.newPage())
  await startPractice(page, inject('address'))
})

afterAll(async () => {
  await context.close()
  await device.remove()
})

const go = (name: string) => page.getByRole('navigation').getByRole('link', { name }).click()
const json = (name: string, value: unknown) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
})
const axe = () => axeFaults(page)

async function openWordingImport() {
  await go('Enheten')
  await page.getByRole('link', { name: 'Formulärtexter' }).click()
  await page.getByRole('button', { name: 'Läs in från fil' }).click()
}

/** Loads a foreign questionnaire as a wording of a form, filling in what it does not say. */
async function loadQuestionnaire(file: unknown, form: RegExp, more: Readonly<Record<string, string>>) {
  await openWordingImport()
  await page.getByLabel('Fil med formulärtext').setInputFiles(json('questionnaire.json', file))
  const choice = page.getByRole('combobox', { name: 'Formulär', exact: true })
  const option = choice.locator('option').filter({ hasText: form })
  await choice.selectOption(await option.innerText())
  for (const [label, text] of Object.entries(more)) await page.getByLabel(label, { exact: true }).fill(text)
}

const rights = { 'Tid som frågorna gäller': missingRights.period, 'Rätten ges till': missingRights.grantedTo }

it('a questionnaire in groups with a value set becomes a wording, and is answered in its own words', async () => {
  await loadQuestionnaire(grouped(), /^CORE-10/, rights)
  await page.getByText('Frågorna är tagna i filens ordning').waitFor()
  expect(await axe()).toEqual([])
  await page.getByRole('button', { name: 'Spara formulärtexten' }).click()
  await page.getByRole('list', { name: 'Inlästa formulärtexter' }).getByText('CORE-10, svenska').waitFor()

  await go('Ärenden')
  await makeCase(page, { born: '2006' })
  await handOver(page, 'CORE-10')
  await page.getByText('© Exempelregionen. Får användas i vården.').waitFor()
  await page.getByRole('button', { name: 'Börja' }).click()
  await page.getByText('Egen mening nummer 1: så här har det varit på morgonen.', { exact: true }).waitFor()
  expect(await page.getByRole('radio').count()).toBe(5)
  await page.getByText('Någon gång', { exact: true }).waitFor()
  await answer(page, [0, 1, 2, 3, 4, 0, 1, 2, 3, null])
  await takeBack(page)
})

it('a case goes out as a valid FHIR file that says nobody’s name, and the log has it', async () => {
  await go('Ärenden')
  await page
    .getByRole('link', { name: /ÖVA-09/ })
    .first()
    .click()
  await fromMenu(page, 'Ärendet', 'Exportera som FHIR')
  await page.getByText('Personuppgifter', { exact: true }).waitFor()
  expect(await axe()).toEqual([])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Gör filen' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^mattstock-fhir-personuppgifter-\d{4}-\d\d-\d\d\.json$/)
  exported = readFileSync((await download.path()) as string)
  const bundle = JSON.parse(exported.toString()) as { entry: { resource: { resourceType: string } }[] }
  expect(fhirFaults(bundle)).toEqual([])
  expect(bundle.entry.some(({ resource }) => resource.resourceType === 'Observation')).toBe(true)
  await go('Enheten')
  await page.getByRole('link', { name: 'Logg' }).click()
  await page.getByText('Gjorde en FHIR-fil med personuppgifter').first().waitFor()
})

it('the same file comes into another case, and a second time is refused with a sentence', async () => {
  await go('Ärenden')
  await makeCase(page, { born: '2009' })
  const bring = async () => {
    await fromMenu(page, 'Annat formulär', 'Läs in ett FHIR-svar')
    await page.getByLabel('FHIR-fil').setInputFiles(json('bundle.json', exported.toString()))
  }
  await bring()
  // It says itself whose it is: both are shown, and nothing is kept before somebody has chosen.
  const keep = page.getByRole('button', { name: /^Spara \d+ svar$/ })
  await page.getByText('Filen säger något annat om personen än ärendet gör').waitFor()
  expect(await keep.isDisabled()).toBe(true)
  await page.getByLabel(/^Det är samma person/).check()
  await keep.click()
  await openSection(page, 'Mätningar')
  await page.getByText('från fil').first().waitFor()
  await bring()
  await page.getByText('Svaret finns redan.').first().waitFor()
  const two = seenFhir('responses', 'two-persons-in-one-bundle')
  await page.getByLabel('FHIR-fil').setInputFiles(json('two.json', two))
  await page.getByText('Filen gäller mer än en person').first().waitFor()
  expect(await page.getByRole('button', { name: /^Spara/ }).count()).toBe(0)
  for (const bad of badResponses.filter(({ reason }) => ['personnummer', 'bad-date', 'wrong-shape'].includes(reason))) {
    await page.getByLabel('FHIR-fil').setInputFiles(json('bad.json', bad.text))
    await page.getByRole('alert').getByText('Filen kan inte läsas in. Inget har ändrats.').waitFor()
    expect(await page.getByRole('button', { name: /^Spara/ }).count()).toBe(0)
  }
})

it('a questionnaire with weights is matched by its numbers and answered, and bad files leave the wordings as they were', async () => {
  await loadQuestionnaire(weighted(), /^YP-CORE/, rights)
  await page.getByText('Frågorna är kända på sina nummer').waitFor()
  await page.getByRole('button', { name: 'Spara formulärtexten' }).click()
  await page.getByRole('list', { name: 'Inlästa formulärtexter' }).getByText('YP-CORE, svenska').waitFor()
  const loaded = await page.locator('main').innerText()
  await go('Ärenden')
  await makeCase(page, { born: '2012' })
  await handOver(page, 'YP-CORE')
  await page.getByRole('button', { name: 'Börja' }).click()
  await page.getByText('Min egen mening nummer 1: jag såg vilken färg himlen hade.', { exact: true }).waitFor()
  await answer(page, [4, 3, 2, 1, 0, 4, 3, 2, 1, 0])
  await takeBack(page)
  await go('Enheten')
  await page.getByRole('link', { name: 'Formulärtexter' }).click()
  await page.getByRole('button', { name: 'Läs in från fil' }).click()
  for (const reason of ['xml', 'modifier', 'outside-value-set', 'retired']) {
    const bad = badQuestionnaires.find((one) => one.reason === reason)
    await page.getByLabel('Fil med formulärtext').setInputFiles(json('bad.json', bad?.text ?? ''))
    const choice = page.getByRole('combobox', { name: 'Formulär', exact: true })
    if (reason === 'outside-value-set') await choice.selectOption('core-10')
    await page.getByRole('alert').getByText('Filen kan inte läsas in. Inget har ändrats.').waitFor()
  }
  await page.getByRole('button', { name: 'Tillbaka' }).first().click()
  expect(await page.locator('main').innerText()).toBe(loaded)
})

const csv = (buffer: Uint8Array | string) => ({
  name: 'tidigare.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(buffer),
})

async function openTableImport() {
  await go('Enheten')
  await page.getByRole('link', { name: 'Läs in tidigare svar' }).click()
  await page.getByRole('combobox', { name: 'Formulär', exact: true }).selectOption('core-10')
}

it('bad tables are refused, each line with its number, and nothing can be brought in', async () => {
  await openTableImport()
  for (const bad of badTables.filter(({ reason }) => ['workbook', 'not-text', 'empty'].includes(reason)).slice(0, 4)) {
    await page.getByLabel('CSV-fil').setInputFiles(csv(bad.bytes))
    await page.getByRole('alert').getByText('Filen kan inte läsas in. Inget har ändrats.').waitFor()
  }
  for (const bad of badLines
    .filter(({ reason }) => ['personnummer', 'outside-range', 'ambiguous-day'].includes(reason))
    .slice(0, 6)) {
    await page.getByLabel('CSV-fil').setInputFiles(csv(bad.bytes))
    await page.getByText('Ett fel måste rättas i filen. Inget har lästs in.').waitFor()
    expect(await page.getByRole('button', { name: /^Läs in \d+ svar$/ }).isDisabled()).toBe(true)
    expect(await page.locator('main').innerText()).not.toContain('1212')
  }
})

it('a table is read on trial, brought in, told of again, and undone whole', async () => {
  await openTableImport()
  await page.getByLabel('CSV-fil').setInputFiles(csv(goodTable()))
  await page.getByText('3 svar går att läsa in. De gäller 2 ärenden, varav 2 är nya.').waitFor()
  expect(await axe()).toEqual([])
  // A column set wrong is said, and set right again.
  const column = page.getByLabel('Vad kolumnen Fråga 3 betyder')
  await column.selectOption('ignored')
  await page.getByText('Ingen kolumn är den här frågan.').waitFor()
  await column.selectOption('item i3')
  await page.getByRole('button', { name: 'Läs in 3 svar' }).click()
  await page.getByRole('button', { name: 'Ångra tidigare.csv' }).waitFor()
  await page.getByLabel('CSV-fil').setInputFiles(csv(goodTable()))
  await page.getByText('3 rader finns redan och läses inte in igen.').waitFor()

  await go('Ärenden')
  await page.getByRole('link', { name: /^A1\b.*2006/ }).click()
  await page.getByText('2024-03-04').first().waitFor()
  await go('Enheten')
  await page.getByRole('link', { name: 'Läs in tidigare svar' }).click()
  await page.getByRole('button', { name: 'Ångra tidigare.csv' }).click()
  await page.getByText(/Alla 3 svaren tas bort/).waitFor()
  await page.getByRole('button', { name: 'Ja, ångra hela inläsningen' }).click()
  await page.getByRole('button', { name: 'Ja, ångra hela inläsningen' }).waitFor({ state: 'detached' })
  await go('Ärenden')
  expect(await page.getByRole('link', { name: /^(A1|B7)\b/ }).count()).toBe(0)
})

it('broke no policy of the page on the way', () => {
  expect(broken).toEqual([])
})
