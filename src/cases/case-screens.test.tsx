import 'fake-indexeddb/auto'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { formById, itemIds } from '#instruments'
import { showAt } from '../app/testing.tsx'
import { noRules } from '../case-file/due.ts'
import { createUnit, type OpenVault, VaultError } from '../vault/index.ts'
import { unitOfTwo } from '../vault/testing.ts'
import { loadWords } from '../words/index.tsx'
import { CaseLine } from './case-line.tsx'
import { rowOf } from './case-list.ts'
import { answered, fileOf } from './testing.ts'

let vault: OpenVault
const user = userEvent.setup()

beforeAll(async () => {
  await loadWords('sv')
  vault = (await createUnit('unit', unitOfTwo)).vault
})

let caseId: string
beforeEach(async () => {
  caseId = crypto.randomUUID()
  const code = `T-${caseId.slice(0, 4)}`
  await vault.append({ caseId, body: { kind: 'case', code, born: 2009, sex: 'f', opened: '2026-11-02' } })
})

const show = (path: string) => showAt(vault, path)
const press = (name: string) => user.click(screen.getByRole('button', { name }))
const cases = () => vault.of('case').length

it.each([
  ['121212-1212', '14', /Skriv inte personnummer/],
  ['M-14', '2031', /Skriv ett födelseår/],
  ['M-14', '130', /Skriv ett födelseår/],
])('refuses the case %s, %s with one sentence and writes nothing', async (code, born, sentence) => {
  const before = cases()
  show('/cases/new')
  const field = screen.getByLabelText('Kod')
  await user.clear(field)
  await user.type(field, code)
  await user.type(screen.getByLabelText('Födelseår eller ålder'), born)
  await user.click(screen.getByLabelText('Annat eller okänt'))
  if (!/\d{6}/.test(code)) await press('Skapa ärendet')
  expect((await screen.findByRole('alert')).textContent).toMatch(sentence)
  expect(cases()).toBe(before)
})

it('keeps the place of a standing that is still counted, so that no line moves under a finger', () => {
  const file = fileOf(2011, answered('sdq-s11-17', '2026-11-03'))
  const line = { row: rowOf(file, noRules, '2026-11-30', 's'), day: '2026-11-30', sameCode: false }
  const held = (standing: null | undefined) => {
    cleanup()
    render(<CaseLine {...line} standing={standing} />)
    return document.querySelector('.case-line__standing')?.textContent
  }
  expect(held(null)).toContain('\u00a0')
  expect(held(undefined)).not.toContain('\u00a0')
})

it('shows how cases stand at once to whoever comes back to the list, and anew when something is written', async () => {
  const standing = () => document.querySelector(`a[href="/cases/${caseId}"] .case-line__standing`)?.textContent
  await vault.append({ caseId, body: answered('sdq-s11-17', '2026-11-03') })
  show('/')
  await waitFor(() => expect(standing()).toMatch(/SDQ/))
  cleanup()
  show('/')
  expect(standing()).toMatch(/SDQ/)
  await vault.append({ caseId, body: answered('yp-core', '2026-11-04') })
  await waitFor(() => expect(standing()).toMatch(/CORE/))
})

it('refuses a code that exists, however it is written', async () => {
  const taken = vault.of('case').at(-1)?.body.code ?? ''
  show('/cases/new')
  const field = screen.getByLabelText('Kod')
  await user.clear(field)
  await user.type(field, taken.toLowerCase().replace('-', ' '))
  await user.type(screen.getByLabelText('Födelseår eller ålder'), '14')
  await user.click(screen.getByLabelText('Annat eller okänt'))
  await press('Skapa ärendet')
  expect((await screen.findByRole('alert')).textContent).toMatch(/^Koden finns redan/)
})

it('makes a case with a code of its own and the year that an age means', async () => {
  const place = show('/cases/new')
  const code = screen.getByLabelText<HTMLInputElement>('Kod').value
  await user.type(screen.getByLabelText('Födelseår eller ålder'), '14')
  await user.click(screen.getByLabelText('Flicka eller kvinna'))
  await press('Skapa ärendet')
  await screen.findByRole('heading', { level: 1, name: `Ärende ${code}` })
  expect(place.history.at(-1)).toMatch(/^\/cases\/[0-9a-f-]{36}$/)
  expect(vault.of('case').at(-1)?.body).toMatchObject({ code, born: new Date().getFullYear() - 14, sex: 'f' })
})

it('never puts a case code in the name of the tab', async () => {
  show(`/cases/${caseId}`)
  const heading = await screen.findByRole('heading', { level: 1 })
  expect(heading.textContent).toContain('T-')
  expect(document.title).toBe('Ärende · Måttstock')
})

