/** Several units on one device: each in a place of its own, and none of them lost from view. */
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createUnit, lookAtBackup, openVaultAt, restoreUnit } from '../index.ts'
import { aCase, otherPhrase, phrase, planFor, unitOfTwo } from '../testing.ts'
import type { OpenVault, Place } from '../vault.ts'
import { databaseName, privateFolder } from './database-name.ts'
import { eraseLeftovers } from './erase-place.ts'
import { noteName } from './notes.ts'
import { making, unitsHere } from './places.ts'
import { Store } from './store.ts'
import { privateFilesInMemory } from './testing-files.ts'

const files = privateFilesInMemory()

beforeEach(() => {
  const factory = new IDBFactory()
  Dexie.dependencies.indexedDB = factory
  globalThis.indexedDB = factory
  files.clear()
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    get length() {
      return kept.size
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
})

const phrases = { A: phrase, B: otherPhrase } as const

/** Locked again. */
async function made(name: 'A' | 'B'): Promise<Place> {
  const { vault } = await createUnit('unit', { name, staff: [{ name: 'Alva Prov', passphrase: phrases[name] }] })
  await vault.lock()
  return vault.place
}

async function locked(place: Place) {
  const state = await openVaultAt(place)
  if (state.is !== 'locked') throw new Error(state.is)
  return state.vault
}

async function opened(place: Place, secret: string): Promise<OpenVault> {
  const vault = await (await locked(place)).unlock(secret)
  if ('refused' in vault) throw new Error(vault.refused)
  return vault
}

const listed = async () => (await unitsHere()).units.map(({ place, is }) => [place, is])
const removeDatabase = (place: Place) => Dexie.delete(databaseName(place))

describe('a browser that cannot open its storage when it is first asked, as after a kill', () => {
  // What Chromium says to `databases()` while it starts its storage anew: seen in trial F-01.
  const refusal = new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError')

  it('is asked again, and the unit is found', async () => {
    const place = await made('A')
    vi.spyOn(globalThis.indexedDB, 'databases').mockRejectedValueOnce(refusal).mockRejectedValueOnce(refusal)
    expect(await listed()).toEqual([[place, 'whole']])
  })

  it('is believed when it goes on refusing: nobody takes the device for empty', async () => {
    await made('A')
    vi.spyOn(globalThis.indexedDB, 'databases').mockRejectedValue(refusal)
    await expect(unitsHere()).rejects.toThrow(expect.objectContaining({ reason: 'closed' }))
  })
})

describe('two units on one device', () => {
  it('open by their own passphrases alone, and hold their own records alone', async () => {
    const [a, b] = [await made('A'), await made('B')]
    expect(await (await locked(b)).unlock(phrase)).toEqual({ refused: 'wrong-passphrase' })
    expect(await (await locked(a)).unlock(otherPhrase)).toEqual({ refused: 'wrong-passphrase' })
    expect((await opened(a, phrase)).of('unit').map(({ body }) => body.name)).toEqual(['A'])
    expect((await opened(b, otherPhrase)).of('unit').map(({ body }) => body.name)).toEqual(['B'])
  })

  it('wait each after their own wrong passphrases', async () => {
    const [a, b] = [await made('A'), await made('B')]
    const held = await locked(a)
    for (let n = 0; n < 3; n++) expect(await held.unlock(otherPhrase)).toEqual({ refused: 'wrong-passphrase' })
    expect(await held.unlock(phrase)).toMatchObject({ refused: 'wait' })
    expect((await opened(b, otherPhrase)).place).toBe(b)
  })

  it('are not both open at once: whoever opens the second locks the first, in whatever tab it is', async () => {
    const [a, b] = [await made('A'), await made('B')]
    const first = await opened(a, phrase)
    const again = await opened(a, phrase)
    const second = await opened(b, otherPhrase)
    await Promise.all([first.ended, again.ended])
    expect(() => first.records()).toThrow('locked')
    expect(second.records().length).toBeGreaterThan(0)
  })

  it('keep a form that waits in one, unseen, while the other is at work; it is taken in when its own is opened', async () => {
    const [a, b] = [await made('A'), await made('B')]
    const vault = await opened(a, phrase)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('A-1') })
    const session = await vault.handOver(planFor(caseId, 'core-10'))
    await session.save({ form: 0, position: 0, answers: { i1: 3 }, blanks: {}, mode: 'list' })
    await session.handIn()
    const waiting = new Map((await unitsHere()).units.map((unit) => [unit.place, unit.waiting]))
    expect([waiting.get(a), waiting.get(b)]).toEqual([1, 0])
    const other = await opened(b, otherPhrase)
    expect(other.of('answers')).toEqual([])
    expect(other.unfinished()).toEqual([])
    await other.lock()
    const [taken] = (await opened(a, phrase)).of('answers')
    expect([taken?.caseId, taken?.body.answers]).toEqual([caseId, { i1: 3 }])
  })
})

