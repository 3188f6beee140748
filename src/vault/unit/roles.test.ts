/** Roles as an open unit gives and keeps them, and a header that somebody made with own code. */
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, it } from 'vitest'
import { type Bytes, base64, sha256, utf8 } from '../crypto/bytes.ts'
import { type Header, openEpochs } from '../crypto/epochs.ts'
import { holderBy, makeMember, newPair, signerOf } from '../crypto/members.ts'
import { derivedKey } from '../crypto/passphrase-key.ts'
import { newRecoveryCode } from '../crypto/recovery-code.ts'
import { sealJson } from '../crypto/seal.ts'
import { sealToUnit } from '../crypto/unit-key.ts'
import { nextEntry, nextPlace } from '../disk/log.ts'
import { Store } from '../disk/store.ts'
import { createUnit } from '../index.ts'
import type { RecordBody } from '../records.ts'
import { aCase, inside, locked, opensTo, otherPhrase, phrase, theOnly, unitOfTwo } from '../testing.ts'
import type { OpenVault } from '../vault.ts'
import { deviceOf } from './device-key.ts'
import { loadRecords } from './load.ts'
import { CaseKeys, sealRecord } from './sealed-records.ts'

beforeEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory()
})

const asBo = async () => inside(await (await locked()).unlock(otherPhrase))
const staffCalled = (vault: OpenVault, name: string) =>
  vault.of('staff').find(({ body }) => body.name === name)?.body.staff as string
const noted = async (vault: OpenVault) => (await vault.log()).lines.map(({ body }) => [body.what, body.detail])

it.each<[string, (vault: OpenVault, alva: string) => Promise<unknown>]>([
  ['adds a colleague', (vault) => vault.addMember('Cia Prov', 'cia har en egen lösenfras här')],
  ['gives a colleague a new passphrase', (vault, alva) => vault.setPassphrase(alva, 'en helt ny lösenfras för alva')],
  ['takes a colleague’s key away', (vault, alva) => vault.removeMember(alva)],
  ['makes a new sheet', (vault) => vault.changeRecoveryCode(newRecoveryCode())],
  ['makes themselves a keeper', (vault) => vault.setKeeper(vault.me.staff, true)],
  ['ends a keeper’s role', (vault, alva) => vault.setKeeper(alva, false)],
  ['takes the role of releaser', (vault) => vault.setReleaser(vault.me.staff)],
])('nobody but a keeper %s, and nothing is written where somebody else tries', async (_, act) => {
  const { vault } = await createUnit('unit', unitOfTwo)
  const bo = await asBo()
  const store = await Store.open(await theOnly())
  const before = [await store.get('meta', 'header'), await store.count('entries')]
  await expect(act(bo, vault.me.staff)).rejects.toMatchObject({ reason: 'not-permitted' })
  expect([await store.get('meta', 'header'), await store.count('entries')]).toEqual(before)
})

it('a keeper appoints another, who hands the role of releaser on: each is noted, and holds on every tab', async () => {
  const { vault } = await createUnit('unit', unitOfTwo)
  const bo = await asBo()
  await vault.setKeeper(bo.me.staff, true)
  await bo.setReleaser(bo.me.staff)
  for (const tab of [vault, bo]) {
    await expect.poll(() => tab.membership().releaser).toBe(bo.me.staff)
    expect([...tab.membership().keepers]).toEqual([vault.me.staff, bo.me.staff])
  }
  expect(await noted(vault)).toEqual(
    expect.arrayContaining([
      ['role.keeper', bo.me.staff],
      ['role.releaser', bo.me.staff],
    ]),
  )
})

it('two are keepers from the start where two are named', async () => {
  const [alva, bo] = unitOfTwo.staff
  const { vault } = await createUnit('unit', { ...unitOfTwo, staff: [alva, { ...bo, keeper: true }] as never })
  expect([...vault.membership().keepers]).toEqual([vault.me.staff, staffCalled(vault, 'Bo Prov')])
})

