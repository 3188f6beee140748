/** What a copied profile gives away of a hand-over. The database is taken for one that forgets nothing, as LevelDB may. */
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createUnit } from '../index.ts'
import { openDraft } from '../session/session.ts'
import { aCase, inside, locked, openTheOnly, phrase, planFor, theOnly, unitOfTwo } from '../testing.ts'
import type { Draft, HandedOver } from '../vault.ts'
import { privateFolder } from './database-name.ts'
import { joinedKey, shareInFile } from './key-shares.ts'
import type { Row } from './rows.ts'
import { powerGoesAt, privateFilesInMemory } from './testing-files.ts'
import { alone } from './web-locks.ts'

const files = privateFilesInMemory()
const folder = async () => files.folder(privateFolder(await theOnly()))
const disk = async () => (await folder()).files
const caseId = crypto.randomUUID()
/** Every value that was ever put into the database, the newest last. */
let everPut: unknown[]

beforeEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory()
  files.clear()
  everPut = []
  const { put } = IDBObjectStore.prototype
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    everPut.push(structuredClone(value))
    return put.call(this, value, key)
  })
})
afterEach(() => {
  vi.restoreAllMocks()
})

const answered = (n: number): Draft => ({ form: 0, position: n, answers: { 1: n }, blanks: {}, mode: 'list' })

async function handedOver(...forms: string[]): Promise<HandedOver> {
  const { vault } = await createUnit('unit', unitOfTwo)
  await vault.append({ caseId, body: aCase('A1') })
  return vault.handOver(planFor(caseId, ...(forms.length > 0 ? forms : ['core-om'])))
}

/** Every key that the database ever held or that its bytes make with what lies in the private file now. */
async function keysInProfile(): Promise<CryptoKey[]> {
  const held = everPut.flatMap(bytesIn)
  const inFile = (await shareInFile(await theOnly())) ?? new Uint8Array(32)
  const alone = held.map((bytes) => joinedKey({ inDatabase: bytes, inFile: new Uint8Array(32) }))
  const together = held.map((bytes) => joinedKey({ inDatabase: bytes, inFile }))
  const ready = everPut.flatMap(cryptoKeysIn)
  return [...ready, ...(await Promise.all([...alone, ...together]))]
}

function bytesIn(value: unknown): Uint8Array<ArrayBuffer>[] {
  if (value instanceof Uint8Array) return value.length === 32 ? [new Uint8Array(value)] : []
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(bytesIn) : []
}

function cryptoKeysIn(value: unknown): CryptoKey[] {
  if (value instanceof CryptoKey) return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(cryptoKeysIn) : []
}

/** The answers of every draft that was ever written and opens by a key in the profile. */
async function readByAThief(): Promise<Draft['answers'][]> {
  const drafts = everPut.filter(
    (row): row is Row<'drafts'> => row !== null && typeof row === 'object' && 'n' in row && 'box' in row,
  )
  const unit = (everPut.find((row) => (row as { id?: string }).id === 'header') as { header: { unit: string } }).header
    .unit
  const keys = await keysInProfile()
  const tried = drafts.flatMap((row) => keys.map((key) => openDraft(key, unit, row).catch(() => null)))
  return (await Promise.all(tried)).flatMap((draft) => (draft ? [draft.answers] : []))
}

/** Lines of the journal's files that put a draft. */
const draftsInJournal = async () => {
  const { a, b } = await disk()
  return [a, b].flatMap(({ bytes }) => new TextDecoder().decode(bytes).match(/"put":"drafts"/g) ?? []).length
}

