/** The set-up list of a real unit: what it is read from, and that nothing is put off in silence. */
import 'fake-indexeddb/auto'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeAll, expect, it } from 'vitest'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { plainPack } from '../../answering/testing-pack.ts'
import { createUnit, type OpenVault, type RecordBody, VaultProvider } from '../../vault/index.ts'
import { openTheOnly, otherPhrase, phrase } from '../../vault/testing.ts'
import { loadWords } from '../../words/index.tsx'
import { SetUpOnStart } from './on-start.tsx'
import { WayBackToSetUp } from './way-back.tsx'

const user = userEvent.setup()
let vault: OpenVault

beforeAll(async () => {
  await loadWords('sv')
  vault = (await createUnit('unit', { name: 'Enheten Måsen', staff: [{ name: 'Alva Prov', passphrase: phrase }] }))
    .vault
})

const write = (body: RecordBody) => vault.append({ caseId: null, body })
function show(fresh = true) {
  cleanup()
  render(
    <VaultProvider vault={vault}>
      <SetUpOnStart fresh={fresh} />
    </VaultProvider>,
  )
}
const line = (name: string) => screen.getByRole('link', { name }).closest('li') as HTMLElement
const stateOf = (name: string) => line(name).querySelector('.to-do__state')?.textContent

it('opens a fresh unit’s first screen with what is done and what is left, each with a way to its page', () => {
  show()
  screen.getByText('1 av 7 klart')
  expect(screen.getAllByRole('link').map((one) => [one.textContent, one.getAttribute('href')])).toEqual([
    ['Återställningsbladet', '/unit/staff'],
    ['En nyckelansvarig till', '/unit/staff'],
    ['Text till formulären', '/unit/wordings/missing'],
    ['Säkerhetskopian', '/unit/backup'],
    ['Den här apparaten', '/unit/tablet'],
    ['Enhetens server', '/unit/relay'],
    ['Anslut till insamlingen', '/period/enrol'],
  ])
})

it('knows by itself that a second keeper is appointed, a licensed text and a backup, and takes practice text for no text', async () => {
  await vault.setKeeper(await vault.addMember('Bo Prov', otherPhrase), true)
  const wording = (training: boolean): RecordBody => {
    const text = JSON.stringify(plainPack('yp-core', { training }))
    return { kind: 'loaded', what: 'wording', hash: String(training), text }
  }
  await write(wording(true))
  show()
  expect([stateOf('En nyckelansvarig till'), stateOf('Text till formulären')]).toEqual(['klart', 'kvar'])
  await write(wording(false))
  await waitFor(() => expect(stateOf('Text till formulären')).toBe('klart'))
  expect(stateOf('Säkerhetskopian')).toBe('kvar')
  await vault.backup()
  show()
  expect(stateOf('Säkerhetskopian')).toBe('klart')
})

it('says who put a line off, takes it up again, and goes once nothing is left, having said where it is', async () => {
  const press = async (button: RegExp, name: string) =>
    user.click(await within(line(name)).findByRole('button', { name: button }))
  show()
  await press(/^Skjut upp/, 'Den här apparaten')
  await waitFor(() => expect(line('Den här apparaten').textContent).toContain('Uppskjutet av Alva Prov'))
  await press(/^Ta upp igen/, 'Den här apparaten')
  await waitFor(() => expect(stateOf('Den här apparaten')).toBe('kvar'))
  await press(/^Skjut upp/, 'Den här apparaten')
  await waitFor(() => expect(stateOf('Den här apparaten')).toBe('uppskjutet'))
  await press(/^Skjut upp/, 'Enhetens server')
  await waitFor(() => expect(stateOf('Enhetens server')).toBe('uppskjutet'))
  await press(/^Skjut upp/, 'Anslut till insamlingen')
  await screen.findByText(/^Inget är kvar: allt är klart eller uppskjutet/)
  show()
  expect(screen.queryByText('Kom igång')).toBeNull()
})

it('stands as one line over the cases of a unit at work, and is the same when the unit has been locked and opened', async () => {
  await write({ kind: 'setting', name: 'set-up-put-off:tablet', value: false })
  await vault.lock()
  const state = await openTheOnly()
  const opened = state.is === 'locked' && (await state.vault.unlock(phrase))
  if (!opened || 'refused' in opened) throw new Error('not opened')
  vault = opened
  show(false)
  await screen.findByText('4 av 7 klart, 2 uppskjutet')
  expect(screen.queryByRole('link', { name: 'Den här apparaten' })).toBeNull()
})

it('has a way back on the pages that it leads to, and on no other', async () => {
  const at = (path: string) => {
    cleanup()
    const { hook } = memoryLocation({ path })
    render(
      <Router hook={hook}>
        <VaultProvider vault={vault}>
          <WayBackToSetUp />
        </VaultProvider>
      </Router>,
    )
  }
  at('/unit/wordings')
  expect((await screen.findByRole('link', { name: 'Tillbaka till Kom igång' })).getAttribute('href')).toBe('/')
  at('/unit/log')
  expect(screen.queryByRole('link')).toBeNull()
})
