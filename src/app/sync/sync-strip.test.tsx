/** What a unit of two devices that lives by files, without a server, is told of the other device. */
import 'fake-indexeddb/auto'
import { render, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
// biome-ignore lint/style/noRestrictedImports: devices for the tests, made of the vault's own parts
import { type Apparatus, idOf, takes, twoDevices } from '../../../test/vault/apparatus.ts'
import { VaultProvider } from '../../vault/index.ts'
import { loadLaterWords, loadWords } from '../../words/index.tsx'
import DevicesPage from '../unit/devices/devices-page.tsx'
import { isSilent } from './heard-today.ts'
import SyncStrip from './sync-strip.tsx'

beforeAll(async () => {
  await loadWords('sv')
  await loadLaterWords()
})
afterEach(() => void vi.useRealTimers())

const DAY_MS = 24 * 60 * 60_000

/** Rum 3 gave its last file so many days ago. */
async function heardAgo(days: number): Promise<Apparatus> {
  const [one, other] = await twoDevices()
  const devices = await other.vault.devices()
  await devices.name(await idOf(other), 'Rum 3')
  await takes(one, await devices.file(true))
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * DAY_MS })
  return one
}

const show = ({ vault }: Apparatus) =>
  render(
    <VaultProvider vault={vault}>
      <SyncStrip />
      <DevicesPage />
    </VaultProvider>,
  )
const offered = 'Rum 3 har inte hörts av på 30 dagar. Ta bort den om den inte används.'

it('a device that gave no file for 30 days is offered for removal, on the strip and on its card, in a unit without a server', async () => {
  show(await heardAgo(31))
  const strip = await screen.findByRole('region', { name: 'Apparater' })
  within(strip).getByText(offered, { exact: false })
  const heard = within(strip).getByRole('link', { name: '1 av 2 apparater hördes av i dag' })
  expect(heard.getAttribute('href')).toBe('/unit/devices')
  const cards = await screen.findAllByRole('listitem')
  expect(cards.filter(({ textContent }) => textContent === offered)).toHaveLength(1)
})

it('one that was heard of since is not', async () => {
  show(await heardAgo(29))
  await screen.findByRole('region', { name: 'Apparater' })
  await screen.findAllByText('Rum 3')
  expect(screen.queryByText(offered, { exact: false })).toBeNull()
})

it.each([
  ['was never heard of, since it was added', { heard: null }, true],
  ['was heard of after that', { heard: '2026-11-20T08:00:00Z' }, false],
  ['has no name, and no day to count from', { heard: null, added: null }, false],
  ['was taken away', { heard: null, removed: true }, false],
  ['is this one', { heard: null, own: true }, false],
])('a device that %s', (_which, more, silent) => {
  const device = { own: false, removed: false, added: '2026-10-01T08:00:00Z', heard: null }
  expect(isSilent({ ...device, ...more }, new Date('2026-11-30T08:00:00Z'))).toBe(silent)
})
