import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createUnit, type Kept, lookAtBackup, restoreUnit, tryBackup } from '../index.ts'
import { aCase, type BackupRow, forgedBackup, locked, openTheOnly, otherPhrase, phrase, unitOfTwo } from '../testing.ts'

let file: Blob
let recoveryCode: string
let written: readonly Kept[]

const fresh = () => {
  Dexie.dependencies.indexedDB = new IDBFactory()
}
beforeEach(fresh)
beforeAll(async () => {
  fresh()
  const made = await createUnit('unit', unitOfTwo)
  recoveryCode = made.recoveryCode
  const cases = Array.from({ length: 450 }, (_, i) => ({ caseId: crypto.randomUUID(), body: aCase(`PLANTED-${i}`) }))
  await made.vault.append(...cases)
  written = made.vault.records()
  const shares: number[] = []
  file = await made.vault.backup((share) => shares.push(share))
  expect(shares.at(-1)).toBe(1)
  expect(shares.length).toBeGreaterThan(3)
  expect(made.vault.lastBackup()).toMatch(/^\d{4}-/)
}, 60_000)

async function seen(of: Blob = file) {
  const found = await lookAtBackup(of, phrase)
  if ('refused' in found) throw new Error(found.refused)
  return found
}

describe('a backup', () => {
  it('says when it was made, of how many cases, and when somebody last wrote, to whoever has a secret', async () => {
    const by = [await seen(), await lookAtBackup(file, otherPhrase), await lookAtBackup(file, recoveryCode)]
    expect(new Set(by.map((each) => JSON.stringify(each))).size).toBe(1)
    expect(by[0]).toMatchObject({ cases: 450, erased: 0, records: 453, missing: 0 })
    const { newest, at } = await seen()
    expect(newest.slice(0, 10)).toBe(at.slice(0, 10))
    expect(await lookAtBackup(file, 'fel fras')).toEqual({ refused: 'wrong-passphrase' })
  })

  it.each([
    ['a case was taken out of', (rows: BackupRow[]) => rows.filter(({ id }) => id !== written[9]?.id)],
    [
      'four rows of the log or of staff were taken out of',
      (rows: BackupRow[]) => rows.filter(({ id }) => !written.slice(0, 4).some((each) => each.id === id)),
    ],
    [
      'the last that was written was taken out of',
      (rows: BackupRow[]) => rows.filter(({ id }) => id !== written.at(-1)?.id),
    ],
    ['nothing but the order of lines was changed in', (rows: BackupRow[]) => rows],
  ])('that %s, with its sums made right, is not restored', async (_what, changed) => {
    expect(await lookAtBackup(await forgedBackup(file, changed), phrase)).toEqual({ refused: 'forged-backup' })
  })

  it('that is another than the one that was looked at leaves nothing behind', async () => {
    const looked = await seen()
    expect(await restoreUnit(await forgedBackup(file, (rows) => rows.slice(0, 40)), looked)).toEqual({
      refused: 'damaged-backup',
    })
    expect(await openTheOnly()).toEqual({ is: 'empty' })
  })

  it('tells of an erased case, whose rows are not missing', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('A1') }, { caseId, body: { kind: 'setting', name: 'x', value: 1 } })
    await vault.append({ caseId: crypto.randomUUID(), body: aCase('B2') })
    await vault.eraseCase(caseId, 'begärt')
    expect(await seen(await vault.backup())).toMatchObject({ cases: 1, erased: 1, missing: 0, faulty: 0 })
  })

  it('gives the very same file again from the scratch database it is tried in', async () => {
    expect(await tryBackup(file)).toEqual({ rows: 1 + 2 + 451 + 453, same: true })
  })

  it('moves a unit to a new device, where the recovery sheet opens it', async () => {
    expect(await restoreUnit(file, await seen())).toEqual({ rows: 1 + 2 + 451 + 453 })
    const vault = await (await locked()).recover(recoveryCode)
    if ('refused' in vault) throw new Error(vault.refused)
    expect(vault.of('case')).toHaveLength(450)
    await vault.append({ caseId: vault.of('case')[0]?.caseId ?? null, body: aCase('NEW') })
  })

  it('is not written over a unit that is there', async () => {
    await restoreUnit(file, await seen())
    const state = await openTheOnly()
    const vault = state.is === 'locked' ? await state.vault.unlock(phrase) : null
    if (!vault || 'refused' in vault) throw new Error(state.is)
    await vault.append({ caseId: null, body: { kind: 'setting', name: 'x', value: 'after the backup' } })
    expect(await restoreUnit(file, await seen())).toEqual({ refused: 'unit-exists' })
    expect(vault.of('setting').map(({ body }) => body.value)).toEqual(['after the backup'])
  })

  it('holds no name and no code in clear', async () => {
    const text = await file.text()
    expect(['Alva Prov', 'Enheten Måsen', 'PLANTED'].filter((planted) => text.includes(planted))).toEqual([])
  })

  it.each([
    ['a picture', new Blob([new Uint8Array([137, 80, 78, 71])]), 'not-a-backup'],
    ['nothing', new Blob([]), 'not-a-backup'],
    ['one of a later version', new Blob(['1 x {"backup":"mattstock-backup-3"}\n']), 'newer-backup'],
    ['one of a version before the first release', new Blob(['1 x {"backup":"mattstock-backup-1"}\n']), 'older-backup'],
  ])('that is %s is refused by name', async (_what, bad, refused) => {
    expect(await lookAtBackup(bad, phrase)).toEqual({ refused })
    expect(await openTheOnly()).toEqual({ is: 'empty' })
  })

  it('that was cut or changed anywhere is refused, and leaves nothing behind', async () => {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const places = Array.from({ length: 12 }, (_, i) => Math.floor((bytes.length - 1) * (i / 11)))
    for (const at of places) {
      const cut = await lookAtBackup(new Blob([bytes.slice(0, at)]), phrase)
      const changed = await lookAtBackup(new Blob([bytes.with(at, (bytes[at] ?? 0) ^ 1)]), phrase)
      expect(['damaged-backup', 'not-a-backup']).toContain('refused' in cut ? cut.refused : 'taken')
      expect(['damaged-backup', 'not-a-backup']).toContain('refused' in changed ? changed.refused : 'taken')
    }
    expect(await openTheOnly()).toEqual({ is: 'empty' })
  })
})
