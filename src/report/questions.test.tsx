import 'fake-indexeddb/auto'
import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeAll, expect, it } from 'vitest'
import { sealTyped, typedPlaces } from '../controls/typed.tsx'
import { createUnit, type OpenVault, VaultProvider } from '../vault/index.ts'
import { locked, phrase, unitOfTwo } from '../vault/testing.ts'
import { loadWords } from '../words/index.tsx'
import { notesOf } from './notes.ts'
import { Questions } from './questions.tsx'

const user = userEvent.setup()
let vault: OpenVault

beforeAll(async () => {
  await loadWords('sv')
  vault = (await createUnit('unit', unitOfTwo)).vault
  history.replaceState(null, '', '/period/p/report')
})

const show = () =>
  render(
    <VaultProvider vault={vault}>
      <Questions period="p" />
    </VaultProvider>,
  )
const first = () => screen.getAllByRole<HTMLTextAreaElement>('textbox')[0] as HTMLTextAreaElement

/** As the clock does it, and the same person comes in again. */
async function locksItself() {
  const sealed = await sealTyped(vault)
  cleanup()
  await vault.lock()
  const opened = await (await locked()).unlock(phrase)
  if ('refused' in opened) throw new Error(opened.refused)
  vault = opened
  return sealed
}

it('notes that were not saved when the tablet locked itself are there again, until they are saved', async () => {
  show()
  await user.type(first(), 'Vi nådde rätt barn')
  expect(await locksItself()).toBe('kept')
  expect(notesOf(vault.records(), 'p').group).toBe('')
  expect(typedPlaces(vault.records(), vault.me.staff)).toEqual(['/period/p/report'])
  show()
  expect(first().value).toBe('Vi nådde rätt barn')
  await user.click(screen.getByRole('button', { name: 'Spara anteckningarna' }))
  await expect.poll(() => notesOf(vault.records(), 'p').group).toBe('Vi nådde rätt barn')
  expect(typedPlaces(vault.records(), vault.me.staff)).toEqual([])
  expect(await locksItself()).toBe('nothing')
})