it('a lost passphrase is helped by a keeper, and stands as given until its owner has changed it', async () => {
  const { vault } = await createUnit('unit', unitOfTwo)
  const staff = staffCalled(vault, 'Bo Prov')
  await vault.setPassphrase(staff, 'en fras för en enda gång')
  const bo = inside(await (await locked()).unlock('en fras för en enda gång'))
  const given = () => bo.membership().members.get(staff)
  expect(given()?.given).toMatchObject({ by: vault.me.staff })
  const [pair, epochs] = [given()?.public, bo.membership().inboxes.length]
  expect(await bo.changePassphrase('en fras för en enda gång', 'bos alldeles egna nya lösenfras')).toBe('changed')
  // A new pair, which the keeper never had; and no new epoch, since nobody leaves.
  expect([given()?.given, given()?.public === pair, bo.membership().inboxes.length]).toEqual([null, false, epochs])
  expect(await (await locked()).unlock('en fras för en enda gång')).toEqual({ refused: 'wrong-passphrase' })
  await bo.append({ caseId: crypto.randomUUID(), body: aCase('A1') })
  const again = inside(await (await locked()).unlock('bos alldeles egna nya lösenfras'))
  expect(again.of('case').map(({ body }) => body.code)).toEqual(['A1'])
})

it('what a keeper kept of a passphrase that they gave opens nothing new once its owner has changed it and the keeper has left', async () => {
  const { vault } = await createUnit('unit', unitOfTwo)
  const staff = staffCalled(vault, 'Bo Prov')
  await vault.setKeeper(staff, true)
  await vault.setPassphrase(staff, 'en fras för en enda gång')
  const store = await Store.open(await theOnly())
  const kept = await headerIn(store)
  const held = await holderBy(kept, await derivedKey('en fras för en enda gång', kept.derivation), 'passphrase')
  const bo = inside(await (await locked()).unlock('en fras för en enda gång'))
  await bo.changePassphrase('en fras för en enda gång', 'bos alldeles egna nya lösenfras')
  await bo.removeMember(vault.me.staff)
  expect(held && (await openEpochs(await headerIn(store), held))).toBeNull()
})

it('the sheet appoints a keeper where none is left who can come in, and may do nothing else but give a passphrase', async () => {
  const recoveryCode = newRecoveryCode()
  const { vault } = await createUnit('unit', { ...unitOfTwo, recoveryCode })
  const staff = staffCalled(vault, 'Bo Prov')
  const bySheet = inside(await (await locked()).recover(recoveryCode))
  await bySheet.setKeeper(staff, true)
  await bySheet.setPassphrase(staff, 'en fras för en enda gång')
  for (const act of [
    () => bySheet.removeMember(vault.me.staff),
    () => bySheet.setReleaser(staff),
    () => bySheet.addMember('Cia Prov', 'cia har en egen lösenfras här'),
    () => bySheet.changeRecoveryCode(newRecoveryCode()),
  ])
    await expect(act()).rejects.toMatchObject({ reason: 'not-permitted' })
  const bo = inside(await (await locked()).unlock('en fras för en enda gång'))
  expect(bo.membership().members.get(staff)?.given?.by).toBe('sheet')
  await bo.removeMember(vault.me.staff)
  expect([...bo.membership().keepers]).toEqual([staff])
})

async function headerIn(store: Store): Promise<Header> {
  const row = await store.get('meta', 'header')
  if (row?.id !== 'header') throw new Error('no header')
  return row.header
}

/** As Bo, who holds every key of the newest epoch and may state nothing, with own code: his word, his signature, a whole header. */
interface Forged {
  readonly said: unknown
  /** Whom he lets in, with a box for them. */
  readonly friend?: Header['staff'][number]
}
async function forgedByBo(store: Store, act: (header: Header) => Promise<Forged>) {
  const header = await headerIn(store)
  const holder = await holderBy(header, await derivedKey(otherPhrase, header.derivation), 'passphrase')
  const keys = holder && (await openEpochs(header, holder))
  if (!holder || !keys) throw new Error('no keys')
  const { said, friend } = await act(header)
  const { n, root } = keys.newest
  const staff = friend ? [...header.staff, friend] : header.staff
  const boxes = friend ? [await boxFor(friend, header.unit, n, root)] : []
  const epochs = header.epochs.map((it) => (it.n === n ? { ...it, boxes: [...it.boxes, ...boxes] } : it))
  const frame = { unit: header.unit, n: header.membership.length + 1, before: keys.membership.head, day: '2026-11-29' }
  const text = JSON.stringify({ ...frame, by: holder.to, act: said })
  const sig = base64(await (await signerOf(holder)).sign(utf8(`membership|${text}`)))
  const names = {
    staff: staff.map(({ id, public: key }) => ({ id, public: key })),
    sheet: header.sheet,
    head: base64(await sha256(utf8(text))),
  }
  const roster = await sealJson(keys.newest.data, `roster|${header.unit}|${n}`, names)
  return { ...header, staff, roster, epochs, membership: [...header.membership, { text, sig }] }
}

