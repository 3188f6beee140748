/** An older backup says what it still holds of what has gone since, unopened; restored on a new device it brings that back. */
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, it } from 'vitest'
import { createUnit, lookAtBackup, type OpenVault, restoreUnit } from '../index.ts'
import { openVaultAt } from '../open-vault-at.ts'
import { aCase, phrase, unitOfTwo } from '../testing.ts'

beforeEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory()
})

const ids = ['A-1', 'B-2', 'C-3', 'D-4'].map((code) => [code, crypto.randomUUID()] as const)
const idOf = (code: string) => ids.find(([own]) => own === code)?.[1] ?? ''

async function unitWithCases(): Promise<OpenVault> {
  const { vault } = await createUnit('unit', unitOfTwo)
  for (const [code, caseId] of ids) await vault.append({ caseId, body: aCase(code) })
  await vault.audit('case-opened', idOf('D-4'))
  return vault
}
const held = async (vault: OpenVault, file: Blob) => {
  const answer = await vault.oldBackup(file)
  if ('refused' in answer) throw new Error(answer.refused)
  return answer
}

it('counts erased cases with their reasons, lines past their term, and cases that are protected since', async () => {
  const vault = await unitWithCases()
  const before = await vault.backup()
  expect(await held(vault, before)).toEqual({ erased: [], log: 0, open: 0 })
  await vault.eraseCase(idOf('A-1'), 'familjen bad om det')
  await vault.eraseOld([idOf('B-2')], 'Gallring efter 5 år')
  await vault.protect(idOf('C-3'), { staff: [vault.me.staff] })
  const lines = (await vault.log()).lines.length
  await vault.eraseLog('2100-01-01', 'Gallring efter 10 år')
  const { erased, log, open } = await held(vault, before)
  expect(erased.map(({ reason }) => reason).sort()).toEqual(['Gallring efter 5 år', 'familjen bad om det'])
  // Of the lines that went, those that had been written when the backup was made.
  expect([log > 0, log < lines, open]).toEqual([true, true, 1])
  expect(await held(vault, await vault.backup())).toEqual({ erased: [], log: 0, open: 0 })
})

it('is true: restored where the unit is not, the backup brings back just what it was said to hold', async () => {
  const vault = await unitWithCases()
  const before = await vault.backup()
  await vault.eraseCase(idOf('A-1'), 'familjen bad om det')
  expect((await held(vault, before)).erased).toHaveLength(1)
  await vault.lock()
  Dexie.dependencies.indexedDB = new IDBFactory()
  const seen = await lookAtBackup(before, phrase)
  if ('refused' in seen) throw new Error(seen.refused)
  // Nothing that lies on a new device tells of what was erased elsewhere since.
  expect(seen).toMatchObject({ cases: 4, erased: 0 })
  await restoreUnit(before, seen)
  const state = await openVaultAt(seen.place)
  if (state.is !== 'locked') throw new Error(state.is)
  const restored = await state.vault.unlock(phrase)
  if ('refused' in restored) throw new Error(restored.refused)
  expect(restored.of('case').map(({ body }) => body.code)).toEqual(['A-1', 'B-2', 'C-3', 'D-4'])
  await restored.lock()
})

it('is refused where it is another unit’s, or no backup', async () => {
  const one = await unitWithCases()
  const file = await one.backup()
  await one.lock()
  const { vault } = await createUnit('unit', unitOfTwo)
  expect(await vault.oldBackup(file)).toEqual({ refused: 'backup-of-another-unit' })
  expect(await vault.oldBackup(new Blob(['a picture']))).toEqual({ refused: 'not-a-backup' })
})
