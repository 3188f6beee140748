import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { unbase64 } from '../crypto/bytes.ts'
import { openEpochs } from '../crypto/epochs.ts'
import { holderBySlot, type MadeCredential, type PasskeySlot } from '../crypto/passkey.ts'
import { Store } from '../disk/store.ts'
import { createUnit, type OpenVault, passkeysAt, type Refusal } from '../index.ts'
import { aCase, locked, otherPhrase, phrase, planFor, theOnly, unitOfTwo } from '../testing.ts'
import type { LockedVault, Passkeys } from '../vault.ts'
import { DEVICE_BOUND } from './passkeys.ts'

beforeEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory()
})

type Kind = Omit<MadeCredential, 'id' | 'bits'>
const carried: Kind = { attachment: 'cross-platform', transports: ['usb'], synced: 'never' }
const builtIn: Kind = { attachment: 'platform', transports: ['internal'], synced: 'never' }
const cloud: Kind = { attachment: 'platform', transports: ['internal', 'hybrid'], synced: 'is' }

/** An authenticator: for each salt the same 32 bytes, under a secret that it keeps (CTAP 2.1, hmac-secret). */
async function authenticator(kind: Kind) {
  const secret = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const id = crypto.randomUUID().replaceAll('-', '')
  const bits = async (salt: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.sign('HMAC', secret, salt))
  const asked: { carried?: boolean; known?: number } = {}
  const make: Parameters<Passkeys['add']>[1] = async ({ salt, carried, known }) => {
    Object.assign(asked, { carried, known: known.length })
    return { ...kind, id, bits: await bits(salt) }
  }
  const answer = async (slot: PasskeySlot | undefined) => {
    if (!slot) throw new Error('no slot')
    return { slot: slot.id, bits: await bits(unbase64(slot.salt)) }
  }
  return { make, answer, asked }
}

const inside = (vault: OpenVault | Refusal): OpenVault => {
  if ('refused' in vault) throw new Error(vault.refused)
  return vault
}
const unlock = async (secret: Parameters<LockedVault['unlock']>[0]) => (await locked()).unlock(secret)
const slots = async () => passkeysAt(await theOnly())
const logOf = async (vault: OpenVault) => (await vault.log()).lines.map(({ body }) => body.what)
const bo = (vault: OpenVault) => vault.of('staff').find(({ body }) => body.name === 'Bo Prov')?.body.staff as string

describe('a passkey', () => {
  it('opens the unit as its member, with no passphrase, and the log says how', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const key = await authenticator(carried)
    expect(await vault.passkeys.add(phrase, key.make)).toEqual({ added: 'never' })
    const [slot] = await slots()
    const opened = inside(await unlock(await key.answer(slot)))
    expect(opened.me).toEqual(vault.me)
    expect((await logOf(opened)).slice(-2)).toEqual(['passkey.added', 'unlocked.passkey'])
    expect(inside(await unlock(phrase)).me).toEqual(vault.me)
  })

  it('takes a handed-over tablet back', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const key = await authenticator(carried)
    await vault.passkeys.add(phrase, key.make)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('A1') })
    const { me } = vault
    const session = await vault.handOver(planFor(caseId, 'core-om'))
    const [slot] = await slots()
    expect(await session.takeBack({ slot: slot?.id ?? '', bits: new Uint8Array(32) })).toEqual({
      refused: 'passkey-gone',
    })
    expect(session.writer).toBe(true)
    expect(inside(await session.takeBack(await key.answer(slot))).me).toEqual(me)
  })

  it('of another authenticator opens nothing', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const [key, other] = [await authenticator(carried), await authenticator(carried)]
    await vault.passkeys.add(phrase, key.make)
    const [slot] = await slots()
    expect(await unlock(await other.answer(slot))).toEqual({ refused: 'passkey-gone' })
  })

  it('is added by nobody who does not know the passphrase, and wrong tries slow down', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const key = await authenticator(carried)
    // A colleague's passphrase opens the unit, and gives no way in as somebody else.
    expect(await vault.passkeys.add(otherPhrase, key.make)).toEqual({ refused: 'wrong-passphrase' })
    expect(key.asked).toEqual({})
    for (let wrong = 1; wrong < 3; wrong++) await vault.passkeys.add('fel fras', key.make)
    expect(await vault.passkeys.add(phrase, key.make)).toMatchObject({ refused: 'wait' })
    expect(await slots()).toEqual([])
  })

  it('that the authenticator refuses leaves nothing behind', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    for (const refused of ['cancelled', 'no-prf', 'not-verified', 'already'] as const)
      expect(await vault.passkeys.add(phrase, async () => ({ refused }))).toEqual({ refused })
    expect([await slots(), await logOf(vault)]).toEqual([[], []])
  })
})

