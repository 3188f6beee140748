/** Before a period is counted in a unit of two devices: who is named, who is not, and what going on leaves behind. */
import 'fake-indexeddb/auto'
import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeAll, expect, it, vi } from 'vitest'
// biome-ignore lint/style/noRestrictedImports: devices for the tests, made of the vault's own parts
import { idOf, seenOf, takes, twoDevices } from '../../../test/vault/apparatus.ts'
import { VaultProvider } from '../../vault/index.ts'
import { loadLaterWords, loadWords } from '../../words/index.tsx'
import DevicesHeard from './devices-heard.tsx'

beforeAll(async () => {
  await loadWords('sv')
  await loadLaterWords()
})

/** A device whose colleague last wrote something so many minutes ago. */
async function heardAgo(minutes: number) {
  const [one, other] = await twoDevices()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - minutes * 60_000 })
  try {
    const devices = await other.vault.devices()
    await devices.name(await idOf(other), 'Rum 3')
    await takes(one, await devices.file(true))
  } finally {
    vi.useRealTimers()
  }
  expect(await seenOf(one)).toHaveLength(2)
  return one
}

const show = ({ vault }: Awaited<ReturnType<typeof heardAgo>>) =>
  render(
    <VaultProvider vault={vault}>
      <DevicesHeard>
        <p>siffrorna</p>
      </DevicesHeard>
    </VaultProvider>,
  )

it('a device that was heard of within the hour keeps nobody waiting', async () => {
  show(await heardAgo(10))
  await screen.findByText('siffrorna')
  expect(screen.queryByText(/^Siffrorna räknas på det som har kommit hit/)).toBeNull()
})

it('one that was not is named before any figure, and staff who go on knowing it are noted in the log', async () => {
  const one = await heardAgo(90)
  show(one)
  await screen.findByText('Rum 3')
  expect(screen.queryByText('siffrorna')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Räkna ändå' }))
  await screen.findByText('siffrorna')
  await waitFor(async () =>
    expect((await one.vault.log()).lines.map(({ body }) => [body.what, body.detail])).toContainEqual([
      'period.without-devices',
      'Rum 3',
    ]),
  )
})