it('says before a case is erased that earlier backups still hold it', async () => {
  show(`/cases/${caseId}/edit`)
  const erasing = (await screen.findByText('Radera ärendet')).closest('details')
  expect(erasing?.textContent).toContain('Säkerhetskopior som gjordes tidigare har ärendet kvar.')
})

it('notes who opened the case', async () => {
  show(`/cases/${caseId}`)
  await screen.findByRole('heading', { level: 1 })
  const opened = { caseId, by: { staff: vault.me.staff }, body: { what: 'case-opened' } }
  await waitFor(async () => expect((await vault.log()).lines.at(-1)).toMatchObject(opened))
})

it('takes a paper form by keyboard alone: digits move on, space leaves blank, and it is marked as from paper', async () => {
  const form = formById('core-10')
  if (!form) throw new Error('no CORE-10')
  show(`/cases/${caseId}/paper`)
  await user.selectOptions(screen.getByLabelText('Formulär'), 'core-10')
  await user.click(screen.getByLabelText('Fråga 1, 0 till 4'))
  await user.keyboard('401230 123')
  await press('Spara formuläret')
  await screen.findByRole('heading', { level: 1, name: /^CORE-10, ärende T-/ }, { timeout: 5_000 })
  expect(screen.getByText(/^Sparat\./)).toBeDefined()
  const last = vault.of('answers').at(-1)?.body
  expect(itemIds(form).map((id) => last?.answers[id])).toEqual([4, 0, 1, 2, 3, 0, null, 1, 2, 3])
  expect(last).toMatchObject({
    via: 'paper',
    wording: null,
    mode: null,
    blanks: { [itemIds(form)[6] ?? '']: 'skipped' },
  })
})

it('refuses a paper form with an item that was passed over, and says which', async () => {
  const before = vault.of('answers').length
  show(`/cases/${caseId}/paper`)
  await user.selectOptions(screen.getByLabelText('Formulär'), 'core-10')
  await user.click(screen.getByLabelText('Fråga 1, 0 till 4'))
  await user.keyboard('40123')
  await press('Spara formuläret')
  expect(screen.getByRole('alert').textContent).toMatch(/^Fråga 6 är inte ifylld/)
  expect(vault.of('answers')).toHaveLength(before)
})

it('takes no digit that is not on the form', async () => {
  show(`/cases/${caseId}/paper`)
  await user.selectOptions(screen.getByLabelText('Formulär'), 'core-10')
  const first = screen.getByLabelText<HTMLInputElement>('Fråga 1, 0 till 4')
  await user.click(first)
  await user.keyboard('7')
  expect(first.value).toBe('')
})

it('lists answers to go through before anything else, without a level, until somebody writes what was done', async () => {
  await vault.append({ caseId, body: withReview(2) })
  show(`/cases/${caseId}/given-back`)
  const list = await screen.findByRole('region', { name: /^Svar att gå igenom med personen/ })
  expect(within(list).getByText('Formuläret kan inte bedöma risk. Prata med personen.')).toBeDefined()
  expect(within(list).getAllByRole('rowheader')).toHaveLength(formById('core-om')?.review.length ?? -1)
  await press('Har sett')
  expect(screen.getByRole('alert').textContent).toBe('Skriv kort vad som gjordes.')
  await user.type(screen.getByLabelText('Vad gjordes?'), 'Pratade igenom')
  await press('Har sett')
  await screen.findByText(/Inga svar väntar på att gås igenom\.$/)
  expect(vault.of('seen').at(-1)).toMatchObject({ by: { staff: vault.me.staff }, body: { done: 'Pratade igenom' } })
})

