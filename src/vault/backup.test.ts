import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createUnit, openVaultAt, restoreUnit, tryBackup } from './index.ts'
import { aCase, unitOfTwo } from './testing.ts'

let file: Blob
let recoveryCode: string

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
  const shares: number[] = []
  file = await made.vault.backup((share) => shares.push(share))
  expect(shares.at(-1)).toBe(1)
  expect(shares.length).toBeGreaterThan(3)
  expect(made.vault.lastBackup()).toMatch(/^\d{4}-/)
})

describe('a backup', () => {
  it('gives the very same file again from the scratch database it is tried in', async () => {
    expect(await tryBackup(file)).toEqual({ rows: 1 + 451 + 453, same: true })
  })

  it('moves a unit to a new device, where the recovery sheet opens it', async () => {
    expect(await restoreUnit('unit', file)).toEqual({ rows: 1 + 451 + 453 })
    const state = await openVaultAt('unit')
    if (state.is !== 'locked') throw new Error(state.is)
    const vault = await state.vault.recover(recoveryCode)
    if ('refused' in vault) throw new Error(vault.refused)
    expect(vault.of('case')).toHaveLength(450)
    await vault.append({ caseId: vault.of('case')[0]?.caseId ?? null, body: aCase('NEW') })
  })

  it('is not written over a unit that is there', async () => {
    await createUnit('unit', unitOfTwo)
    expect(await restoreUnit('unit', file)).toEqual({ refused: 'unit-exists' })
  })

  it('holds no name and no code in clear', async () => {
    const text = await file.text()
    expect(['Alva Prov', 'Enheten Måsen', 'PLANTED'].filter((planted) => text.includes(planted))).toEqual([])
  })

  it.each([
    ['a picture', new Blob([new Uint8Array([137, 80, 78, 71])]), 'not-a-backup'],
    ['nothing', new Blob([]), 'not-a-backup'],
    ['one of a later version', new Blob(['1 x {"backup":"mattstock-backup-2"}\n']), 'newer-backup'],
  ])('that is %s is refused by name', async (_what, bad, refused) => {
    expect(await restoreUnit('unit', bad)).toEqual({ refused })
    expect(await openVaultAt('unit')).toEqual({ is: 'empty' })
  })

  it('that was cut or changed anywhere is refused, and leaves nothing behind', async () => {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const places = Array.from({ length: 12 }, (_, i) => Math.floor((bytes.length - 1) * (i / 11)))
    for (const at of places) {
      const cut = await restoreUnit('unit', new Blob([bytes.slice(0, at)]))
      const changed = await restoreUnit('unit', new Blob([bytes.with(at, (bytes[at] ?? 0) ^ 1)]))
      expect(['damaged-backup', 'not-a-backup']).toContain('refused' in cut ? cut.refused : 'taken')
      expect(['damaged-backup', 'not-a-backup']).toContain('refused' in changed ? changed.refused : 'taken')
    }
    expect(await openVaultAt('unit')).toEqual({ is: 'empty' })
  })
})
