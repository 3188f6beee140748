/** Devices that are let in over a real relay: a new one, one from a backup, a second one of a practice unit; and who may not. */
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { createUnit } from '../../src/vault/index.ts'
import { joinAsTablet, joinUnit } from '../../src/vault/join.ts'
import { openVaultAt } from '../../src/vault/open-vault-at.ts'
import type { PairingRefusal } from '../../src/vault/pairing/host.ts'
import { isSecond } from '../../src/vault/place.ts'
import { membersOf } from '../../src/vault/relay-client/chain.ts'
import { aCase, otherPhrase, phrase, unitOfTwo } from '../../src/vault/testing.ts'
import type { LettingIn } from '../../src/vault/unit/let-in.ts'
import { type Apparatus, again, codes, firstDevice, fromBackup, idOf, openedAs, shown, storeOf } from './apparatus.ts'
import { pairedWith } from './box-auditor.ts'
import { Site } from './devices-at-relay.ts'

let site: Site
beforeAll(async () => {
  site = await Site.started()
  // What is sealed to a new device is for it alone, and thrown away with its pair.
  site.onSent = (path, body) => {
    if (path.includes('/pairing/')) pairedWith(body)
  }
})
afterEach(() => {
  site.onTheWay = (answer) => answer
})
afterAll(() => site.end())

const never = new AbortController().signal

async function unitWithACase(): Promise<Apparatus> {
  const one = await firstDevice()
  await one.vault.append({ caseId: crypto.randomUUID(), body: aCase('A1') })
  await site.join(one)
  return one
}

/** As far as there are words on both. */
async function met(by: Apparatus, disk = new IDBFactory(), join: typeof joinUnit = joinUnit) {
  Dexie.dependencies.indexedDB = disk
  const joining = await join(never, site.at)
  let words: readonly string[] = []
  const end = joining.run(
    (four) => (words = four),
    () => {},
  )
  const letting = await (await by.vault.pairing(site.at)).letIn(joining.code, never)
  if ('words' in letting) await vi.waitUntil(() => words.length > 0, { timeout: 20_000 })
  return { disk, joining, end, letting, words: () => words }
}

const lettingIn = ({ letting }: { readonly letting: LettingIn | PairingRefusal }): LettingIn => {
  if ('refused' in letting) throw new Error(letting.refused)
  return letting
}

async function joined(by: Apparatus, name = 'Rum 3', secret = phrase): Promise<Apparatus> {
  const both = await met(by)
  expect(await lettingIn(both).confirm(secret, name)).toBe('let-in')
  const end = await both.end
  if ('refused' in end) throw new Error(end.refused)
  return openedAs(both.disk, end.place, secret)
}

const chainOf = async (one: Apparatus) => (await (await storeOf(one)).local('relayChain')) ?? []

it('a new device has all that was there, opens by a passphrase of the unit, and is one of those that may ask', async () => {
  const one = await unitWithACase()
  const both = await met(one)
  expect(lettingIn(both).words).toEqual(both.words())
  expect(await lettingIn(both).confirm(phrase, 'Rum 3')).toBe('let-in')
  const end = await both.end
  if ('refused' in end) throw new Error(end.refused)
  const other = await openedAs(both.disk, end.place)
  expect(shown(other).filter((record) => !shown(one).includes(record))).toEqual([])
  expect(codes(other)).toEqual(['A1'])
  await other.vault.append({ caseId: crypto.randomUUID(), body: aCase('B2') })
  await site.sync(other)
  await site.sync(one)
  expect(codes(one)).toEqual(['A1', 'B2'])
  expect([...membersOf(await chainOf(one)).keys()].sort()).toEqual([await idOf(one), await idOf(other)].sort())
})

it('its key is in the clear until somebody unlocks, and sealed from then on; closed in between, it is the same device', async () => {
  const one = await unitWithACase()
  const both = await met(one)
  await lettingIn(both).confirm(phrase, 'Rum 3')
  const end = await both.end
  if ('refused' in end) throw new Error(end.refused)
  const before = { disk: both.disk, vault: { ...one.vault, place: end.place } }
  expect(await (await storeOf(before)).local('freshDevice')).toBeDefined()
  expect(await (await storeOf(before)).local('device')).toBeUndefined()
  const other = await openedAs(both.disk, end.place)
  const store = await storeOf(other)
  expect([await store.local('freshDevice'), (await store.local('device'))?.epoch]).toEqual([undefined, 1])
  expect(membersOf(await chainOf(one)).has(await idOf(other))).toBe(true)
})

it('every other device says who let it in, by name, until somebody says that they know', async () => {
  const one = await unitWithACase()
  const third = await joined(one, 'Rum 4')
  await (await third.vault.devices()).newsSeen()
  const other = await joined(one, 'Rum 3')
  await site.sync(other)
  await site.sync(third)
  const news = async (device: Apparatus) => (await (await device.vault.devices()).news()).added
  const told = { device: await idOf(other), name: 'Rum 3', namedBy: one.vault.me.staff }
  expect(await news(await again(third))).toEqual([told])
  await site.sync(one)
  expect(await news(one)).toEqual([])
})

it('nobody is let in by a wrong passphrase, or by a colleague who is no keeper', async () => {
  const one = await unitWithACase()
  const both = await met(one)
  expect(await lettingIn(both).confirm('something else', 'Rum 3')).toEqual({ refused: 'wrong-passphrase' })
  expect(await lettingIn(both).confirm(otherPhrase, 'Rum 3')).toEqual({ refused: 'wrong-passphrase' })
  expect(await chainOf(one)).toHaveLength(1)
  const colleague = await again(one, otherPhrase)
  await expect((await colleague.vault.pairing(site.at)).letIn(both.joining.code, never)).rejects.toThrow(
    'not-permitted',
  )
  await lettingIn(both).stop('cancelled')
  expect(await both.end).toEqual({ refused: 'cancelled' })
})