describe('which units are here', () => {
  it('is told by the database or the private files, whichever is left of the two', async () => {
    const [a, b] = [await made('A'), await made('B')]
    await removeDatabase(a)
    files.remove(privateFolder(b))
    localStorage.removeItem(`mattstock-${a}-last-here`)
    localStorage.removeItem(`mattstock-${b}-last-here`)
    expect((await listed()).sort()).toEqual(
      [
        [a, 'whole'],
        [b, 'whole'],
      ].sort(),
    )
    expect((await opened(a, phrase)).report).toMatchObject({ wiped: true })
    expect((await opened(b, otherPhrase)).place).toBe(b)
  })

  it('is told of one that the browser has cleared, by the day it was last here, until it is read in again', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const file = await vault.backup()
    await vault.lock()
    const b = await made('B')
    await removeDatabase(vault.place)
    files.remove(privateFolder(vault.place))
    const { units } = await unitsHere()
    expect(units.map(({ place, is }) => [place, is]).sort()).toEqual(
      [
        [vault.place, 'cleared'],
        [b, 'whole'],
      ].sort(),
    )
    expect(units.find(({ is }) => is === 'cleared')?.lastHere).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    const seen = await lookAtBackup(file, phrase)
    if ('refused' in seen) throw new Error(seen.refused)
    await restoreUnit(file, seen)
    expect(await listed()).toContainEqual([vault.place, 'whole'])
  })

  it('says of one that was begun and never whole that it is half-made, and takes away what is left of it, and no more', async () => {
    const a = await made('A')
    const half: Place = 'unit-33333333-3333-4333-8333-333333333333'
    const store = await Store.open(half)
    await store.write([{ put: 'records', row: { id: 'x', epoch: 1, head: 'x', box: 'x' } }], [])
    store.close()
    expect(await listed()).toContainEqual([half, 'half-made'])
    expect(await eraseLeftovers(half)).toBeNull()
    expect(await eraseLeftovers(a)).toEqual({ refused: 'unit-exists' })
    expect(await listed()).toEqual([[a, 'whole']])
    expect((await opened(a, phrase)).place).toBe(a)
  })

  it('takes none for half-made while another tab is at it', async () => {
    const half: Place = 'unit-33333333-3333-4333-8333-333333333333'
    await making(half, async () => {
      ;(await Store.open(half)).close()
      expect(await listed()).toEqual([])
    })
    expect(await listed()).toEqual([[half, 'half-made']])
  })

  it('names what another version of the program has left, and leaves it as it is', async () => {
    const a = await made('A')
    const older = new Dexie('mattstock-unit')
    older.version(1).stores({ meta: 'id' })
    await older.open()
    older.close()
    expect(await unitsHere()).toMatchObject({ units: [{ place: a }], unknown: ['mattstock-unit'] })
    expect(await Dexie.exists('mattstock-unit')).toBe(true)
  })

  it('gives the name that stands in clear, and none where none was written', async () => {
    const [a, b] = [await made('A'), await made('B')]
    noteName(a, 'Enheten A')
    const names = new Map((await unitsHere()).units.map(({ place, name }) => [place, name]))
    expect([names.get(a), names.get(b)]).toEqual(['Enheten A', null])
  })
})

describe('a practice unit', () => {
  it('is erased with its files and its name, and the others stay', async () => {
    const a = await made('A')
    const one = (await createUnit('practice', unitOfTwo)).vault
    const other = (await createUnit('practice', unitOfTwo)).vault
    noteName(other.place, 'Övningsenheten')
    let ended = false
    void other.ended.then(() => {
      ended = true
    })
    await other.eraseHere()
    // The page that erases stays until it is done.
    expect(ended).toBe(false)
    expect((await listed()).sort()).toEqual(
      [
        [a, 'whole'],
        [one.place, 'whole'],
      ].sort(),
    )
    expect(files.folder(privateFolder(one.place)).files.a.bytes.length).toBeGreaterThan(0)
    expect((await opened(one.place, phrase)).practice).toBe(true)
  })

  it('is the only kind that can be erased, but for a unit that is closed', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    await expect(vault.eraseHere()).rejects.toMatchObject({ reason: 'not-permitted' })
    expect(await listed()).toEqual([[vault.place, 'whole']])
    await vault.closeUnit()
    expect(await listed()).toEqual([[vault.place, 'whole']])
    await vault.eraseHere()
    expect(await listed()).toEqual([])
  })

  it('stays a practice unit through its backup', async () => {
    const { vault } = await createUnit('practice', unitOfTwo)
    const file = await vault.backup()
    await vault.eraseHere()
    const seen = await lookAtBackup(file, phrase)
    if ('refused' in seen) throw new Error(seen.refused)
    expect(seen.place).toBe(vault.place)
    await restoreUnit(file, seen)
    expect((await opened(vault.place, phrase)).practice).toBe(true)
  })
})