describe('a device that several share', () => {
  it.each([
    ['in the device', builtIn],
    ['copied to the cloud', cloud],
    ['in a phone', { attachment: 'cross-platform', transports: ['hybrid'], synced: 'may-be' }],
    [
      'in a phone that copies nothing',
      { attachment: 'cross-platform', transports: ['hybrid', 'internal'], synced: 'never' },
    ],
    ['that can be copied, though it says that it is carried', { ...carried, synced: 'may-be' }],
    ['that does not say how it is reached', { ...carried, transports: [] }],
  ] as const)('takes no passkey %s', async (_, kind) => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const key = await authenticator(kind)
    expect(await vault.passkeys.add(phrase, key.make)).toEqual({ refused: 'shared-device' })
    expect(key.asked).toEqual({ carried: true, known: 0 })
    expect(await slots()).toEqual([])
  })

  it('takes a security key or a card', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    for (const transports of [['usb', 'nfc'], ['smart-card']])
      expect(await vault.passkeys.add(phrase, (await authenticator({ ...carried, transports })).make)).toEqual({
        added: 'never',
      })
    expect((await vault.passkeys.here()).mine).toHaveLength(2)
  })

  it('lets what lies in it open for its owner alone, until it is shared again', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    await vault.passkeys.mark(true)
    const [own, key] = [await authenticator(builtIn), await authenticator(carried)]
    expect(await vault.passkeys.add(phrase, own.make)).toEqual({ added: 'never' })
    expect(await vault.passkeys.add(phrase, key.make)).toEqual({ added: 'never' })
    const [inDevice] = await slots()
    const bos = inside(await unlock(otherPhrase))
    expect((await bos.passkeys.here()).owner?.staff).toBe(vault.me.staff)
    expect(await bos.passkeys.add(otherPhrase, (await authenticator(builtIn)).make)).toEqual({
      refused: 'shared-device',
    })
    await bos.passkeys.mark(false)
    expect((await slots()).map(({ credential }) => credential.transports)).toEqual([['usb']])
    expect(await unlock(await own.answer(inDevice))).toEqual({ refused: 'passkey-gone' })
    expect((await logOf(bos)).slice(0, 1)).toEqual(['device.own'])
    expect((await logOf(bos)).at(-1)).toBe('device.shared')
  })
})

it('a unit that takes none that can be copied refuses them from then on, and those that are here', async () => {
  const { vault } = await createUnit('unit', unitOfTwo)
  await vault.passkeys.mark(true)
  const [copied, kept] = [await authenticator(cloud), await authenticator(builtIn)]
  expect(await vault.passkeys.add(phrase, copied.make)).toEqual({ added: 'is' })
  await vault.passkeys.add(phrase, kept.make)
  const [first] = await slots()
  await vault.append({ caseId: null, body: { kind: 'setting', name: DEVICE_BOUND, value: true } })
  expect(await vault.passkeys.add(phrase, (await authenticator(cloud)).make)).toEqual({ refused: 'synced' })
  expect(await unlock(await copied.answer(first))).toEqual({ refused: 'synced' })
  const opened = inside(await unlock(phrase))
  expect((await opened.passkeys.here()).mine.map(({ credential }) => credential.synced)).toEqual(['never'])
  expect((await logOf(opened)).at(-1)).toBe('passkey.dropped')
})

