/** The page on a real vault: what is kept is there afterwards, what was refused is not, and answers outlive what asked them. */
import 'fake-indexeddb/auto'
import { configure, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, expect, it } from 'vitest'
import { afterTheVisit } from '#aggregate'
import { everyForm, formById, type InstrumentFile, setOwnForms } from '#instruments'
import { followOwnInstruments, ownInstruments } from '../catalogue/own-instruments.ts'
import { createUnit, VaultProvider } from '../vault/index.ts'
import { unitOfTwo } from '../vault/testing.ts'
import { OwnInstrumentsPage } from './index.ts'

configure({ asyncUtilTimeout: 10_000 })
afterEach(() => setOwnForms([]))

async function open() {
  Dexie.dependencies.indexedDB = new IDBFactory()
  const { vault } = await createUnit('unit', unitOfTwo)
  followOwnInstruments(vault)
  render(
    <VaultProvider vault={vault}>
      <OwnInstrumentsPage />
    </VaultProvider>,
  )
  const user = userEvent.setup()
  const load = (value: unknown) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return user.upload(
      screen.getByLabelText('Formulär som fil'),
      new File([text], 'own.json', { type: 'application/json' }),
    )
  }
  const press = (name: string) => user.click(screen.getByRole('button', { name }))
  return { vault, user, load, press }
}
const asked = () => everyForm().map(({ id }) => id)

it('keeps an instrument with its wordings, only after it was looked through', async () => {
  const { vault, load, press } = await open()
  await load(afterTheVisit)
  const table = await screen.findByRole('table', { name: 'Frågor' })
  expect(within(table).getByText('De lyssnade på mig.')).toBeTruthy()
  expect(
    within(table).getAllByText('Stämmer inte 0 · Stämmer lite 1 · Stämmer ganska bra 2 · Stämmer helt 3'),
  ).toHaveLength(6)
  // As the one who answers will see it, before it is kept.
  expect(screen.getByRole('radio', { name: 'Stämmer helt' })).toBeTruthy()
  expect(vault.of('loaded')).toEqual([])
  expect(asked()).not.toContain('after-the-visit')

  await press('Behåll formuläret')
  await screen.findByText(/Efter besöken är inläst/)
  expect(vault.of('loaded').map(({ body }) => body.what)).toEqual(['instrument', 'wording', 'wording', 'wording'])
  expect(asked()).toContain('after-the-visit')

  await load(afterTheVisit)
  expect((await screen.findByRole('alert')).textContent).toContain('Samma formulär är redan inläst.')
}, 40_000)

it('stops asking one without losing what it asked, and takes it up again', async () => {
  const { vault, user, load, press } = await open()
  await load(afterTheVisit)
  await screen.findByRole('table', { name: 'Frågor' })
  await press('Behåll formuläret')
  await screen.findByText(/Efter besöken är inläst/)
  await user.click(screen.getByText('Efter besöken', { selector: 'summary' }))
  await press('Sluta använda')
  await waitFor(() => expect(ownInstruments(vault.records())[0]?.inUse).toBe(false))
  expect(asked()).not.toContain('after-the-visit')
  expect(formById('after-the-visit')?.title).toBe('Efter besöken')
  await press('Använd igen')
  await waitFor(() => expect(asked()).toContain('after-the-visit'))
}, 40_000)

it('says in one sentence each what is wrong with a file, and changes nothing', async () => {
  const { vault, load } = await open()
  const said = async () => (await screen.findByRole('alert')).textContent ?? ''
  await load('det här är ingen fil')
  expect(await said()).toContain('Filen är inte en JSON-fil.')
  const [form] = afterTheVisit.forms
  await load({
    ...afterTheVisit,
    id: 'sdq',
    norms: [],
    forms: [{ ...form, informant: 'clinician', scales: { ...form?.scales, x: {} } }],
  })
  await waitFor(async () => expect(await said()).toContain('Namnet är upptaget'))
  expect(await said()).toContain('gränsvärden eller normer')
  expect(await said()).toContain('Ingenting är ändrat')
  expect(vault.of('loaded')).toEqual([])
}, 40_000)

it('takes a later version in place of the earlier, and refuses one that asks something else', async () => {
  const { vault, load, press } = await open()
  await load(afterTheVisit)
  await screen.findByRole('table', { name: 'Frågor' })
  await press('Behåll formuläret')
  await screen.findByText(/Efter besöken är inläst/)
  const next = (change: Partial<InstrumentFile['forms'][number]>) => ({
    ...afterTheVisit,
    wordings: [],
    forms: afterTheVisit.forms.map((form) => ({ ...form, ...change })),
  })
  await load(
    next({ revision: 2, items: { ...afterTheVisit.forms[0]?.items, more: { kind: 'choice', worth: [0, 1] } } }),
  )
  expect((await screen.findByRole('alert')).textContent).toContain('Frågorna är inte desamma som förut.')
  await load(next({ revision: 2, scales: {} }))
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  await press('Behåll formuläret')
  await waitFor(() => expect(formById('after-the-visit')?.revision).toBe(2))
  expect(ownInstruments(vault.records())).toHaveLength(1)
}, 40_000)
