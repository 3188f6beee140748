/** The pages on a real vault: what is kept is there afterwards, and what was refused is not. */
import 'fake-indexeddb/auto'
import { configure, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { expect, it } from 'vitest'
import { formById, itemIds } from '#instruments'
import { plainPack } from '../answering/testing-pack.ts'
import { createUnit, VaultProvider } from '../vault/index.ts'
import { unitOfTwo } from '../vault/testing.ts'
import { WordingPages } from './index.ts'

// A real vault derives real keys: slower than the second that is usual.
configure({ asyncUtilTimeout: 10_000 })

async function open(kind: 'unit' | 'practice' = 'unit') {
  Dexie.dependencies.indexedDB = new IDBFactory()
  const { vault } = await createUnit(kind, unitOfTwo)
  render(
    <VaultProvider vault={vault}>
      <WordingPages />
    </VaultProvider>,
  )
  return { vault, user: userEvent.setup() }
}
const press = (user: ReturnType<typeof userEvent.setup>, name: string) =>
  user.click(screen.getByRole('button', { name }))
const fileOf = (value: unknown) => new File([JSON.stringify(value)], 'pack.json', { type: 'application/json' })
const licensed = plainPack('core-10', { training: false })

it('loads a file only after it was looked at, and takes it away with a reason', async () => {
  const { vault, user } = await open()
  await press(user, 'Läs in från fil')
  await user.upload(screen.getByLabelText('Fil med formulärtext'), fileOf(licensed))
  const table = await screen.findByRole('table', { name: 'Mening och ämne sida vid sida' })
  expect(within(table).getByText('Mening 10')).toBeTruthy()
  expect(vault.of('loaded')).toEqual([])

  await press(user, 'Spara formulärtexten')
  const list = await screen.findByRole('list', { name: 'Inlästa formulärtexter' })
  expect(within(list).getByRole('listitem').textContent).toContain('CORE-10, svenska')
  expect(within(list).getByText(/Inget slut/)).toBeTruthy()
  expect(vault.of('loaded')).toHaveLength(1)

  await press(user, 'Ta bort')
  await user.type(screen.getByLabelText('Varför?'), 'Ny version')
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Ta bort' }))
  await waitFor(() => expect(vault.of('loaded')).toEqual([]))
}, 40_000)

it('names each fault of a bad file and changes nothing', async () => {
  const { vault, user } = await open()
  await press(user, 'Läs in från fil')
  const bad = { ...licensed, title: '<b>x</b>', items: licensed.items.slice(1) }
  await user.upload(screen.getByLabelText('Fil med formulärtext'), fileOf(bad))
  const said = (await screen.findByRole('alert')).textContent
  expect(said).toContain('Inget har ändrats')
  expect(said).toContain('En fråga saknar mening')
  expect(said).toContain('kod eller styrtecken')
  expect(vault.of('loaded')).toEqual([])
}, 40_000)

it('keeps what was pasted line by line, with the licence that was written', async () => {
  const { vault, user } = await open()
  await press(user, 'Klistra in rad för rad')
  await user.selectOptions(screen.getByLabelText('Formulär'), 'ordinary-week')
  const write = (label: string | RegExp, text: string) => user.type(screen.getByLabelText(label), text)
  for (const label of ['Formulärets namn', 'Instruktion', 'Tid som frågorna gäller', 'Ägarens rad', 'Villkor'])
    await write(label, label)
  for (const label of ['Rätten ges av', 'Rätten ges till', 'Källa']) await write(label, label)
  const count = itemIds(formById('ordinary-week') ?? { items: {} }).length
  await write(/^Meningar/, Array.from({ length: count }, (_, i) => `Rad ${i + 1}`).join('\n'))
  await write(/^Svarsval för/, ['A', 'B', 'C', 'D', 'E'].join('\n'))
  await press(user, 'Kontrollera')
  await press(
    user,
    await screen.findByRole('button', { name: 'Spara formulärtexten' }).then(() => 'Spara formulärtexten'),
  )
  await waitFor(() => expect(vault.of('loaded')).toHaveLength(1))
  expect(JSON.parse(vault.of('loaded')[0]?.body.text ?? '{}')).toMatchObject({
    form: 'ordinary-week',
    training: false,
    items: expect.arrayContaining([expect.objectContaining({ text: 'Rad 1' })]),
  })
}, 40_000)

it('prints a paper form from the same wording, each choice with its code', async () => {
  const { user } = await open('practice')
  await press(user, 'Pappersformulär')
  await user.selectOptions(screen.getByLabelText('Formulär'), 'core-10')
  expect(await screen.findByText(/^Övningstext: inte/)).toBeTruthy()
  const items = document.querySelectorAll('.paper-form__items > li')
  expect(items).toHaveLength(10)
  expect(items[0]?.textContent).toMatch(/☐ Aldrig \(0\).*☐ Nästan jämt \(4\)/)
}, 40_000)

it('has no paper form of invented sentences to print in a real unit, and says what to do', async () => {
  const { user } = await open()
  await press(user, 'Pappersformulär')
  await user.selectOptions(screen.getByLabelText('Formulär'), 'core-10')
  expect(await screen.findByText(/^Det finns ingen text till CORE-10 här\./)).toBeTruthy()
  expect(document.querySelector('.paper-form')).toBeNull()
}, 40_000)
