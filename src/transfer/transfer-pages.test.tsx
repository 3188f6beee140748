/** The screens on a real vault: every bad file of the corpora is refused in words, and the vault is as it was. */
import 'fake-indexeddb/auto'
import { configure, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { badLines, badTables, goodTable } from '../../test/exchange/bad-csv.ts'
import { badQuestionnaires, badResponses, goodResponse } from '../../test/exchange/bad-fhir.ts'
import { seenFhir, seenTable } from '../../test/exchange/seen.ts'
import { caseFiles } from '../case-file/case-file.ts'
import { createUnit, type OpenVault, VaultProvider } from '../vault/index.ts'
import { unitOfTwo } from '../vault/testing.ts'
import FromQuestionnaire from '../wordings/from-questionnaire.tsx'
import FhirImport from './fhir-import.tsx'
import ImportPage from './import-page.tsx'

configure({ asyncUtilTimeout: 10_000 })

let vault: OpenVault
const user = userEvent.setup({ delay: null })
const caseId = crypto.randomUUID()

beforeAll(async () => {
  Dexie.dependencies.indexedDB = new IDBFactory()
  const made = await createUnit('unit', unitOfTwo)
  vault = made.vault
  await vault.append({ caseId, body: { kind: 'case', code: 'X1', born: 2008, sex: 'f', opened: '2026-01-01' } })
})
afterEach(() => document.body.replaceChildren())

const shown = (page: React.ReactNode) => render(<VaultProvider vault={vault}>{page}</VaultProvider>)
const file = (content: BlobPart, name: string) => new File([content], name)
const said = async () => (await screen.findAllByRole('alert')).map((alert) => alert.textContent).join()
/** Sentences, and no name of a reason that nobody put into words. */
const inWords = (text: string, reason: string) => {
  expect(text).toMatch(/ing(et|enting)? .*(ändrat|lästs in)/i)
  expect(text).not.toContain(reason.includes('-') ? reason : `${reason}:`)
}

it('refuses every bad table in words, and keeps nothing of it', async () => {
  const before = vault.records()
  shown(<ImportPage />)
  await user.selectOptions(screen.getByLabelText('Formulär'), 'core-10')
  for (const { bytes, reason, name } of [...badTables, ...badLines]) {
    if (reason === 'too-many-lines') continue // read in exchange/; drawing it here is slow
    await user.upload(screen.getByLabelText('CSV-fil'), file(new Uint8Array(bytes), `${name}.csv`))
    await screen.findByText(`${name}.csv`)
    inWords(await said(), reason)
    const bringIn = screen.queryByRole('button', { name: /^Läs in (ett|\d+) svar$/ })
    expect(bringIn === null || (bringIn as HTMLButtonElement).disabled).toBe(true)
  }
  expect(vault.records()).toBe(before)
}, 60_000)

it('brings a table in with its progress, tells of it again, and undoes it whole', async () => {
  shown(<ImportPage />)
  await user.selectOptions(screen.getByLabelText('Formulär'), 'core-10')
  await user.upload(screen.getByLabelText('CSV-fil'), file(goodTable(), 'tidigare 191212121212.csv'))
  await screen.findByText('3 svar går att läsa in. De gäller 2 ärenden, varav 2 är nya.')
  await user.click(screen.getByRole('button', { name: 'Läs in 3 svar' }))
  const undo = await screen.findByRole('button', { name: /^Ångra/ })
  expect(vault.of('import').map(({ body }) => [body.file, body.answers, body.cases.length])).toEqual([
    ['tidigare .csv', 3, 2],
  ])
  expect(vault.of('answers').map(({ body }) => [body.via, body.wording])).toEqual(Array(3).fill(['import', null]))
  await user.upload(screen.getByLabelText('CSV-fil'), file(goodTable(), 'igen.csv'))
  await screen.findByText('3 rader finns redan och läses inte in igen.')

  await user.click(undo)
  await user.click(screen.getByRole('button', { name: 'Ja, ångra hela inläsningen' }))
  await waitFor(() => expect(vault.of('import')).toEqual([]))
  expect(vault.of('answers')).toEqual([])
  expect(vault.of('case').map(({ body }) => body.code)).toEqual(['X1'])
  expect((await vault.log()).lines.map(({ body }) => body.what)).toEqual(['import.table', 'import.undone'])
}, 60_000)

it('refuses every bad FHIR response in words, and keeps nothing of it', async () => {
  const before = vault.records()
  const found = caseFiles(before).get(caseId)
  if (!found) throw new Error('no case')
  for (const { text, reason } of badResponses) {
    const { unmount } = shown(<FhirImport file={found} />)
    await user.upload(screen.getByLabelText('FHIR-fil'), file(text, 'bad.json'))
    inWords(await said(), reason)
    unmount()
  }
  expect(vault.records()).toBe(before)
}, 60_000)

it('keeps a FHIR response after it was looked at', async () => {
  const found = caseFiles(vault.records()).get(caseId)
  if (!found) throw new Error('no case')
  shown(<FhirImport file={found} />)
  await user.upload(screen.getByLabelText('FHIR-fil'), file(JSON.stringify(goodResponse()), 'good.json'))
  const table = await screen.findByRole('table', { name: 'Ett svar i filen' })
  expect(within(table).getByText('10 / 10')).toBeTruthy()
  expect(vault.of('answers')).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Spara svaret' }))
  await waitFor(() => expect(vault.of('answers').map(({ body }) => body.day)).toEqual(['2026-10-05']))
}, 60_000)

it('asks what a response does not say, and shows a file of another person beside the case', async () => {
  const found = caseFiles(vault.records()).get(caseId)
  if (!found) throw new Error('no case')
  const before = vault.records()
  const own = (name: string) => seenFhir('responses', name)
  shown(<FhirImport file={found} />)
  const upload = (text: string) => user.upload(screen.getByLabelText('FHIR-fil'), file(text, 'a.json'))
  await upload(own('two-persons-in-one-bundle'))
  expect(await said()).toContain('Filen gäller mer än en person')
  await upload(own('counted-from-1'))
  expect(screen.queryByRole('button', { name: 'Spara svaret' })).toBeNull()
  await user.click(screen.getByLabelText('Som 1'))
  await screen.findByRole('button', { name: 'Spara svaret' })
  await upload(own('nobody-says-who-answered'))
  await user.click(screen.getByLabelText('Barnet eller den unga själv'))
  await screen.findByRole('button', { name: 'Spara svaret' })
  await upload(own('another-case-of-our-own'))
  const both = await screen.findByRole('table', { name: 'Filen säger något annat om personen än ärendet gör' })
  expect(
    within(both)
      .getAllByRole('row')
      .map((row) => row.textContent),
  ).toEqual(['I filenI ärendet', 'Ärendets kodPROV-77X1', 'Födelseår20102008', 'KönPojke eller manFlicka eller kvinna'])
  const keep = screen.getByRole('button', { name: 'Spara svaret' }) as HTMLButtonElement
  expect(keep.disabled).toBe(true)
  await user.click(screen.getByLabelText(/^Det är samma person/))
  expect(keep.disabled).toBe(false)
  expect(vault.records()).toBe(before)
}, 60_000)

it('asks what a table could mean two ways, and brings nothing in before', async () => {
  shown(<ImportPage />)
  const table = async (form: string, name: string) => {
    await user.selectOptions(screen.getByLabelText('Formulär'), form)
    await user.upload(screen.getByLabelText('CSV-fil'), file(seenTable(name), `${name}.csv`))
  }
  await table('core-10', 'counted-from-1')
  await screen.findByText(/Inget svar i filen är 0/)
  await user.click(screen.getByLabelText('Som 1'))
  await screen.findByRole('button', { name: 'Läs in 30 svar' })
  await table('core-10', 'before-and-after-side-by-side')
  await user.click(await screen.findByRole('button', { name: 'Läs bara post1 – post10' }))
  await screen.findAllByText('pre10')
  await screen.findByRole('button', { name: 'Läs in 3 svar' })
  await table('core-10', 'a-week-and-a-question')
  expect((await screen.findByText('De här kolumnerna läses inte')).parentElement?.textContent).toContain('Vecka 4')
  await table('core-10', 'codes-that-lost-their-noughts')
  await user.click(await screen.findByLabelText(/^Koderna är olika ärenden/))
  await screen.findByRole('button', { name: 'Läs in 2 svar' })
  await table('cgas', 'cgas-99-for-missing')
  await user.click(await screen.findByLabelText('Svaret saknas'))
  await screen.findByText('2 rader saknar svar och läses inte in.')
  await screen.findByRole('button', { name: 'Läs in 2 svar' })
  expect(vault.of('import').filter(({ body }) => body.what === 'table')).toEqual([])
}, 60_000)

it('refuses every bad questionnaire in words', async () => {
  const before = vault.records()
  const props = { have: [], day: '2026-11-21', onKeep: async () => undefined, onCancel: () => undefined }
  for (const { text, form, reason } of badQuestionnaires) {
    const { unmount } = shown(<FromQuestionnaire {...props} text={text} />)
    const choice = screen.queryByLabelText('Formulär')
    if (choice) await user.selectOptions(choice, form)
    for (const name of ['Tid som frågorna gäller', 'Rätten ges till']) {
      const part = screen.queryByLabelText(name)
      if (part) await user.type(part, 'x')
    }
    inWords(await said(), reason)
    unmount()
  }
  expect(vault.records()).toBe(before)
}, 60_000)