it('what was agreed and not added for want of an answer is added by pressing again', async () => {
  const one = await unitWithACase()
  const both = await met(one)
  site.onTheWay = (answer, path) => (path === '/v1/vault/devices' ? Response.error() : answer)
  expect(await lettingIn(both).confirm(phrase, 'Rum 3')).toMatchObject({ refused: expect.any(String) })
  site.onTheWay = (answer) => answer
  expect(await lettingIn(both).confirm(phrase, 'Rum 3')).toBe('let-in')
  expect(await both.end).toHaveProperty('place')
})

it('a line that is cut while it fetches leaves a device that is in, and the rest comes after the first unlock', async () => {
  const one = await unitWithACase()
  const both = await met(one)
  let syncs = 0
  site.onTheWay = (answer, path) =>
    path === '/v1/vault/rows' && ++syncs > 0 ? new Response('', { status: 502 }) : answer
  await lettingIn(both).confirm(phrase, 'Rum 3')
  const end = await both.end
  if ('refused' in end) throw new Error(end.refused)
  expect(syncs).toBeGreaterThan(0)
  site.onTheWay = (answer) => answer
  const other = await openedAs(both.disk, end.place)
  expect(codes(other)).toEqual([])
  await site.sync(other)
  expect(codes(other)).toEqual(['A1'])
})

it('a unit from a backup on a second machine is let in as a new device, and is no twin', async () => {
  const one = await unitWithACase()
  const other = await fromBackup(await one.vault.backup())
  expect(await site.refused(other)).toBe('not-let-in')
  const asking = await (await other.vault.pairing(site.at)).askIn(never)
  const end = asking.run(
    () => {},
    () => {},
  )
  const letting = await (await one.vault.pairing(site.at)).letIn(asking.code, never)
  expect(await lettingIn({ letting }).confirm(phrase, 'Rum 5')).toBe('let-in')
  expect(await end).toBe('in')
  expect(await site.refused(other)).toBe('nothing')
  expect(await idOf(other)).not.toBe(await idOf(one))
})

it('a device of a unit is let in by no other unit', async () => {
  const one = await unitWithACase()
  const stranger = await unitWithACase()
  const other = await fromBackup(await one.vault.backup())
  const asking = await (await other.vault.pairing(site.at)).askIn(never)
  const end = asking.run(
    () => {},
    () => {},
  )
  expect(await (await stranger.vault.pairing(site.at)).letIn(asking.code, never)).toEqual({ refused: 'cancelled' })
  expect(await end).toEqual({ refused: 'other-unit' })
})

it('a browser that has the unit is not let in twice, and leaves nothing behind', async () => {
  const one = await unitWithACase()
  const both = await met(one, one.disk)
  expect(both.letting).toEqual({ refused: 'cancelled' })
  expect(await both.end).toEqual({ refused: 'unit-here' })
  const fresh = new IDBFactory()
  Dexie.dependencies.indexedDB = fresh
  const gone = new AbortController()
  const joining = await joinUnit(gone.signal, site.at)
  const end = joining.run(
    () => {},
    () => {},
  )
  gone.abort()
  expect(await end).toEqual({ refused: 'cancelled' })
  expect(await fresh.databases()).toEqual([])
})

it('a practice unit comes without a code, and a second device of it lies beside the first', async () => {
  const disk = new IDBFactory()
  Dexie.dependencies.indexedDB = disk
  const one = { disk, vault: (await createUnit('practice', unitOfTwo)).vault }
  await one.vault.append({ caseId: crypto.randomUUID(), body: aCase('A1') })
  await (await site.of(one)).join(null)
  const both = await met(one, disk)
  expect(await lettingIn(both).confirm(phrase, 'Andra fönstret')).toBe('let-in')
  const end = await both.end
  if ('refused' in end) throw new Error(end.refused)
  expect(isSecond(end.place)).toBe(true)
  const second = await openedAs(disk, end.place)
  expect(codes(second)).toEqual(['A1'])
  await one.vault.append({ caseId: crypto.randomUUID(), body: aCase('B2') })
  await site.sync(one)
  await site.sync(second)
  expect(codes(second)).toEqual(['A1', 'B2'])
})

it('a tablet in the waiting room is let in without a key slot, and stands as one at the next start', async () => {
  const one = await unitWithACase()
  const both = await met(one, new IDBFactory(), joinAsTablet)
  expect(lettingIn(both).isTablet).toBe(true)
  expect(await lettingIn(both).confirm(phrase, 'Väntrum 1')).toBe('let-in')
  const end = await both.end
  if ('refused' in end) throw new Error(end.refused)
  Dexie.dependencies.indexedDB = both.disk
  const found = await openVaultAt(end.place)
  expect(found.is).toBe('waiting-room')
  const store = await storeOf({ disk: both.disk, vault: { place: end.place } as Apparatus['vault'] })
  expect((await store.all('meta')).map(({ id }) => id)).toEqual(['tablet'])
  expect([await store.count('keys'), await store.count('records'), await store.count('entries')]).toEqual([0, 0, 0])
  await site.sync(one)
  expect((await site.of(one)).tablets()).toMatchObject([{ name: 'Väntrum 1' }])
})

it('no tablet is made in a browser where there is a unit: it would be a way to its cases', async () => {
  const one = await unitWithACase()
  const both = await met(one, one.disk, joinAsTablet)
  expect(await both.end).toEqual({ refused: 'not-empty' })
  expect(both.letting).toEqual({ refused: 'cancelled' })
})
