/** The editor on a real vault: written, checked as it is written, kept sealed, translated side by side, loaded. */
import 'fake-indexeddb/auto'
import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { formById, itemIds, trainingPack } from '#instruments'
import { createUnit, type OpenVault, VaultProvider } from '../../vault/index.ts'
import { unitOfTwo } from '../../vault/testing.ts'
import { WordingPages } from '../wording-pages.tsx'

configure({ asyncUtilTimeout: 10_000 })

let vault: OpenVault
beforeAll(async () => {
  Dexie.dependencies.indexedDB = new IDBFactory()
  vault = (await createUnit('unit', unitOfTwo)).vault
}, 40_000)
afterEach(cleanup)

async function open() {
  render(
    <VaultProvider vault={vault}>
      <WordingPages />
    </VaultProvider>,
  )
  press('Skriv eller översätt en text')
  await screen.findByRole('heading', { level: 1, name: 'Skriv eller översätt en text' })
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const isHeld = (name: string) => (screen.getByRole('button', { name }) as HTMLButtonElement).disabled
const write = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

it('is written beside the topics, checked at every letter, and kept sealed until it is taken up again', async () => {
  await open()
  fireEvent.change(await screen.findByLabelText('Formulär'), { target: { value: 'ordinary-week' } })
  press('Börja')
  await screen.findByText('0 av 10 meningar och svarsval är skrivna.')
  write('Språk', 'ar')
  expect(screen.getByText('arabiska. Från höger till vänster.')).toBeTruthy()

  const { items } = (await trainingPack('ordinary-week', 'sv')) ?? { items: [] }
  expect(screen.getByText(items[0]?.text ?? '')).toBeTruthy()
  write('Mening 1', 'Jag <b>sov</b>')
  await screen.findByText('Texten innehåller kod eller styrtecken.')
  write('Mening 1', 'نمتُ جيدًا')
  await waitFor(() => expect(screen.queryByText('Texten innehåller kod eller styrtecken.')).toBeNull())
  const sentence = screen.getByLabelText('Mening 1')
  expect([sentence.lang, sentence.dir]).toEqual(['ar', 'rtl'])
  const phone = screen.getByRole('complementary', { name: 'Så här ser det ut i en telefon' })
  expect(within(phone).getByRole('group', { name: /نمتُ جيدًا/ }).dir).toBe('rtl')

  await screen.findByText('Utkastet är sparat i enheten.')
  fireEvent.click(screen.getAllByRole('button', { name: 'Tillbaka' })[0] as HTMLElement)
  await open2()
  expect((screen.getByLabelText('Mening 1') as HTMLTextAreaElement).value).toBe('نمتُ جيدًا')
}, 60_000)

const open2 = async () => {
  press('Skriv eller översätt en text')
  await screen.findByLabelText('Mening 1')
}

it('shows the text that is translated from beside each sentence, says when all is whole, and loads it by review', async () => {
  await open()
  const beside = (await screen.findByLabelText('Visa bredvid')) as HTMLSelectElement
  await waitFor(() => expect(beside.options.length).toBe(4))
  fireEvent.change(beside, { target: { value: '1' } })
  const english = await trainingPack('ordinary-week', 'en')
  expect(screen.getByText(english?.items[2]?.text ?? '').lang).toBe('en')

  for (const label of ['Formulärets namn', 'Instruktion', 'Tid som frågorna gäller', 'Ägarens rad', 'Villkor', 'Källa'])
    write(label, 'نص')
  write('Rätten ges av', 'المالك')
  write('Rätten ges till', 'الوحدة')
  for (const i of itemIds(formById('ordinary-week') ?? { items: {} }).keys()) write(`Mening ${i + 1}`, `جملة ${i + 1}`)
  for (const i of [0, 1, 2, 3, 4]) write(new RegExp(`^Svarsval för .*: ${i}$`), `خيار ${i}`)
  await screen.findByText('Texten är hel.')
  expect(screen.getByRole('button', { name: 'Ladda ner som fil' })).toBeTruthy()

  // What was typed last is not left behind: until it is checked too, nothing takes the text.
  const takes = () => ['Ladda ner som fil', 'Granska och läs in i enheten'].map((name) => isHeld(name))
  write('Källa', 'نص أحدث')
  expect(takes()).toEqual([true, true])
  await waitFor(() => expect(takes()).toEqual([false, false]))
  press('Granska och läs in i enheten')
  await screen.findByRole('table', { name: 'Mening och ämne sida vid sida' })
  press('Spara formulärtexten')
  await waitFor(() => expect(vault.of('loaded')).toHaveLength(1))
  expect(JSON.parse(vault.of('loaded')[0]?.body.text ?? '{}')).toMatchObject({
    language: 'ar',
    direction: 'rtl',
    training: false,
  })
}, 60_000)

it('counts the faults that are left, each a way to its field', async () => {
  await open()
  write('Mening 3', '')
  fireEvent.click(await screen.findByRole('button', { name: /^Texten är tom. items.ate.text/ }))
  expect(document.activeElement).toBe(screen.getByLabelText('Mening 3'))
}, 30_000)

it('is thrown away in two presses, and begins from a loaded text', async () => {
  await open()
  press('Kasta utkastet')
  press('Ja, kasta det')
  fireEvent.click(await screen.findByRole('button', { name: /arabiska, 1$/ }))
  await screen.findByText('Texten är hel.')
  expect((screen.getByLabelText('Mening 2') as HTMLTextAreaElement).value).toBe('جملة 2')
}, 30_000)
