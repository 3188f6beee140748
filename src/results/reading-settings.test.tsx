import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { type OpenVault, VaultProvider } from '../vault/index.ts'
import { interpretationOf } from './interpretation/index.ts'
import { normsOf } from './norms.ts'
import { ReadingSettings } from './reading-settings.tsx'
import { vaultInMemory } from './testing.ts'

function show(practice = true) {
  const vault = { ...vaultInMemory([]), practice } as OpenVault
  const { unmount } = render(
    <VaultProvider vault={vault}>
      <ReadingSettings />
    </VaultProvider>,
  )
  return { vault, user: userEvent.setup(), unmount }
}

const table = {
  id: 'own-table',
  instrument: 'yp-core',
  title: 'Egen tabell',
  population: 'Påhittad',
  year: 2026,
  forms: ['yp-core'],
  sources: { here: { reference: 'Påhittad källa' } },
  limits: [
    {
      scale: 'clinical',
      informant: 'self',
      bands: [{ name: 'lugnt', from: 0 }],
      cite: { source: 'here', at: 'tabell 1', grade: 'own' },
    },
  ],
}
const file = (text: string) => new File([text], 'norm.json', { type: 'application/json' })

it('offers invented norms in practice only', () => {
  const { unmount } = show(true)
  screen.getByText(/^Testland \(påhittat\)/)
  unmount()
  show(false)
  screen.getByLabelText('SDQ S11-17')
  expect(screen.queryByText(/Testland/)).toBeNull()
})

it('chooses a norm set for one form and leaves the others', async () => {
  const { vault, user } = show()
  await user.selectOptions(
    screen.getByLabelText('SDQ S11-17'),
    'SDQ, fyra nivåer (barn och unga i Storbritannien, 2014)',
  )
  await user.selectOptions(screen.getByLabelText('CORE-OM'), 'Ingen norm')
  const norms = normsOf(vault.records())
  expect(norms.chosen({ id: 'sdq-s11-17' })?.id).toBe('sdq-four-band')
  expect(norms.chosen({ id: 'core-om' })).toBeNull()
  expect(norms.chosen({ id: 'sdq-p4-17' })?.id).toBe('sdq-three-band')
})

it('says what each choice stands on: its sources’ grades', () => {
  show()
  expect(screen.getByLabelText('YP-CORE').closest('.field')?.textContent).toContain('läst i andra hand')
})

it('takes in a table of the unit’s own, and offers it beside the others', async () => {
  const { vault, user } = show()
  await user.upload(screen.getByLabelText('Lägg till en egen normtabell'), file(JSON.stringify(table)))
  expect(await screen.findByText('Egen tabell är tillagd.')).toBeTruthy()
  expect(
    normsOf(vault.records())
      .offered({ id: 'yp-core' })
      .map((set) => set.id),
  ).toContain('own-table')
})

it.each([
  [
    'a row without a source',
    JSON.stringify({ ...table, limits: [{ ...table.limits[0], cite: undefined }] }),
    'saknar källa',
  ],
  [
    'bands that begin too high',
    JSON.stringify({ ...table, limits: [{ ...table.limits[0], bands: [{ name: 'a', from: 3 }] }] }),
    'ska stiga',
  ],
  ['what is no JSON', '{', 'Filen togs inte emot'],
])('refuses %s, says where, and changes nothing', async (_, text, said) => {
  const { vault, user } = show()
  await user.upload(screen.getByLabelText('Lägg till en egen normtabell'), file(text))
  expect((await screen.findByRole('alert')).textContent).toContain(said)
  expect(vault.records()).toEqual([])
})

it('switches interpretation off for the unit, and on again', async () => {
  const { vault, user } = show()
  const box = screen.getByRole('checkbox', { name: /^Visa nivåer för en person/ })
  await user.click(box)
  expect(interpretationOf(vault.records())).toBeNull()
  await user.click(box)
  expect(interpretationOf(vault.records())).not.toBeNull()
})