describe('a copied profile', () => {
  it('opens the draft while a form is being filled in, so that a reload can go on, and nothing by one share alone', async () => {
    const session = await handedOver()
    await session.save(answered(3))
    expect(await readByAThief()).toContainEqual({ 1: 3 })
    ;(await disk()).share.bytes.fill(0)
    expect(await readByAThief()).toEqual([])
  })

  it('opens no draft of a form that was handed in, and the journal holds none', async () => {
    const session = await handedOver('core-om', 'yp-core')
    await session.save(answered(3))
    await session.handIn()
    await session.save({ ...answered(2), form: 1 })
    expect((await readByAThief()).length).toBeGreaterThan(0)
    expect(await session.handIn()).toBe('all-done')
    expect(await readByAThief()).toEqual([])
    await expect.poll(draftsInJournal).toBe(0)
    inside(await session.takeBack(phrase))
    expect(await readByAThief()).toEqual([])
  })

  it('opens no draft of a form that was taken back half-way, nor after it was resumed and put aside', async () => {
    const session = await handedOver()
    await session.save(answered(1))
    await session.save(answered(2))
    const opened = inside(await session.takeBack(phrase))
    expect(await readByAThief()).toEqual([])
    // The draft itself stands until staff have decided; its earlier versions do not.
    await expect.poll(draftsInJournal).toBe(1)
    const id = opened.unfinished()[0]?.session ?? ''
    const again = await opened.resume(id)
    expect(await readByAThief()).toContainEqual({ 1: 2 })
    const back = inside(await again.takeBack(phrase))
    await back.putAside(id, 'fel formulär')
    await back.lock()
    expect(await readByAThief()).toEqual([])
    await expect.poll(draftsInJournal).toBe(0)
  })

  it('holds no key of the device in the clear', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const { x } = await vault.devicePublicKey()
    const signature = await vault.sign(new Uint8Array([1, 2, 3]))
    expect(signature).toHaveLength(64)
    expect(everPut.flatMap(cryptoKeysIn)).toEqual([])
    const kept = everPut.filter((row) => (row as { id?: string }).id === 'device')
    expect(kept).toHaveLength(1)
    expect(JSON.stringify(kept)).toContain(x as string)
    expect(JSON.stringify(kept)).not.toContain('"d"')
    expect((await vault.devicePublicKey()).x).toBe(x)
  })
})

describe('a start', () => {
  it('that finds shares of two hand-overs asks for a passphrase, and staff find the draft', async () => {
    const session = await handedOver()
    await session.save(answered(4))
    ;(await disk()).share.bytes = crypto.getRandomValues(new Uint8Array(32))
    const here = await locked()
    expect(await shareInFile(await theOnly())).toBeNull()
    expect(inside(await here.unlock(phrase)).unfinished()[0]?.draft).toEqual(answered(4))
  })

  it('writes over a share that no hand-over goes with', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    await vault.lock()
    await (await folder()).journal.keepShare(crypto.getRandomValues(new Uint8Array(32)))
    expect((await openTheOnly()).is).toBe('locked')
    expect(await shareInFile(await theOnly())).toBeNull()
    expect((await disk()).share.bytes).toEqual(new Uint8Array(32))
  })
})

it('loses nothing wherever between two steps the power goes, and leaves no key behind once it is back', async () => {
  const struck: string[] = []
  let { vault } = await createUnit('unit', unitOfTwo)
  for (let step = 1; ; step++) {
    const [mine] = await vault.append({ caseId: crypto.randomUUID(), body: aCase(`A-${step}`) })
    const power = powerGoesAt(step, await disk())
    let saved = 0
    let done = false
    try {
      const session = await vault.handOver(planFor(mine?.caseId ?? '', 'core-om'))
      for (const n of [1, 2]) {
        await session.save(answered(n))
        saved = n
      }
      await session.handIn()
      done = true
    } catch {}
    const whole = power.count() < step
    power.back()
    const state = await openTheOnly()
    if (state.is === 'empty' || state.is === 'open') throw new Error(`${state.is} after step ${step}`)
    struck.push(state.is)
    vault = inside(await (state.is === 'handed-over' ? state.session.takeBack(phrase) : state.vault.unlock(phrase)))
    const brokenOff = vault.unfinished().find(({ plan }) => plan.caseId === mine?.caseId)
    const handedIn = vault.of('answers').find(({ caseId }) => caseId === mine?.caseId)
    expect([step, (brokenOff?.draft ?? handedIn?.body)?.answers[1] ?? 0]).toEqual([
      step,
      expect.toSatisfy((n) => n >= saved),
    ])
    expect([step, handedIn !== undefined]).toEqual([step, done])
    expect(await shareInFile(await theOnly())).toBeNull()
    for (const { session } of vault.unfinished()) await vault.putAside(session, 'prövad')
    // What goes on behind it must not meet the next hand-over.
    await alone(`${await theOnly()}/write`, async () => {})
    if (whole) break
  }
  // Both came: it goes on at the question, and it asks for a passphrase.
  expect(new Set(struck)).toEqual(new Set(['handed-over', 'locked']))
}, 120_000)