const boxFor = async ({ id: to, public: key }: Header['staff'][number], unit: string, n: number, root: Bytes) => ({
  to,
  sealed: await sealToUnit(key, `epoch|${unit}|${n}|${to}`, root),
})

it.each<[string, Parameters<typeof forgedByBo>[1]]>([
  ['makes himself a keeper', async ({ staff }) => ({ said: { act: 'keeper', staff: staff[1]?.id, is: true } })],
  ['takes the role of releaser', async ({ staff }) => ({ said: { act: 'releaser', staff: staff[1]?.id } })],
  [
    'lets a friend in',
    async ({ unit, derivation }) => {
      const pair = await newPair(crypto.randomUUID())
      const friend = await makeMember(unit, pair, await derivedKey('en vän som ingen annan känner', derivation))
      const one = { id: pair.to, public: pair.public, signing: (await signerOf(pair)).public }
      return { said: { act: 'added', one }, friend }
    },
  ],
])(
  'a header in which somebody who is no keeper %s with own code opens to nobody, and an open unit ends at it',
  async (_, act) => {
    const { vault } = await createUnit('unit', unitOfTwo)
    const store = await Store.open(await theOnly())
    const header = await forgedByBo(store, act)
    await store.commit(async () => ({ ops: [{ put: 'meta', row: { id: 'header', header } }] }))
    await expect(vault.append({ caseId: crypto.randomUUID(), body: aCase('A1') })).rejects.toMatchObject({
      reason: 'closed',
    })
    for (const passphrase of [phrase, otherPhrase])
      expect(await (await locked()).unlock(passphrase)).toEqual({ refused: 'damaged' })
  },
)

it('the same code in a keeper’s hands makes a header that opens: the test forges as the program writes', async () => {
  const { vault } = await createUnit('unit', unitOfTwo)
  const bo = staffCalled(vault, 'Bo Prov')
  await vault.setKeeper(bo, true)
  const store = await Store.open(await theOnly())
  const header = await forgedByBo(store, async () => ({ said: { act: 'releaser', staff: bo } }))
  await store.commit(async () => ({ ops: [{ put: 'meta', row: { id: 'header', header } }] }))
  expect((await asBo()).membership().releaser).toBe(bo)
})

it('a header from before is not followed by an open unit: what was stated is not taken back', async () => {
  const { vault } = await createUnit('unit', unitOfTwo)
  const store = await Store.open(await theOnly())
  const before = await headerIn(store)
  await vault.setKeeper(staffCalled(vault, 'Bo Prov'), true)
  await store.commit(async () => ({ ops: [{ put: 'meta', row: { id: 'header', header: before } }] }))
  await expect(vault.append({ caseId: null, body: { kind: 'unit', name: 'B' } })).rejects.toMatchObject({
    reason: 'closed',
  })
})

const entry = { kind: 'ledger', period: 'p', edition: 1, before: '0'.repeat(64), entry: { step: 'x' } } as const
const enrolment = { kind: 'setting', name: 'enrolment', value: { deviceKey: 'x' } } as const

it('only the releaser writes in the ledger or connects the unit, and only a keeper names staff', async () => {
  const { vault } = await createUnit('unit', unitOfTwo)
  const bo = await asBo()
  const before = bo.records().length
  for (const body of [
    entry,
    enrolment,
    { kind: 'staff', staff: vault.me.staff, name: 'Bo Prov', active: true } as const,
  ])
    await expect(bo.append({ caseId: null, body })).rejects.toMatchObject({ reason: 'not-permitted' })
  expect(bo.records()).toHaveLength(before)
  await vault.setReleaser(bo.me.staff)
  await expect(vault.append({ caseId: null, body: entry })).rejects.toMatchObject({ reason: 'not-permitted' })
  await bo.append({ caseId: null, body: entry }, { caseId: null, body: enrolment })
  // What was written in the role stands after it was handed on.
  await bo.lock()
  await vault.setReleaser(vault.me.staff)
  expect((await asBo()).of('ledger').map(({ body }) => body)).toEqual([entry])
})

