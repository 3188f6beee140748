import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openEpochs } from '../crypto/epochs.ts'
import { holderBy } from '../crypto/members.ts'
import { derivedKey } from '../crypto/passphrase-key.ts'
import { pairOf } from '../crypto/people-key.ts'
import { newRecoveryCode } from '../crypto/recovery-code.ts'
import { aesKey } from '../crypto/seal.ts'
import { Store } from '../disk/store.ts'
import { createUnit, lookAtBackup } from '../index.ts'
import { sessionKey } from '../session/handover-terms.ts'
import { openDraft } from '../session/session.ts'
import { aCase, inside, locked, opensTo, otherPhrase, phrase, planFor, theOnly, unitOfTwo } from '../testing.ts'
import type { OpenVault } from '../vault.ts'
import { openHead } from './sealed-records.ts'

beforeEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory()
})

const bo = (vault: OpenVault) => vault.of('staff').find(({ body }) => body.name === 'Bo Prov')?.body.staff as string
const codes = (vault: OpenVault) => vault.of('case').map(({ body }) => body.code)
async function header() {
  const row = await (await Store.open(await theOnly())).get('meta', 'header')
  if (row?.id !== 'header') throw new Error('no header')
  return row.header
}

async function putHeader(of: Awaited<ReturnType<typeof header>>) {
  const store = await Store.open(await theOnly())
  await store.commit(async () => ({ ops: [{ put: 'meta', row: { id: 'header', header: of } }] }))
  return store
}

/** The row of the key that a record is sealed under. */
async function underKey(store: Store, table: 'records' | 'audit', id: string) {
  const { header, keys } = await opensTo(store, phrase)
  const row = await store.get(table, id)
  const key = row && (await store.get('keys', (await openHead(keys, header.unit, row)).key))
  if (!key) throw new Error('no key')
  return key
}

describe('a member of staff who is removed', () => {
  it('no longer opens the unit, and the others read what was there and what comes', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('A1') })
    await vault.removeMember(bo(vault))
    await vault.append({ caseId, body: aCase('A2') })
    expect(await (await locked()).unlock(otherPhrase)).toEqual({ refused: 'wrong-passphrase' })
    expect(codes(inside(await (await locked()).unlock(phrase)))).toEqual(['A1', 'A2'])
  })

  it('opens nothing that was written after with a profile from before: new records lie under new keys', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('A1') })
    const store = await Store.open(await theOnly())
    const before = new Set((await store.all('keys')).map(({ id }) => id))
    await vault.removeMember(bo(vault))
    await vault.append({ caseId, body: aCase('A2') })
    const [first, second] = await Promise.all(vault.of('case').map(({ id }) => underKey(store, 'records', id)))
    expect([before.has(first?.id as string), first?.epoch]).toEqual([true, 1])
    expect([before.has(second?.id as string), second?.epoch]).toEqual([false, 2])
  })

  it('reads nothing new with a header from before put under all the new rows: they are counted, and stay shut', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('A1') })
    const before = await header()
    await vault.removeMember(bo(vault))
    await vault.append({ caseId, body: aCase('A2') }, { caseId: crypto.randomUUID(), body: aCase('B1') })
    await vault.lock()
    await putHeader(before)
    const old = inside(await (await locked()).unlock(otherPhrase))
    expect(codes(old)).toEqual(['A1'])
    // Three records, and the note of the removal in the log; what stands of another epoch says not even which case it is of.
    expect(old.report).toMatchObject({ keyless: 3, unreadable: 0, lost: 0 })
    expect(await old.log()).toMatchObject({ keyless: 1, unreadable: 0 })
  })

  it('is out in another tab too, which writes nothing, while a colleague’s goes on under the new keys', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const colleague = inside(await (await locked()).unlock(phrase))
    const removed = inside(await (await locked()).unlock(otherPhrase))
    await vault.removeMember(bo(vault))
    const late = async (tab: OpenVault, code: string) => tab.append({ caseId: crypto.randomUUID(), body: aCase(code) })
    await expect(late(removed, 'LATE')).rejects.toThrow()
    await removed.ended
    const [kept] = await late(colleague, 'B1')
    const store = await Store.open(await theOnly())
    expect((await underKey(store, 'records', kept?.id as string)).epoch).toBe(2)
    expect(codes(inside(await (await locked()).unlock(phrase)))).toEqual(['B1'])
  })

  it('is noted as no longer active in the same write, under keys that they never had', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const gone = bo(vault)
    await vault.removeMember(gone)
    expect(vault.of('staff').at(-1)?.body).toEqual({ kind: 'staff', staff: gone, name: 'Bo Prov', active: false })
    const store = await Store.open(await theOnly())
    const [note] = (await vault.log()).lines
    const [entry] = (await store.all('entries')).filter(({ rows }) => rows.some(({ id }) => id === note?.id))
    expect(entry?.rows.map(({ id }) => id)).toContain(vault.of('staff').at(-1)?.id)
    const keys = await Promise.all([
      underKey(store, 'audit', note?.id as string),
      underKey(store, 'records', vault.of('staff').at(-1)?.id as string),
    ])
    expect(keys.map(({ epoch }) => epoch)).toEqual([2, 2])
  })

  it('does not come back by what another tab changes, nor is somebody new lost by it', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const other = inside(await (await locked()).unlock(phrase))
    const [, cia] = await Promise.all([
      vault.removeMember(bo(vault)),
      other.addMember('Cia Prov', 'cia har en egen lösenfras här'),
    ])
    const { staff, epochs } = await header()
    expect(staff.map(({ id }) => id)).toEqual([vault.me.staff, cia])
    expect(epochs).toHaveLength(2)
    inside(await (await locked()).unlock('cia har en egen lösenfras här'))
    expect(await (await locked()).unlock(otherPhrase)).toEqual({ refused: 'wrong-passphrase' })
  })

  it('leaves no box for anybody whom the header did not name when the epoch was made', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const gone = bo(vault)
    await vault.removeMember(gone)
    await vault.changeRecoveryCode(newRecoveryCode())
    const { epochs, staff } = await header()
    expect(epochs.map(({ boxes }) => boxes.some(({ to }) => to === gone))).toEqual([true, false, false])
    expect(epochs.at(-1)?.boxes.map(({ to }) => to)).toEqual([...staff.map(({ id }) => id), 'sheet'])
  })
})

