/** The log of a unit of two devices, as it is gone through. */
import 'fake-indexeddb/auto'
import { render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
// biome-ignore lint/style/noRestrictedImports: devices for the tests, made of the vault's own parts
import { type Apparatus, idOf, takes, twoDevices } from '../../../test/vault/apparatus.ts'
import { VaultProvider } from '../../vault/index.ts'
import { loadLaterWords, loadWords } from '../../words/index.tsx'
import { AuditPage } from './audit-page.tsx'

beforeAll(async () => {
  await loadWords('sv')
  await loadLaterWords()
})
afterEach(() => void vi.useRealTimers())

const show = ({ vault }: Apparatus) =>
  render(
    <VaultProvider vault={vault}>
      <AuditPage />
    </VaultProvider>,
  )

it('is gone through by device under the names that staff gave them, and each line says on which it was written', async () => {
  const [one, other, caseId] = await twoDevices()
  const devices = await other.vault.devices()
  await devices.name(await idOf(other), 'Mottagningen')
  await devices.name(await idOf(other), 'Rum 3')
  await other.vault.audit('case-opened', caseId)
  await takes(one, await devices.file(true))
  show(one)
  const choice = await screen.findByRole('combobox', { name: 'Apparat' })
  const unnamed = `Apparat ${(await idOf(one)).slice(0, 8)}`
  expect(
    within(choice)
      .getAllByRole('option')
      .map(({ textContent }) => textContent)
      .sort(),
  ).toEqual(['Alla', unnamed, 'Rum 3'].sort())
  await userEvent.selectOptions(choice, 'Rum 3')
  const [head, ...lines] = screen.getAllByRole('row')
  expect(head?.lastElementChild?.textContent).toBe('Apparat')
  expect(lines.length).toBeGreaterThan(2)
  expect(new Set(lines.map((line) => line.lastElementChild?.textContent))).toEqual(new Set(['Rum 3']))
})

it('a review of the log after midnight is of the day it was made, and not of the day before', async () => {
  const [one] = await twoDevices()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-29T23:30:00Z') })
  const body = { kind: 'log-review' as const, from: '2026-11-23', to: '2026-11-29', lines: 4, sample: null, note: '' }
  await one.vault.append({ caseId: null, body })
  show(one)
  const reviews = await screen.findByRole('region', { name: 'Granskningar av loggen' })
  // Half past midnight in Stockholm.
  expect(within(reviews).getByRole('listitem').textContent).toMatch(/^2026-11-30: Alva Prov/)
})