it('keeps unread answers first on the start page, whatever is searched for and whatever else is said', async () => {
  const typed = { kind: 'setting', name: `typed:/cases/${caseId}/protocol`, value: 'Halva' } as const
  await vault.append({ caseId, body: withReview(1) }, { caseId, body: typed })
  show('/')
  const unread = screen.getByRole('heading', { name: 'Svar att gå igenom med personen' })
  const said = screen.getByText('Apparaten låste sig innan det här var sparat:')
  expect(unread.compareDocumentPosition(said)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  await user.type(screen.getByLabelText('Sök kod, födelseår eller anteckning'), 'finns inte')
  const list = screen.getByRole('region', { name: 'Svar att gå igenom med personen' })
  expect(within(list).getAllByRole('link').length).toBeGreaterThan(0)
})

it('keeps a correction as a new record with its reason, and the old one beside it', async () => {
  const [old] = await vault.append({ caseId, body: withReview(0) })
  show(`/cases/${caseId}/answers/${old?.id}/correct`)
  await user.click(await screen.findByLabelText('Fråga 2, 0 till 4'))
  await user.keyboard('3')
  await press('Spara rättelsen')
  expect(screen.getByRole('alert').textContent).toBe('Skriv varför svaren rättas.')
  await user.type(screen.getByLabelText('Varför rättas svaren?'), 'Fel ruta avläst')
  await press('Spara rättelsen')
  await screen.findByRole('heading', { level: 1, name: /^CORE-OM, ärende T-/ }, { timeout: 5_000 })
  expect(screen.getByText(/^Sparat\./)).toBeDefined()
  const [before, after] = vault.of('answers').slice(-2)
  expect(before?.id).toBe(old?.id)
  expect(after?.body.corrects).toEqual({ record: old?.id, reason: 'Fel ruta avläst' })
  expect(Object.values(after?.body.answers ?? {})[1]).toBe(3)
})

it('says so in one sentence when the tablet is full, and keeps what was written on the screen', async () => {
  const { append } = vault
  show('/cases/new')
  await user.type(screen.getByLabelText('Födelseår eller ålder'), '14')
  await user.click(screen.getByLabelText('Annat eller okänt'))
  vault.append = () => Promise.reject(new VaultError('full'))
  await press('Skapa ärendet')
  expect((await screen.findByRole('alert')).textContent).toMatch(/^Det gick inte att spara\. Apparaten är full\./)
  expect(screen.getByLabelText<HTMLInputElement>('Födelseår eller ålder').value).toBe('14')
  vault.append = append
  await press('Skapa ärendet')
  await screen.findByRole('heading', { level: 1, name: /^Ärende/ })
})

it('says on the case’s page, before anything else, which answers wait to be gone through, and leads to them', async () => {
  const [form] = await vault.append({ caseId, body: withReview(2) })
  show(`/cases/${caseId}`)
  const unread = await screen.findByRole('region', { name: 'Svar att gå igenom med personen' })
  const way = within(unread).getByRole('link', { name: /^Gå igenom \d+ svar: CORE-OM, själv, 2026-11-20$/ })
  expect(way.getAttribute('href')).toBe(`/cases/${caseId}/answers/${form?.id}`)
  const now = await screen.findByRole('region', { name: /^Nu/ })
  expect(unread.compareDocumentPosition(now)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
})

it('offers first, as the one main action, what it is time for', async () => {
  await vault.append(
    { caseId, body: { kind: 'setting', name: 'follow-up-weeks', value: 2 } },
    { caseId, body: answered('core-10', '2026-11-02', allZero) },
  )
  show(`/cases/${caseId}`)
  const [main, ...others] = [...document.querySelectorAll('.button--main')]
  expect(main?.textContent).toBe('Mät nu: CORE-10, själv')
  expect(main?.getAttribute('href')).toBe(`/cases/${caseId}/hand-over?forms=core-10`)
  expect(others).toEqual([])
  expect(screen.getByRole('region', { name: 'Nästa' }).textContent).toMatch(/försenad \d+ dagar: CORE-10 själv/)
})

it('has the list as it was left when one comes back', async () => {
  show('/')
  await user.clear(screen.getByLabelText('Sök kod, födelseår eller anteckning'))
  await user.type(screen.getByLabelText('Sök kod, födelseår eller anteckning'), '2009')
  await user.click(screen.getByRole('button', { name: /^Aldrig mätta/ }))
  cleanup()
  show('/')
  expect(screen.getByLabelText<HTMLInputElement>('Sök kod, födelseår eller anteckning').value).toBe('2009')
  expect(screen.getByRole('button', { name: /^Aldrig mätta/ }).getAttribute('aria-pressed')).toBe('true')
  await user.clear(screen.getByLabelText('Sök kod, födelseår eller anteckning'))
  await user.type(screen.getByLabelText('Sök kod, födelseår eller anteckning'), 'finns inte')
  await user.click(screen.getByRole('button', { name: 'Visa alla ärenden' }))
  expect(screen.getByLabelText<HTMLInputElement>('Sök kod, födelseår eller anteckning').value).toBe('')
})

it('shows the result at once after a measuring in the room, and after one for later when it is asked for', async () => {
  await handedOver()
  await vault.append({ caseId, body: answered('core-10', '2026-11-20', allZero) })
  const now = show(`/cases/${caseId}/given-back`)
  await screen.findByRole('heading', { level: 1, name: /^CORE-10, ärende/ }, { timeout: 5_000 })
  expect(now.history.at(-1)).toMatch(/\/answers\/[0-9a-f-]{36}\?saved$/)
  cleanup()
  await vault.append({ caseId, body: { kind: 'setting', name: 'result-later', value: true } })
  await handedOver()
  await vault.append({ caseId, body: answered('core-10', '2026-11-20', allZero) })
  show(`/cases/${caseId}/given-back`)
  expect(await screen.findByRole('link', { name: 'Till resultatet' })).toBeDefined()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/^Tillbaka hos personalen/)
})

/** CORE-OM with its first marked item at a value, the others blank. */
function withReview(value: number) {
  const [first = ''] = formById('core-om')?.review ?? []
  return answered('core-om', '2026-11-20', { [first]: value })
}

/** As the vault writes it when the tablet comes back. */
const handedOver = () =>
  vault.append({
    caseId,
    body: { kind: 'handed-over', session: crypto.randomUUID(), forms: ['core-10'], again: false },
  })
const brokenOff = (answers: Readonly<Record<string, number>>) =>
  vault.append({
    caseId,
    body: {
      kind: 'broken-off',
      session: crypto.randomUUID(),
      form: 'core-10',
      informant: 'self',
      day: '2026-11-20',
      answers,
      wording: { hash: 'h', language: 'sv', training: true },
    },
  })

it('lists answers to go through of a form that was broken off, until somebody has marked them', async () => {
  await handedOver()
  await brokenOff({ i5: 2, i6: 3 })
  const place = show(`/cases/${caseId}/given-back`)
  const card = await screen.findByRole('region', { name: /Svar att gå igenom med personen/ })
  expect(within(card).getByText(/formuläret blev inte klart/)).toBeTruthy()
  // The marked item alone, as it was answered: the question before it is nobody's to read, nor are those never come to.
  expect(
    within(card)
      .getAllByRole('rowheader')
      .map((cell) => cell.textContent?.split(' ')[0]),
  ).toEqual(['6.'])
  expect(screen.queryByText(/Inga svar väntar på att gås igenom/)).toBeNull()
  expect(screen.queryByRole('link', { name: 'Till resultatet' })).toBeNull()
  await user.type(screen.getByLabelText('Vad gjordes?'), 'Pratade igenom')
  await press('Har sett')
  await waitFor(() => expect(screen.queryByRole('region', { name: /Svar att gå igenom/ })).toBeNull())
  place.navigate(`/cases/${caseId}`)
  await user.click(await screen.findByRole('heading', { name: 'Formulär som avbröts' }))
  expect(await screen.findByText(/Sett av Alva Prov .*Pratade igenom/)).toBeTruthy()
})

it('says that nothing was filled in, and leads to no older result, where a tablet comes back untouched', async () => {
  await vault.append({ caseId, body: answered('core-10', '2026-11-10', allZero) })
  await handedOver()
  show(`/cases/${caseId}/given-back`)
  expect(await screen.findByText(/Inget fylldes i den här gången/)).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Till resultatet' })).toBeNull()
  expect(screen.queryByText(/Inga svar väntar på att gås igenom/)).toBeNull()
})

const allZero = Object.fromEntries(itemIds(formById('core-10') as never).map((item) => [item, 0]))

it('keeps who is responsible and a note through another change, and refuses a day of closing that cannot be', async () => {
  const { path } = { path: `/cases/${caseId}/edit` }
  show(path)
  await user.selectOptions(screen.getByLabelText('Ansvarig'), vault.me.name)
  await user.type(screen.getByLabelText('Kort anteckning'), 'Tolk: dari')
  const closed = screen.getByLabelText('Avslutat den')
  await user.type(closed, '2026-11-01')
  await press('Spara')
  expect((await screen.findByRole('alert')).textContent).toContain('från att ärendet öppnades')
  await user.clear(closed)
  await press('Spara')
  await screen.findByText(new RegExp(`^Ansvarig: \\W?${vault.me.name}`))
  cleanup()
  show(path)
  const year = screen.getByLabelText('Födelseår eller ålder')
  await user.clear(year)
  await user.type(year, '2010')
  await user.type(screen.getByLabelText('Avslutat den'), '2026-11-20')
  await press('Spara')
  await screen.findByText('Avslutat 2026-11-20')
  expect(vault.of('case').findLast((one) => one.caseId === caseId)?.body).toMatchObject({
    born: 2010,
    responsible: vault.me.staff,
    note: 'Tolk: dari',
    closed: '2026-11-20',
  })
})

it('lists the closed cases where they are asked for, and nowhere else', async () => {
  await vault.append({
    caseId,
    body: { kind: 'case', code: 'T-CLOSED', born: 2009, sex: 'f', opened: '2026-11-02', closed: '2026-11-20' },
  })
  show('/')
  expect(screen.queryByText('T-CLOSED')).toBeNull()
  await user.click(screen.getByRole('button', { name: /^Avslutade/ }))
  const row = (await screen.findByText('T-CLOSED')).closest('a')
  expect(row?.textContent).toContain('Avslutat 2026-11-20')
  await user.click(screen.getByRole('button', { name: /^Mina/ }))
  expect(screen.queryByText('T-CLOSED')).toBeNull()
})