it('a form that was broken off before a rotation goes on under a key that whoever was removed never had', async () => {
  const { vault } = await createUnit('unit', unitOfTwo)
  const caseId = crypto.randomUUID()
  await vault.append({ caseId, body: aCase('A1') })
  const session = await vault.handOver(planFor(caseId, 'core-om'))
  await session.save({ ...session.draft(), answers: { 1: 4 } })
  const opened = inside(await session.takeBack(phrase))
  const [before, store] = [await header(), await Store.open(await theOnly())]
  const [row] = await store.all('sessions')
  const bos = await holderBy(before, await derivedKey(otherPhrase, before.derivation), 'passphrase')
  const held = bos && (await openEpochs(before, bos))
  if (!row || !held) throw new Error('no keys')
  const key = await aesKey(await sessionKey(held, before.unit, row, pairOf(before, bos)))
  const openedBy = async () => openDraft(key, before.unit, (await store.all('drafts'))[0] as never)
  expect((await openedBy()).answers).toEqual({ 1: 4 })
  await opened.removeMember(bo(opened))
  const again = await opened.resume(opened.unfinished()[0]?.session as string)
  expect(again.draft().answers).toEqual({ 1: 4 })
  await again.save({ ...again.draft(), answers: { 1: 4, 2: 3 } })
  await expect(openedBy()).rejects.toThrow()
  const [renewed] = await store.all('sessions')
  await expect((async () => sessionKey(held, before.unit, renewed as never, pairOf(before, bos)))()).rejects.toThrow()
  const back = inside(await again.takeBack(phrase))
  expect(back.unfinished().map(({ draft }) => draft.answers)).toEqual([{ 1: 4, 2: 3 }])
})

