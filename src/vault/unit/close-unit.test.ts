/** A unit that closes: who says so, what stays until it is erased, and what an erasing that breaks off leaves. */
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { civilDay } from '#aggregate'
import { privateFolder } from '../disk/database-name.ts'
import { privateFilesInMemory } from '../disk/testing-files.ts'
import { createUnit, eraseLeftovers, type OpenVault, type Place, unitsHere } from '../index.ts'
import { openVaultAt } from '../open-vault-at.ts'
import { aCase, otherPhrase, phrase, unitOfTwo } from '../testing.ts'

const files = privateFilesInMemory()
beforeEach(() => {
  files.clear()
  vi.restoreAllMocks()
  Dexie.dependencies.indexedDB = new IDBFactory()
})

async function opened(place: Place, by = phrase): Promise<OpenVault> {
  const state = await openVaultAt(place)
  if (state.is !== 'locked') throw new Error(state.is)
  const vault = await state.vault.unlock(by)
  if ('refused' in vault) throw new Error(vault.refused)
  return vault
}
const standing = async () => (await unitsHere()).units.map(({ is }) => is)

async function closed(): Promise<OpenVault> {
  const { vault } = await createUnit('unit', unitOfTwo)
  await vault.append({ caseId: crypto.randomUUID(), body: aCase('A-1') })
  await vault.closeUnit()
  return vault
}

describe('a unit that is closed', () => {
  it('is said to be so in the chain, once, by a keeper; everything is here still, for all who may come in', async () => {
    const vault = await closed()
    const { closed: said } = vault.membership()
    expect(said).toEqual({ by: vault.me.staff, day: civilDay(Date.now()) })
    await vault.closeUnit()
    expect(vault.membership().statements.filter(({ act }) => act.act === 'closed')).toHaveLength(1)
    await vault.lock()
    const bo = await opened(vault.place, otherPhrase)
    expect(bo.membership().closed).toEqual(said)
    expect(bo.of('case').map(({ body }) => body.code)).toEqual(['A-1'])
    const { lines } = await bo.log()
    expect(lines.map(({ body }) => body.what)).toContain('unit.closed')
  })

  it('goes from the device with database, files and notes, by whoever is in', async () => {
    const vault = await closed()
    await vault.lock()
    await (await opened(vault.place, otherPhrase)).eraseHere()
    expect(await standing()).toEqual([])
    expect(files.folder(privateFolder(vault.place)).files.a.bytes.length).toBe(0)
  })

  it('is whole and closed where the database could not be deleted, though the journal was emptied', async () => {
    const vault = await closed()
    vi.spyOn(Dexie, 'delete').mockRejectedValueOnce(new Error('the power went'))
    await expect(vault.eraseHere()).rejects.toThrow()
    expect(await standing()).toEqual(['whole'])
    const again = await opened(vault.place)
    expect(again.of('case').map(({ body }) => body.code)).toEqual(['A-1'])
    expect(again.membership().closed).not.toBeNull()
    await again.eraseHere()
    expect(await standing()).toEqual([])
  })

  it('is no unit where the database is gone and a folder stayed: what is left is told of, and taken away', async () => {
    const vault = await closed()
    vi.spyOn(navigator.storage, 'getDirectory').mockRejectedValueOnce(new Error('the power went'))
    await vault.eraseHere().catch(() => undefined)
    const left = await unitsHere()
    expect(left.units.every(({ is }) => is !== 'whole')).toBe(true)
    for (const { place } of left.units) expect(await eraseLeftovers(place)).toBeNull()
    expect(await standing()).toEqual([])
  })
})
