/** Every bad pack of `bad-packs.ts`, brought in at the real screen: one sentence says what is wrong, and nothing is kept. */
import 'fake-indexeddb/auto'
import { cleanup, configure, fireEvent, render, screen } from '@testing-library/react'
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { hashOf } from '../catalogue/packs.ts'
import { createUnit, type OpenVault, VaultProvider } from '../vault/index.ts'
import { unitOfTwo } from '../vault/testing.ts'
import { ar } from '../words/ar.ts'
import { en } from '../words/en.ts'
import { sv } from '../words/sv.ts'
import { badPacks, day, good } from './bad-packs.ts'
import { readPackFile } from './read-pack.ts'
import { WordingPages } from './wording-pages.tsx'

configure({ asyncUtilTimeout: 10_000 })

let vault: OpenVault
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${day}T12:00:00Z`) })
  Dexie.dependencies.indexedDB = new IDBFactory()
  vault = (await createUnit('unit', unitOfTwo)).vault
}, 40_000)
afterEach(cleanup)
afterAll(() => void vi.useRealTimers())

it('holds at least sixty, no two of one name, and the good pack that they were made from is taken', async () => {
  expect(badPacks.length).toBeGreaterThanOrEqual(60)
  expect(new Set(badPacks.map(([name]) => name)).size).toBe(badPacks.length)
  expect(await readPackFile(new Blob([JSON.stringify(good)]), [], day)).toEqual({
    ok: true,
    pack: good,
    hash: await hashOf(good),
  })
  // What some programs write before the first brace is no fault.
  expect(await readPackFile(new Blob([`\ufeff${JSON.stringify(good)}`]), [], day)).toMatchObject({ ok: true })
})

it('refuses each for its own slip', async () => {
  for (const [name, file, reason, at] of badPacks) {
    const read = await readPackFile(file, [], day)
    expect(read.ok ? [] : read.faults, name).toContainEqual({ reason, at })
  }
})

it('has a sentence for every reason, in the three languages', () => {
  for (const [name, , reason] of badPacks)
    for (const words of [sv, en, ar]) expect(words[`wordings.fault.${reason}`], name).toMatch(/\S.*[.)]$/)
})

it('says the sentence on the screen, and nothing is written', async () => {
  render(
    <VaultProvider vault={vault}>
      <WordingPages />
    </VaultProvider>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Läs in från fil' }))
  const before = vault.records()
  for (const [name, file, reason] of badPacks) {
    const input = screen.getByLabelText('Fil med formulärtext')
    fireEvent.change(input, { target: { files: [new File([file], 'pack.json')] } })
    const said = (await screen.findByRole('alert')).textContent
    expect(said, name).toContain('Inget har ändrats')
    expect(said, name).toContain(sv[`wordings.fault.${reason}`])
    expect(screen.queryByRole('button', { name: 'Spara formulärtexten' }), name).toBeNull()
    fireEvent.click(screen.getAllByRole('button', { name: 'Tillbaka' }).at(-1) as HTMLElement)
  }
  expect(vault.records()).toBe(before)
}, 60_000)
