/** Units as every released version wrote them, kept for ever: each must open, and say what it said. */
import { readFile } from 'node:fs/promises'
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, it } from 'vitest'
import { lookAtBackup, restoreUnit, tryBackup } from '../../src/vault/index.ts'
import { aCase, locked, phrase } from '../../src/vault/testing.ts'

const recoveryCode = '00001-00002-00003-00004-00005-00006-00007-00008'

beforeEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory()
})

it.each(['2'])('format %s opens by passphrase and by recovery sheet, with every record it held', async (version) => {
  const file = new Blob([await readFile(`test/fixtures/released/vault/${version}.backup`)])
  // Written at a lower cost, it opens here and nowhere else (docs/decisions/0042-doors.md).
  expect(await file.text()).toContain('"iterations":600000')
  expect(await tryBackup(file)).toMatchObject({ same: true })
  const seen = await lookAtBackup(file, recoveryCode)
  if ('refused' in seen) throw new Error(seen.refused)
  await restoreUnit(file, seen)
  const vault = await (await locked()).unlock(phrase)
  if ('refused' in vault) throw new Error(vault.refused)
  expect(vault.of('unit').map(({ body }) => body.name)).toEqual(['Enheten Måsen'])
  expect(vault.of('case').map(({ body }) => body)).toEqual([aCase('REL-1')])
  expect(vault.of('answers').map(({ body }) => [body.form, body.answers, body.blanks])).toEqual([
    ['core-om', { 1: 4, 2: null }, { 2: 'skipped' }],
  ])
  expect(vault.unfinished().map(({ draft }) => [draft.form, draft.answers])).toEqual([[1, { 1: 2 }]])
  expect(await vault.tryRecoveryCode(recoveryCode)).toBe(true)
})
