/** Forms without a text: which they are, who holds them, and the letter. */
import 'fake-indexeddb/auto'
import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { beforeAll, expect, it } from 'vitest'
import { everyForm, isPracticeOnly } from '#instruments'
import { plainPack } from '../../answering/testing-pack.ts'
import { createUnit, type OpenVault, VaultProvider } from '../../vault/index.ts'
import { unitOfTwo } from '../../vault/testing.ts'
import { loadLaterWords, loadWords } from '../../words/index.tsx'
import { holders } from './holders.ts'
import { letterText } from './letter.ts'
import { LetterPage } from './letter-page.tsx'
import { MissingPage } from './missing-page.tsx'

const user = userEvent.setup()
let vault: OpenVault

beforeAll(async () => {
  await loadWords('sv')
  await loadWords('en')
  await loadLaterWords()
  vault = (await createUnit('unit', unitOfTwo)).vault
})

function show(page: ReactNode) {
  cleanup()
  render(<VaultProvider vault={vault}>{page}</VaultProvider>)
}

it('knows a holder for every instrument that a real unit asks', () => {
  const held = holders.flatMap(({ instruments }) => instruments)
  const asked = everyForm().filter((form) => !isPracticeOnly(form))
  expect([...new Set(asked.map(({ instrument }) => instrument))].filter((id) => !held.includes(id))).toEqual([])
})

it('lists what lacks a text by who holds it, and a form no more once its licensed text is loaded', async () => {
  show(<MissingPage />)
  const lacking = () => screen.getByRole('region', { name: 'CORE System Trust' }).textContent ?? ''
  expect(lacking()).toMatch(/Saknar text.*CORE-10.*CORE-OM.*YP-CORE/)
  expect(lacking()).not.toContain('Har text')
  const text = JSON.stringify(plainPack('yp-core', { training: false }))
  await vault.append({ caseId: null, body: { kind: 'loaded', what: 'wording', hash: 'h', text } })
  expect(await screen.findByText('Har text')).toBeDefined()
  expect(lacking()).toMatch(/Har textYP-CORE/)
})

it('writes to the holder in the unit’s name about those forms, in English or Swedish whatever the screen speaks', async () => {
  show(<LetterPage holder="core-system-trust" />)
  const letter = () => document.querySelector('.letter')?.textContent ?? ''
  await expect.poll(letter).toContain('We are Enheten Måsen, a unit of first-line care')
  expect(letter()).toContain('– CORE-10')
  expect(letter()).not.toContain('YP-CORE')
  await user.click(screen.getByRole('radio', { name: 'svenska' }))
  await expect.poll(letter).toContain('Vi är Enheten Måsen, en enhet i första linjen')
})

it('leaves dashes where nobody has told us the holder', async () => {
  const holder = { id: 'unknown', name: '', address: null, instruments: [] } as const
  const text = letterText({ holder, forms: [], unit: 'Måsen', day: '2026-11-29' }, await loadWords('sv'))
  expect(text.split('\n')[0]).toBe('Till ________')
})
