import 'fake-indexeddb/auto'
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { practicePassphrase } from '../practice/passphrase.ts'
import { createUnit, type LockedVault, type OpenVault, type Place, type PlaceKind } from '../vault/index.ts'
import { openTheOnly, phrase, unitOfTwo } from '../vault/testing.ts'
import { loadWords } from '../words/index.tsx'
import { LockedPage } from './locked-page.tsx'
import SetUp from './setup/set-up.tsx'

const user = userEvent.setup()
const press = (name: string) => user.click(screen.getByRole('button', { name }))
const opened = vi.fn<(vault: OpenVault) => void>()

beforeAll(async () => {
  await loadWords('sv')
})
beforeEach(() => opened.mockClear())

async function toTheSheet() {
  render(<SetUp opened={opened} leave={() => {}} />)
  await user.type(screen.getByLabelText('Enhetens namn'), 'Enheten Måsen')
  await press('Fortsätt')
  await user.type(screen.getByLabelText('Namn på medarbetaren'), 'Alva Prov')
  await press('Lägg till')
  await screen.findByText('Alva Prov')
  await user.click(screen.getByRole('checkbox', { name: 'Var och en har skrivit av sin lösenfras.' }))
  await press('Fortsätt')
  const sheet = screen.getByRole('region', { name: 'Återställningsblad' })
  return [...sheet.querySelectorAll('.sheet__code span')].map((group) => group.textContent).join('-')
}

it('says at set-up what a browser without private files cannot hold to', async () => {
  const said = async () =>
    [
      ...((await screen.findByText('Det här kan apparaten inte lova:')).closest('div')?.querySelectorAll('li') ?? []),
    ].map(({ textContent }) => textContent)
  const without = render(<SetUp opened={opened} leave={() => {}} />)
  const [notPersistent, ...more] = await said()
  expect(notPersistent).toMatch(/^Webbläsaren har inte lovat/)
  expect(more).toEqual([
    'Webbläsaren kan inte spara varje svar på två ställen.',
    'Laddas sidan om mitt i ett formulär kan det fortsätta först när personalen har låst upp. Svaren finns kvar.',
  ])
  without.unmount()
})

it('sets up nothing until the sheet has been tried: a wrong code names its group, and a set-up left there leaves nothing', async () => {
  const code = await toTheSheet()
  expect(code).toMatch(/^([0-9A-Z]{5}-){7}[0-9A-Z]{5}$/)
  await press('Fortsätt')
  const field = screen.getByLabelText('Koden på bladet')
  await user.type(field, `${code.startsWith('7') ? '8' : '7'}${code.slice(1)}`)
  await press('Skapa enheten')
  expect((await screen.findByRole('alert')).textContent).toBe('Något är fel i grupp 1. Jämför med bladet.')
  expect(opened).not.toHaveBeenCalled()
  expect(await openTheOnly()).toEqual({ is: 'empty' })
})

it('makes the unit with the code that was tried, and its passphrase and sheet open it afterwards', async () => {
  const code = await toTheSheet()
  await press('Fortsätt')
  await user.type(screen.getByLabelText('Koden på bladet'), code.toLowerCase().replaceAll('-', ' '))
  await press('Skapa enheten')
  await expect.poll(() => opened.mock.calls).not.toEqual([])
  const vault = opened.mock.calls[0]?.[0]
  expect(vault?.me.name).toBe('Alva Prov')
  expect(await vault?.tryRecoveryCode(code)).toBe(true)
})

it('gives each colleague a passphrase of six words, and none twice under one name', async () => {
  render(<SetUp opened={opened} leave={() => {}} />)
  await user.type(screen.getByLabelText('Enhetens namn'), 'Enheten Måsen')
  await press('Fortsätt')
  for (const name of ['Alva', 'Alva']) {
    await user.type(screen.getByLabelText('Namn på medarbetaren'), name)
    await press('Lägg till')
    await screen.findByText('Lösenfras, sex ord:')
  }
  expect(screen.getByRole('alert').textContent).toMatch(/^Namnet finns redan/)
  expect(document.querySelector('.passphrase')?.textContent?.split(' ')).toHaveLength(6)
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Fortsätt' }).disabled).toBe(true)
})

const nothing = () => {}

function showLocked(kind: PlaceKind, vault: LockedVault) {
  const place: Place = `${kind}-22222222-2222-4222-8222-222222222222`
  const here = { units: [{ place, is: 'whole' as const, lastHere: null, waiting: 0, name: null }], unknown: [] }
  render(<LockedPage {...{ place, vault, here, opened }} choose={nothing} another={nothing} lookAgain={nothing} />)
}

async function lockedPractice(): Promise<LockedVault> {
  const found = await openTheOnly('practice')
  if (found.is === 'locked') return found.vault
  const { vault } = await createUnit('practice', unitOfTwo)
  await vault.lock()
  return lockedPractice()
}

it('refuses a wrong passphrase with one sentence, keeps what was typed, and opens for the right one', async () => {
  showLocked('unit', await lockedPractice())
  const field = screen.getByLabelText<HTMLInputElement>('Din lösenfras')
  await user.type(field, `${phrase} fel`)
  await press('Lås upp')
  expect((await screen.findByRole('alert')).textContent).toBe(
    'Lösenfrasen stämmer inte. Kontrollera stavningen och försök igen.',
  )
  expect(field.value).toBe(`${phrase} fel`)
  await user.clear(field)
  await user.type(field, phrase)
  await press('Lås upp')
  await expect.poll(() => opened.mock.calls).not.toEqual([])
})

it('shows the passphrase of the practice unit, and marks the page as practice', async () => {
  showLocked('practice', await lockedPractice())
  expect(screen.getByText(practicePassphrase)).toBeDefined()
  expect(screen.getByText('Övningsläge: personerna är påhittade')).toBeDefined()
})

it('refuses a wrong recovery code and names the group with the slip', async () => {
  showLocked('unit', await lockedPractice())
  await press('Har du glömt lösenfrasen?')
  await user.type(screen.getByLabelText('Koden på bladet'), 'AAAAA-BBBBB')
  await press('Lås upp')
  expect((await screen.findByRole('alert')).textContent).toMatch(/^Koden stämmer inte|^Något är fel i grupp/)
  expect(opened).not.toHaveBeenCalled()
})
