import 'fake-indexeddb/auto'
import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import * as z from 'zod'
import { createUnit, type OpenVault, VaultProvider } from '../vault/index.ts'
import { locked, otherPhrase, phrase, unitOfTwo } from '../vault/testing.ts'
import { loadWords } from '../words/index.tsx'
import { NotSaved, sealTyped, typedPlaces, useTyped } from './typed.tsx'

const user = userEvent.setup()
const caseId = '7f0c2b9e-4f0e-4d53-9a0b-0c8f5d1f2a10'
let vault: OpenVault

beforeAll(async () => {
  await loadWords('sv')
  vault = (await createUnit('unit', unitOfTwo)).vault
  await vault.append({ caseId, body: { kind: 'case', code: 'PROV-1', born: 2010, sex: 'f', opened: '2026-11-02' } })
})
beforeEach(() => history.replaceState(null, '', `/cases/${caseId}/protocol`))

function Screen() {
  const typed = useTyped(z.string(), caseId)
  const [text, setText] = useState(typed.found ?? '')
  return (
    <>
      <NotSaved typed={typed} value={text === '' ? null : text} what="Du har skrivit." forget={() => setText('')} />
      <input aria-label="Anteckning" value={text} onChange={(event) => setText(event.target.value)} />
      <button type="button" onClick={() => void vault.append(...typed.settled)}>
        Spara
      </button>
    </>
  )
}
const show = () =>
  render(
    <VaultProvider vault={vault}>
      <Screen />
    </VaultProvider>,
  )
const written = () => screen.getByLabelText<HTMLInputElement>('Anteckning').value
const found = () =>
  screen.queryByText('Det här skrevs innan apparaten låste sig själv. Det är inte sparat än.') !== null

/** As the clock does it, and somebody comes in again. */
async function locksItself(by: string) {
  const sealed = await sealTyped(vault)
  cleanup()
  await vault.lock()
  const opened = await (await locked()).unlock(by)
  if ('refused' in opened) throw new Error(opened.refused)
  vault = opened
  return sealed
}

it('what was typed and not saved is there again for its writer alone, sealed under its case, until it is saved', async () => {
  show()
  expect(found()).toBe(false)
  await user.type(screen.getByLabelText('Anteckning'), 'Halva protokollet')
  expect(await locksItself(otherPhrase)).toBe('kept')
  expect(vault.of('setting').map((one) => one.caseId)).toEqual([caseId])

  show()
  expect([written(), found(), typedPlaces(vault.records(), vault.me.staff)]).toEqual(['', false, []])
  expect(await locksItself(phrase)).toBe('nothing')
  expect(typedPlaces(vault.records(), vault.me.staff)).toEqual([`/cases/${caseId}/protocol`])
  show()
  expect([written(), found()]).toEqual(['Halva protokollet', true])
  await user.click(screen.getByRole('button', { name: 'Spara' }))
  await expect.poll(found).toBe(false)
  expect(typedPlaces(vault.records(), vault.me.staff)).toEqual([])
})

it('is taken away by its writer, and nothing of it comes back', async () => {
  show()
  await user.type(screen.getByLabelText('Anteckning'), 'Fel')
  await locksItself(phrase)
  show()
  await user.click(screen.getByRole('button', { name: 'Ta bort det osparade' }))
  await expect.poll(found).toBe(false)
  expect(written()).toBe('')
  expect(await locksItself(phrase)).toBe('nothing')
  show()
  expect([written(), found()]).toEqual(['', false])
})

it('says that it could not be kept where the vault takes nothing', async () => {
  show()
  await user.clear(screen.getByLabelText('Anteckning'))
  await user.type(screen.getByLabelText('Anteckning'), 'Full disk')
  const full = { append: () => Promise.reject(new Error('full')) }
  expect(await sealTyped(full)).toBe('lost')
})
