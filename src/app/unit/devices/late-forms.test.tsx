/** A form that was written to a case which another device had erased, as staff there hear of it, read it and take it away. */
import 'fake-indexeddb/auto'
import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeAll, expect, it } from 'vitest'
// biome-ignore lint/style/noRestrictedImports: devices for the tests, made of the vault's own parts
import { type Apparatus, again, fileOf, form, meet, takes, twoDevices } from '../../../../test/vault/apparatus.ts'
import { VaultProvider } from '../../../vault/index.ts'
import { loadLaterWords, loadWords } from '../../../words/index.tsx'
import DeviceNews from './device-news.tsx'
import DevicesPage from './devices-page.tsx'

/** CORE-10's sixth item is to be read where it is above 0. */
const toRead = { ...form, form: 'core-10', revision: 1, answers: { i1: 1, i6: 3 } }

beforeAll(async () => {
  await loadWords('sv')
  await loadLaterWords()
})

const show = ({ vault }: Apparatus) =>
  render(
    <VaultProvider vault={vault}>
      <DeviceNews />
      <DevicesPage />
    </VaultProvider>,
  )
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))
const news = 'Ett formulär hör till ett raderat ärende och är inte läst.'

it('a form of an erased case is told at the start and shown with its answer to be read, and goes only once it is read', async () => {
  const [one, other, caseId] = await twoDevices()
  await one.vault.eraseCase(caseId, 'begärt')
  await other.vault.append({ caseId, body: toRead })
  await meet(one, other)
  show(one)
  await screen.findByText(news)
  const shown = await screen.findByRole('region', { name: 'Svar till ett raderat ärende' })
  expect(shown.querySelector('strong')?.textContent).toBe('CORE-10')
  expect([...shown.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual(['6. : 3'])
  await press('Jag har läst svaren')
  await press('Avbryt')
  // Half said is not said.
  expect((await one.vault.devices()).late()).toHaveLength(1)
  await press('Jag har läst svaren')
  await press('Radera svaren')
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Svar till ett raderat ärende' })).toBeNull())
  await waitFor(() => expect(screen.queryByText(news)).toBeNull())
  expect((await (await again(one)).vault.devices()).late()).toEqual([])
  await takes(other, await fileOf(one))
  expect((await other.vault.devices()).late()).toEqual([])
})