it.each<[string, RecordBody]>([
  ['an entry of the ledger', entry],
  ['the unit’s place at the collector', enrolment],
  ['a colleague’s name', { kind: 'staff', staff: crypto.randomUUID(), name: 'Alva Prov', active: true }],
])(
  '%s that somebody without the role wrote with own code is counted and not read, on every device',
  async (_, body) => {
    const { vault } = await createUnit('unit', unitOfTwo)
    await vault.lock()
    const bo = await asBo()
    await bo.lock()
    const store = await Store.open(await theOnly())
    // As the program writes, but for the check: Bo's own signature, in his own name and in Alva's.
    for (const by of [bo0(store), alvaOf(store)]) await forgedRecord(store, await by, body)
    const opened = inside(await (await locked()).unlock(phrase))
    expect(opened.records().filter((it) => it.body.kind === body.kind && it.body.kind !== 'staff')).toEqual([])
    expect(opened.of('staff').map(({ body }) => body.name)).toEqual(['Alva Prov', 'Bo Prov'])
    expect(opened.report).toMatchObject({ unreadable: 2 })
  },
)

const someRecord = crypto.randomUUID()
it.each<[string, RecordBody]>([
  ['*har sett*', { kind: 'seen', record: someRecord, items: ['1'], done: 'talat med' }],
  ['an erasing', { kind: 'tombstone', record: someRecord, reason: 'fel person', rows: [someRecord] }],
  ['who may read a case', { kind: 'protection', code: 'A-1', to: null, keys: [] }],
  [
    'a move',
    {
      kind: 'moved-out',
      move: someRecord,
      to: 'Tärnan',
      day: '2026-11-02',
      consent: { by: 'self', day: '2026-11-02' },
    },
  ],
])(
  '%s that a colleague writes with own code in another’s name is counted and not read, and in their own it is theirs',
  async (_, body) => {
    const { vault } = await createUnit('unit', unitOfTwo)
    await vault.lock()
    await (await asBo()).lock()
    const store = await Store.open(await theOnly())
    await forgedRecord(store, await alvaOf(store), body)
    const written = async () => {
      const opened = inside(await (await locked()).unlock(phrase))
      const found = opened.records().filter((it) => it.body.kind === body.kind)
      const { report } = opened
      await opened.lock()
      return { by: found.map(({ by }) => by), unreadable: report?.unreadable }
    }
    expect(await written()).toEqual({ by: [], unreadable: 1 })
    const bo = await bo0(store)
    await forgedRecord(store, bo, body)
    expect(await written()).toEqual({ by: [{ staff: bo }], unreadable: 1 })
  },
)

const bo0 = async (store: Store) => (await headerIn(store)).staff[1]?.id as string
const alvaOf = async (store: Store) => (await headerIn(store)).staff[0]?.id as string

/** A record by Bo, who holds all keys, in whoever's name, with every box, hash and signature that he can make. */
async function forgedRecord(store: Store, by: string, body: RecordBody) {
  const { header, keys, pair } = await opensTo(store, otherPhrase)
  const holder = await holderBy(header, await derivedKey(otherPhrase, header.derivation), 'passphrase')
  if (!holder) throw new Error('nobody')
  const cases = new CaseKeys(header.unit, store, () => [pair])
  const { log } = await loadRecords({ store, unit: header.unit, keys, cases })
  const device = (await deviceOf({ store, header, keys, device: null } as never)).device
  const made = await cases.make(keys, { of: header.unit, forReleaser: false }, device.id, null)
  const { n, lamport } = nextPlace(log, device.id)
  const plain = { id: crypto.randomUUID(), at: new Date().toISOString(), by: { staff: by }, caseId: null, body }
  const text = `record|${header.unit}|${JSON.stringify([plain.id, plain.at, plain.by, null, body, 1])}`
  const sig = base64(await (await signerOf(holder)).sign(utf8(text)))
  const kept = { ...plain, lamport: lamport + 1, device: device.id, said: { n: 1, sig } }
  const row = await sealRecord(made.made, keys, header.unit, n, kept)
  const logged = await nextEntry(header.unit, log, device, [made.row, row])
  await store.commit(async () => ({
    ops: [
      { put: 'entries', row: logged },
      { put: 'keys', row: made.row },
      { put: 'records', row },
    ],
  }))
}
