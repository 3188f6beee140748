import 'fake-indexeddb/auto'
import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeAll, expect, it } from 'vitest'
import { today } from '../clock/today.ts'
import { createUnit, newRecoveryCode, type OpenVault, type Refusal, VaultProvider } from '../vault/index.ts'
import { locked, otherPhrase, unitOfTwo } from '../vault/testing.ts'
import { loadWords } from '../words/index.tsx'
import { GivenPassphrase } from './given-passphrase.tsx'

const user = userEvent.setup()
const sheet = newRecoveryCode()
let vault: OpenVault

beforeAll(async () => {
  await loadWords('sv')
  vault = (await createUnit('unit', { ...unitOfTwo, recoveryCode: sheet })).vault
})

async function opened(by: 'unlock' | 'recover', typed: string): Promise<OpenVault> {
  const it: OpenVault | Refusal = await (await locked())[by](typed)
  if ('refused' in it) throw new Error(it.refused)
  return it
}
const show = (of: OpenVault) =>
  render(
    <VaultProvider vault={of}>
      <GivenPassphrase>
        <p>Ärendena</p>
      </GivenPassphrase>
    </VaultProvider>,
  )

it('is not there for whoever has a passphrase of their own', () => {
  const { unmount } = show(vault)
  screen.getByText('Ärendena')
  unmount()
})

it('tells every time that somebody else has set the passphrase, and lets nobody past until its owner has changed it', async () => {
  const bo = [...vault.membership().members.keys()].find((id) => id !== vault.me.staff) as string
  await vault.setPassphrase(bo, 'en fras som alva satte')
  await (await opened('recover', sheet)).setPassphrase(bo, 'en fras som bladet satte')
  const { unmount } = show(await opened('unlock', 'en fras som bladet satte'))
  expect(screen.queryByText('Ärendena')).toBeNull()
  // The first when the unit was set up, the second by Alva, the third with the sheet: the newest stands first.
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    `${today()}: Återställningsblad`,
    `${today()}: Alva Prov`,
    `${today()}: Alva Prov`,
  ])
  await waitFor(() => expect(document.querySelector('.passphrase')?.textContent).toMatch(/^\S+( \S+){5}$/))
  const fresh = document.querySelector('.passphrase')?.textContent ?? ''
  await user.click(screen.getByRole('checkbox', { name: 'Den är avskriven' }))
  await user.type(screen.getByLabelText('Lösenfrasen du fick'), 'en fras som bladet satte')
  await user.click(screen.getByRole('button', { name: 'Byt till den nya' }))
  await screen.findByText('Ärendena')
  unmount()
  show(await opened('unlock', fresh))
  screen.getByText('Ärendena')
  for (const gone of [otherPhrase, 'en fras som alva satte', 'en fras som bladet satte'])
    await expect(opened('unlock', gone)).rejects.toThrow(/wrong-passphrase|wait/)
})
