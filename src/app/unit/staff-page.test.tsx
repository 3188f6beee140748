import 'fake-indexeddb/auto'
import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeAll, expect, it } from 'vitest'
import { caseFiles } from '../../case-file/case-file.ts'
import { people } from '../../case-file/staff.ts'
import { createUnit, type OpenVault, VaultProvider } from '../../vault/index.ts'
import { locked, otherPhrase, phrase, unitOfTwo } from '../../vault/testing.ts'
import { loadWords } from '../../words/index.tsx'
import { BackupPage } from './backup-page.tsx'
import { StaffPage } from './staff-page.tsx'

let vault: OpenVault
let sheet: string
const user = userEvent.setup()

beforeAll(async () => {
  await loadWords('sv')
  const made = await createUnit('unit', unitOfTwo)
  vault = made.vault
  sheet = made.recoveryCode
})

const show = () =>
  render(
    <VaultProvider vault={vault}>
      <StaffPage />
    </VaultProvider>,
  )
const press = (name: string | RegExp) => user.click(screen.getByRole('button', { name }))

async function opensWith(passphrase: string): Promise<boolean> {
  return !('refused' in (await (await locked()).unlock(passphrase)))
}

it('lets the sheet in the safe open the unit until the new one has been tried from paper', async () => {
  show()
  await press('Gör ett nytt blad')
  screen.getByText(/^När det nya bladet är provat öppnar det gamla ingenting/)
  expect(screen.queryByRole('region', { name: 'Återställningsblad' })).toBeNull()
  await press('Ja, gör ett nytt')
  const shown = screen.getByRole('region', { name: 'Återställningsblad' })
  const fresh = [...shown.querySelectorAll('.sheet__code span')].map((group) => group.textContent).join('-')
  expect([await vault.tryRecoveryCode(sheet), await vault.tryRecoveryCode(fresh)]).toEqual([true, false])
  await user.type(screen.getByLabelText('Koden på bladet'), sheet)
  await press('Byt till det nya bladet')
  expect((await screen.findByRole('alert')).textContent).toBe('Koden är rätt skriven men hör till ett annat blad.')
  expect(await vault.tryRecoveryCode(sheet)).toBe(true)
  await user.clear(screen.getByLabelText('Koden på bladet'))
  await user.type(screen.getByLabelText('Koden på bladet'), fresh.toLowerCase())
  await press('Byt till det nya bladet')
  await screen.findByText(/^Det nya bladet gäller nu/)
  expect([await vault.tryRecoveryCode(sheet), await vault.tryRecoveryCode(fresh)]).toEqual([false, true])
})

it('keeps the old passphrase of somebody else until the new one is written down and put to use', async () => {
  show()
  await press(/^Ny lösenfras\s*Bo Prov$/)
  const dialog = await screen.findByRole('dialog', { name: 'Ny lösenfras åt Bo Prov' })
  await waitFor(() => expect(dialog.querySelector('.passphrase')?.textContent).toMatch(/^\S+( \S+){5}$/))
  const fresh = dialog.querySelector('.passphrase')?.textContent ?? ''
  const use = within(dialog).getByRole('button', { name: 'Byt till den nya' })
  expect(use.hasAttribute('disabled')).toBe(true)
  expect(await opensWith(otherPhrase)).toBe(true)
  await user.click(within(dialog).getByRole('checkbox', { name: 'Den är avskriven' }))
  await user.click(use)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect([await opensWith(otherPhrase), await opensWith(fresh)]).toEqual([false, true])
})

it('takes a colleague’s key slot away only when their name is typed, and says what happens', async () => {
  show()
  await press(/^Ta bort\s*Bo Prov$/)
  const dialog = await screen.findByRole('dialog', { name: 'Ska Bo Prov inte längre kunna öppna enheten?' })
  within(dialog).getByText(/Det går inte att ångra/)
  await user.type(within(dialog).getByLabelText('Skriv namnet för att bekräfta'), 'Bo')
  await user.click(within(dialog).getByRole('button', { name: 'Ta bort' }))
  expect(within(dialog).getByRole('alert').textContent).toBe('Skriv Bo Prov precis så.')
  expect(vault.of('staff').filter(({ body }) => !body.active)).toEqual([])
  await user.type(within(dialog).getByLabelText('Skriv namnet för att bekräfta'), ' Prov')
  await user.click(within(dialog).getByRole('button', { name: 'Ta bort' }))
  await waitFor(() => expect(screen.queryByText('Bo Prov')).toBeNull())
  expect(await opensWith(phrase)).toBe(true)
})

it('asks for a new backup when keys were taken back, says which sheet opens it, and is quiet once it is made', async () => {
  const due = /^Nycklarna byttes 2\d{3}-\d\d-\d\d, och ingen säkerhetskopia är gjord sedan dess/
  const { unmount } = show()
  screen.getByText(due)
  expect(screen.getByRole('link', { name: 'Gör en säkerhetskopia' }).getAttribute('href')).toBe('/unit/backup')
  unmount()
  const page = render(
    <VaultProvider vault={vault}>
      <BackupPage />
    </VaultProvider>,
  )
  screen.getByText(due)
  screen.getByText(/^En kopia som görs nu öppnas av återställningsbladet från 2\d{3}-\d\d-\d\d/)
  page.unmount()
  await vault.backup()
  show()
  expect(screen.queryByText(due)).toBeNull()
})

