import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Store } from '../disk/store.ts'
import { privateFilesInMemory } from '../disk/testing-files.ts'
import { createUnit } from '../index.ts'
import { openTheOnly, phrase, planFor, theOnly, unitOfTwo } from '../testing.ts'
import type { HandedOver, OpenVault } from '../vault.ts'

const pin = '481620'
const hours = 60 * 60_000

const files = privateFilesInMemory()
beforeEach(() => {
  files.clear()
  Dexie.dependencies.indexedDB = new IDBFactory()
})
afterEach(() => {
  vi.useRealTimers()
})

async function handedOver(vault: OpenVault, typed: string | null = pin): Promise<HandedOver> {
  if (typed) expect(vault.setPin(typed)).toBe('set')
  return vault.handOver(planFor(crypto.randomUUID(), 'core-10'))
}
const newUnit = async () => (await createUnit('unit', unitOfTwo)).vault

/** The session as a page that was loaded anew finds it. */
async function reloaded(): Promise<HandedOver> {
  const state = await openTheOnly()
  if (state.is !== 'handed-over') throw new Error(state.is)
  return state.session
}

it('leads back to the same person, and to the next hand-over of the shift', async () => {
  const session = await handedOver(await newUnit())
  expect(session.hasPin()).toBe(true)
  const back = await session.takeBackByPin(pin)
  if ('refused' in back) throw new Error(back.refused)
  expect(back.me.name).toBe('Alva Prov')
  expect((await back.log()).lines.at(-1)?.body.what).toBe('unlocked.pin')
  expect((await handedOver(back, null)).hasPin()).toBe(true)
})

it('is off until somebody sets one', async () => {
  const session = await handedOver(await newUnit(), null)
  expect(session.hasPin()).toBe(false)
  expect(await session.takeBackByPin(pin)).toEqual({ refused: 'pin-spent' })
})

it('is refused where it is easily guessed (fit-pin.ts says which are)', async () => {
  const vault = await newUnit()
  for (const weak of ['', '1234', '112233']) expect([weak, vault.setPin(weak)]).toEqual([weak, { refused: 'weak-pin' }])
  expect(vault.hasPin()).toBe(false)
})

it('opens nothing after a reload: only a passphrase does', async () => {
  await handedOver(await newUnit())
  const session = await reloaded()
  expect(session.hasPin()).toBe(false)
  expect(await session.takeBackByPin(pin)).toEqual({ refused: 'pin-spent' })
  expect(await session.takeBack(phrase)).not.toHaveProperty('refused')
})

it('counts a try before it makes it, and after five wrong ones only a passphrase opens', async () => {
  const session = await handedOver(await newUnit())
  for (const left of [4, 3, 2, 1]) {
    const attempt = session.takeBackByPin('999998')
    expect(await attempt).toEqual({ refused: 'wrong-pin', left })
  }
  expect(await session.takeBackByPin('999998')).toEqual({ refused: 'pin-spent' })
  expect(session.hasPin()).toBe(false)
  expect(await session.takeBackByPin(pin)).toEqual({ refused: 'pin-spent' })
  expect(await session.takeBack(phrase)).not.toHaveProperty('refused')
})

it('has its count on disk before the try is answered', async () => {
  const session = await handedOver(await newUnit())
  const written: unknown[] = []
  const setLocal = vi.spyOn(Store.prototype, 'setLocal')
  const sign = vi.spyOn(crypto.subtle, 'sign')
  sign.mockImplementationOnce((...all) => {
    written.push(...setLocal.mock.calls.filter(([name]) => name === 'pinTries').map(([, count]) => count))
    sign.mockRestore()
    return crypto.subtle.sign(...all)
  })
  await session.takeBackByPin('999998')
  setLocal.mockRestore()
  expect(written).toEqual([1])
})

it('is not tried anew by clearing the count that is stored, nor by handing over again', async () => {
  const vault = await newUnit()
  const session = await handedOver(vault)
  const store = await Store.open(await theOnly())
  for (const left of [4, 3, 2, 1]) {
    expect(await session.takeBackByPin('999998')).toEqual({ refused: 'wrong-pin', left })
    await store.setLocal('pinTries', 0)
  }
  expect(await session.takeBackByPin(pin)).not.toHaveProperty('refused')
})

it('keeps wrong tries of one page in the next, until a passphrase was right', async () => {
  await handedOver(await newUnit())
  const store = await Store.open(await theOnly())
  await store.setLocal('pinTries', 4)
  const back = await (await reloaded()).takeBack(phrase)
  if ('refused' in back) throw new Error(back.refused)
  expect(await store.local('pinTries')).toBe(0)
  const session = await handedOver(back)
  await store.setLocal('pinTries', 4)
  expect(await session.takeBackByPin('999998')).toEqual({ refused: 'pin-spent' })
})

it('holds two hours at most, never beyond the shift, and not when the clock was set back', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const vault = await newUnit()
  const begun = vault.since
  const session = await handedOver(vault)
  vi.setSystemTime(begun + 2 * hours - 1000)
  expect(session.hasPin()).toBe(true)
  vi.setSystemTime(begun - 1000)
  expect(session.hasPin()).toBe(false)
  vi.setSystemTime(begun + 2 * hours - 1000)
  const back = await session.takeBackByPin(pin)
  if ('refused' in back) throw new Error(back.refused)
  // The shift goes on from the passphrase, not from the PIN.
  expect(back.since).toBe(begun)
  vi.setSystemTime(begun + 7 * hours)
  const late = await handedOver(back, null)
  vi.setSystemTime(begun + 8 * hours)
  expect(late.hasPin()).toBe(false)
  expect(await late.takeBackByPin(pin)).toEqual({ refused: 'pin-spent' })
})

it('lives no longer where the clock is set back a little at a time', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] })
  const session = await handedOver(await newUnit())
  const begun = Date.now()
  vi.advanceTimersByTime(hours * 1.5)
  vi.setSystemTime(begun + 60_000)
  expect(session.hasPin()).toBe(true)
  vi.advanceTimersByTime(hours * 0.5)
  expect(Date.now()).toBeLessThan(begun + hours)
  expect(session.hasPin()).toBe(false)
})

it('is nowhere in what is stored', async () => {
  await handedOver(await newUnit())
  const { indexedDB } = Dexie.dependencies
  const names = (await indexedDB.databases()).map(({ name }) => name as string)
  const found: string[] = []
  for (const name of names) {
    const db = await new Dexie(name).open()
    for (const table of db.tables) found.push(JSON.stringify(await table.toArray()))
    db.close()
  }
  expect(found.join('').length).toBeGreaterThan(1000)
  expect(found.join('')).not.toContain(pin)
})