describe('a passkey opens nothing any more', () => {
  async function withKey() {
    const { vault } = await createUnit('unit', unitOfTwo)
    const key = await authenticator(carried)
    const bos = inside(await unlock(otherPhrase))
    await bos.passkeys.add(otherPhrase, key.make)
    const [slot] = await slots()
    if (!slot) throw new Error('no slot')
    return { alva: inside(await unlock(phrase)), bos, made: vault, key, slot }
  }

  it('when it is removed', async () => {
    const { bos, key, slot } = await withKey()
    await bos.passkeys.remove(slot.id)
    expect(await unlock(await key.answer(slot))).toEqual({ refused: 'passkey-gone' })
    expect((await logOf(bos)).at(-1)).toBe('passkey.removed')
    expect(inside(await unlock(otherPhrase)).me.name).toBe('Bo Prov')
  })

  it.each(['removed', 'given a new passphrase by a colleague'] as const)('when its member is %s', async (how) => {
    const { alva, key, slot } = await withKey()
    if (how === 'removed') await alva.removeMember(bo(alva))
    else await alva.setPassphrase(bo(alva), 'nya nyckelord nog nu nyss')
    expect(await slots()).toEqual([])
    expect(await unlock(await key.answer(slot))).toEqual({ refused: 'passkey-gone' })
    const opened = inside(await unlock(phrase))
    expect((await logOf(opened)).at(-1)).toBe('passkey.dropped')
  })

  it('when it is lost: not the slot from before either, in a copy with all the new rows', async () => {
    const { bos, key, slot } = await withKey()
    expect(await bos.passkeys.takeBack(slot.id, phrase)).toEqual({ refused: 'wrong-passphrase' })
    expect(await bos.passkeys.takeBack(slot.id, otherPhrase)).toEqual({ done: true })
    expect((await logOf(bos)).at(-1)).toBe('passkey.lost')
    // Whoever took the pair away has the new one in hand, and hands over and writes as before.
    await bos.append({ caseId: crypto.randomUUID(), body: aCase('A2') })
    expect(bos.backupDue()).toBe(true)
    const store = await Store.open(await theOnly())
    const row = await store.get('meta', 'header')
    if (row?.id !== 'header') throw new Error('no header')
    const holder = await holderBySlot(row.header.unit, slot, (await key.answer(slot)).bits)
    expect(holder).not.toBeNull()
    expect(holder && (await openEpochs(row.header, holder))).toBeNull()
    await store.setLocal('passkeys', [slot])
    expect(await slots()).toEqual([])
    expect(await unlock(await key.answer(slot))).toEqual({ refused: 'passkey-gone' })
    expect(
      inside(await unlock(otherPhrase))
        .of('case')
        .map(({ body }) => body.code),
    ).toEqual(['A2'])
  })

  it('of a row that was put under another member', async () => {
    const { key, slot, alva } = await withKey()
    const store = await Store.open(await theOnly())
    const row = await store.get('meta', 'header')
    const hers = row?.id === 'header' && row.header.staff.find(({ id }) => id === alva.me.staff)
    await store.setLocal('passkeys', [{ ...slot, staff: alva.me.staff, public: hers ? hers.public : '' }])
    expect(await unlock(await key.answer(slot))).toEqual({ refused: 'passkey-gone' })
  })
})

it('lies in no backup: it is this device’s alone', async () => {
  const { vault } = await createUnit('unit', unitOfTwo)
  await vault.passkeys.mark(true)
  await vault.passkeys.add(phrase, (await authenticator(builtIn)).make)
  const [slot] = await slots()
  const text = await (await vault.backup()).text()
  expect(text).not.toContain(slot?.box)
  expect(text).not.toContain(slot?.credential.id)
})