it('asks before a colleague who is typed and not added is left behind', async () => {
  show()
  render(<a href="/somewhere">Bort</a>)
  await user.type(screen.getByLabelText('Namn på medarbetaren'), 'Cleo Prov')
  await user.click(screen.getByRole('link', { name: 'Bort' }))
  const dialog = await screen.findByRole('dialog', { name: 'Det är inte sparat' })
  within(dialog).getByText(/^Cleo Prov är inte tillagd än/)
  await user.click(within(dialog).getByRole('button', { name: 'Stanna kvar' }))
  expect(screen.getByLabelText<HTMLInputElement>('Namn på medarbetaren').value).toBe('Cleo Prov')
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('hands the open cases of somebody who leaves to whom is chosen, and leaves the closed ones', async () => {
  const leaving = await vault.addMember('Dana Prov', 'en annan rad med sex ord')
  const [open, closed] = [crypto.randomUUID(), crypto.randomUUID()]
  const body = { kind: 'case', born: 2010, sex: 'x', opened: '2026-10-01', responsible: leaving } as const
  await vault.append(
    { caseId: open, body: { ...body, code: 'A-1', note: 'Tolk' } },
    { caseId: closed, body: { ...body, code: 'A-2', closed: '2026-11-01' } },
  )
  show()
  await press(/^Ta bort\s*Dana Prov$/)
  const dialog = await screen.findByRole('dialog')
  await user.selectOptions(within(dialog).getByLabelText('1 öppet ärende lämnas till'), vault.me.name)
  await user.type(within(dialog).getByRole('textbox'), 'Dana Prov')
  await user.click(within(dialog).getByRole('button', { name: /^Ta bort/ }))
  await waitFor(() => expect(people(vault.records()).find(({ staff }) => staff === leaving)?.active).toBe(false))
  const files = caseFiles(vault.records())
  expect(files.get(open)).toMatchObject({
    responsible: vault.me.staff,
    note: 'Tolk',
    versions: { case: { unsettled: [] } },
  })
  expect(files.get(closed)?.responsible).toBe(leaving)
})

/** Bo, who is neither *nyckelansvarig* nor *utlämnare*, at a tab of his own. */
async function tabOf(passphrase: string): Promise<OpenVault> {
  const opened = await (await locked()).unlock(passphrase)
  if ('refused' in opened) throw new Error(opened.refused)
  return opened
}

it('a keeper appoints a colleague and hands the role of releaser on; whoever is no keeper is told whom to ask', async () => {
  const staff = await vault.addMember('Eli Prov', 'elis rad med sex egna ord')
  const eli = await tabOf('elis rad med sex egna ord')
  const { unmount } = render(
    <VaultProvider vault={eli}>
      <StaffPage />
    </VaultProvider>,
  )
  screen.getByText(`Att lägga till, ta bort och ge roller gör en nyckelansvarig: ${vault.me.name}.`)
  const pressable = screen.getAllByRole('button').map((button) => button.textContent)
  expect(pressable).toEqual(['Ny lösenfras Eli Prov'])
  unmount()
  show()
  const roles = async () => {
    await press(/^Roller\s*Eli Prov$/)
    return within(await screen.findByRole('dialog', { name: 'Roller för Eli Prov' }))
  }
  await user.click((await roles()).getByRole('button', { name: 'Gör Eli Prov till nyckelansvarig' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(vault.membership().keepers.has(staff)).toBe(true)
  await user.click((await roles()).getByRole('button', { name: 'Lämna över rollen till Eli Prov' }))
  await waitFor(() => expect(vault.membership().releaser).toBe(staff))
  const card = screen.getByText('Eli Prov', { selector: 'strong' }).closest('li') as HTMLElement
  await waitFor(() => expect(within(card).getByText('Utlämnare')).toBeTruthy())
  within(card).getByText('Nyckelansvarig')
})

it('the only keeper’s role does not end, and says why', async () => {
  for (const staff of vault.membership().keepers) if (staff !== vault.me.staff) await vault.setKeeper(staff, false)
  show()
  await press(new RegExp(`^Roller\\s*${vault.me.name}$`))
  const dialog = within(await screen.findByRole('dialog'))
  dialog.getByText(/är enhetens enda nyckelansvariga/)
  expect(dialog.queryByRole('button', { name: /ska inte längre vara nyckelansvarig/ })).toBeNull()
})

it('one’s own passphrase is changed only by whoever knows the one before', async () => {
  show()
  await press(new RegExp(`^Ny lösenfras\\s*${vault.me.name}$`))
  const dialog = within(await screen.findByRole('dialog'))
  await waitFor(() => expect(document.querySelector('dialog .passphrase')?.textContent).toMatch(/^\S+( \S+){5}$/))
  const fresh = document.querySelector('dialog .passphrase')?.textContent ?? ''
  await user.click(dialog.getByRole('checkbox', { name: 'Den är avskriven' }))
  await user.type(dialog.getByLabelText('Din lösenfras som den är nu'), otherPhrase)
  await user.click(dialog.getByRole('button', { name: 'Byt till den nya' }))
  await waitFor(() => dialog.getByText('Det är inte din lösenfras. Inget är bytt.'))
  expect([await opensWith(phrase), await opensWith(fresh)]).toEqual([true, false])
  await user.clear(dialog.getByLabelText('Din lösenfras som den är nu'))
  await user.type(dialog.getByLabelText('Din lösenfras som den är nu'), phrase)
  await user.click(dialog.getByRole('button', { name: 'Byt till den nya' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect([await opensWith(phrase), await opensWith(fresh)]).toEqual([false, true])
})