it('somebody new needs no new epoch, and reads what was there', async () => {
  const { vault } = await createUnit('unit', unitOfTwo)
  await vault.append({ caseId: crypto.randomUUID(), body: aCase('A1') })
  await vault.addMember('Cia Prov', 'cia har en egen lösenfras här')
  expect((await header()).epochs).toHaveLength(1)
  expect(codes(inside(await (await locked()).unlock('cia har en egen lösenfras här')))).toEqual(['A1'])
})

describe('a backup made in a tab that has not heard that another changed the keys', () => {
  beforeEach(() => {
    vi.spyOn(BroadcastChannel.prototype, 'postMessage').mockImplementation(() => {})
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('lies under the keys that hold, opens by the sheet that holds, and is the fresh one that was asked for', async () => {
    const [oldCode, newCode] = [newRecoveryCode(), newRecoveryCode()]
    const { vault } = await createUnit('unit', { ...unitOfTwo, recoveryCode: oldCode })
    const other = inside(await (await locked()).unlock(phrase))
    await vault.changeRecoveryCode(newCode)
    await vault.append({ caseId: crypto.randomUUID(), body: aCase('A1') })
    const file = await other.backup()
    expect(await lookAtBackup(file, oldCode)).toEqual({ refused: 'wrong-passphrase' })
    expect(await lookAtBackup(file, newCode)).toMatchObject({ cases: 1, missing: 0, faulty: 0 })
    expect([other.backupDue(), inside(await (await locked()).unlock(phrase)).backupDue()]).toEqual([false, false])
  })

  it('is none where the keys of whoever is in were taken back', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const removed = inside(await (await locked()).unlock(otherPhrase))
    await vault.removeMember(bo(vault))
    await expect(removed.backup()).rejects.toMatchObject({ reason: 'closed' })
  })
})

it('one’s own new passphrase is put over the pair that one has, also after a return by PIN', async () => {
  const { vault } = await createUnit('unit', unitOfTwo)
  const caseId = crypto.randomUUID()
  await vault.append({ caseId, body: aCase('A1') })
  vault.setPin('583902')
  const session = await vault.handOver(planFor(caseId, 'core-om'))
  const back = inside(await session.takeBackByPin('583902'))
  const before = await header()
  expect(await back.changePassphrase(otherPhrase, 'en helt ny lösenfras för alva')).toEqual({
    refused: 'wrong-passphrase',
  })
  expect(await back.changePassphrase(phrase, 'en helt ny lösenfras för alva')).toBe('changed')
  const after = await header()
  expect(after.epochs).toHaveLength(1)
  const pairs = ({ staff }: typeof after) => Object.fromEntries(staff.map((it) => [it.id, it.public]))
  expect(pairs(after)).toEqual(pairs(before))
  expect(await (await locked()).unlock(phrase)).toEqual({ refused: 'wrong-passphrase' })
  expect(codes(inside(await (await locked()).unlock('en helt ny lösenfras för alva')))).toEqual(['A1'])
})

it('a new passphrase for a colleague is a new pair and a new epoch: the old one may be in other hands', async () => {
  const { vault } = await createUnit('unit', unitOfTwo)
  const before = (await header()).staff.find(({ id }) => id === bo(vault))
  await vault.setPassphrase(bo(vault), 'en helt ny lösenfras för bo')
  const { staff, epochs } = await header()
  expect(epochs).toHaveLength(2)
  expect(staff.find(({ id }) => id === bo(vault))?.public).not.toBe(before?.public)
  expect(await (await locked()).unlock(otherPhrase)).toEqual({ refused: 'wrong-passphrase' })
  inside(await (await locked()).unlock('en helt ny lösenfras för bo'))
})

it('figures are rounded alike before and after a rotation', async () => {
  const { vault } = await createUnit('unit', unitOfTwo)
  const before = vault.roundingKey()
  await vault.removeMember(bo(vault))
  expect(vault.roundingKey()).toEqual(before)
  expect(inside(await (await locked()).unlock(phrase)).roundingKey()).toEqual(before)
})

it('a form handed in before a rotation is taken in after it', async () => {
  const { vault } = await createUnit('unit', unitOfTwo)
  const caseId = crypto.randomUUID()
  await vault.append({ caseId, body: aCase('A1') })
  const session = await vault.handOver(planFor(caseId, 'core-om'))
  await session.save({ ...session.draft(), answers: { 1: 4 } })
  await session.handIn()
  const store = await Store.open(await theOnly())
  const [handed] = await store.all('handed')
  const sessions = await store.all('sessions')
  const opened = inside(await session.takeBack(phrase))
  await opened.removeMember(bo(opened))
  await store.commit(async () => ({
    ops: [
      ...sessions.map((row) => ({ put: 'sessions' as const, row })),
      { put: 'handed', row: { ...handed, id: handed?.id } as never },
      { drop: 'records', id: handed?.id as string },
    ],
  }))
  const again = inside(await (await locked()).unlock(phrase))
  expect(again.of('answers').map(({ body }) => body.answers)).toEqual([{ 1: 4 }])
})

describe('what lies under an epoch that is not here yet', () => {
  it('waits for its key by name, and is read when it comes', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('A1') })
    const before = await header()
    await vault.changeRecoveryCode(newRecoveryCode())
    await vault.append({ caseId, body: aCase('A2') })
    const newer = await header()
    await vault.lock()
    await putHeader(before)
    const early = inside(await (await locked()).unlock(phrase))
    expect([codes(early), early.report?.keyless, early.report?.unreadable]).toEqual([['A1'], 1, 0])
    await early.lock()
    await putHeader(newer)
    const late = inside(await (await locked()).unlock(phrase))
    expect(codes(late)).toEqual(['A1', 'A2'])
    expect(late.report).toBeNull()
  })

  it('is not waited for where a tombstone names it', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const before = await header()
    await vault.changeRecoveryCode(newRecoveryCode())
    const [record] = await vault.append({ caseId: crypto.randomUUID(), body: aCase('GONE') })
    const newer = await header()
    const store = await Store.open(await theOnly())
    const row = await store.get('records', record?.id as string)
    await vault.eraseCase(record?.caseId as string, 'begärt')
    await vault.lock()
    await store.commit(async () => ({ ops: [{ put: 'records', row: row as never }] }))
    await putHeader(before)
    // The tombstone is of the newer epoch itself: it waits, and so does what it names, until both are read.
    expect(inside(await (await locked()).unlock(phrase)).report).toMatchObject({ keyless: 2, unreadable: 0 })
    await putHeader(newer)
    const late = inside(await (await locked()).unlock(phrase))
    expect([codes(late), late.report]).toEqual([[], null])
  })

  it('lies sealed where it is a form that was handed in, and is taken in when the key comes', async () => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const caseId = crypto.randomUUID()
    await vault.append({ caseId, body: aCase('A1') })
    const before = await header()
    await vault.changeRecoveryCode(newRecoveryCode())
    const newer = await header()
    const session = await vault.handOver(planFor(caseId, 'core-om', 'yp-core'))
    await session.save({ ...session.draft(), answers: { 1: 4 } })
    await session.handIn()
    await session.save({ ...session.draft(), answers: { 1: 2 } })
    const store = await putHeader(before)
    const early = inside(await session.takeBack(phrase))
    expect([early.of('answers'), early.report?.keyless, await store.count('handed')]).toEqual([[], 2, 1])
    await early.lock()
    await putHeader(newer)
    const late = inside(await (await locked()).unlock(phrase))
    expect(late.of('answers').map(({ body }) => body.answers)).toEqual([{ 1: 4 }])
    expect(late.unfinished().map(({ draft }) => draft.answers)).toEqual([{ 1: 2 }])
    expect([late.report, await store.count('handed')]).toEqual([null, 0])
    expect((await late.log()).lines.filter(({ body }) => body.what === 'hand-in.refused')).toEqual([])
  })
})

it('the device signs with the same key after a rotation', async () => {
  const { vault } = await createUnit('unit', unitOfTwo)
  const before = await vault.devicePublicKey()
  await vault.removeMember(bo(vault))
  const again = inside(await (await locked()).unlock(phrase))
  expect(await again.devicePublicKey()).toEqual(before)
  const key = await crypto.subtle.importKey('jwk', before, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify'])
  const bytes = new Uint8Array([1, 2, 3])
  const signature = await again.sign(bytes)
  expect(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, bytes)).toBe(true)
})
