/** Opens what the vault wrote with Node's own crypto and docs/formats/vault.md: nothing of the vault's own code reads here. */
import {
  createCipheriv,
  createDecipheriv,
  createECDH,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  pbkdf2Sync,
  randomBytes,
  sign,
} from 'node:crypto'
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { beforeAll, describe, expect, it } from 'vitest'
import { passphraseWords } from '../../src/vault/crypto/words-for-passphrases.ts'
import { createUnit, newRecoveryCode, type PasskeySlot } from '../../src/vault/index.ts'
import { aCase, otherPhrase, phrase, planFor, theOnly, unitOfTwo } from '../../src/vault/testing.ts'
import { isThrownAway } from './box-auditor.ts'
import {
  type Act,
  type Belonging,
  b64,
  checkRole,
  holders,
  idOfKey,
  type Opened,
  point,
  readStatements,
  type Signed,
  sha256,
  signedBy,
} from './statements-by-the-page.ts'

type Row = Record<'id' | 'key' | 'head' | 'box' | 'n', string> & {
  readonly header?: unknown
  readonly staff?: string
  readonly plan?: string
  readonly epoch: number
  readonly people?: readonly { readonly to: string; readonly sealed: Sealed }[]
}
interface Entry {
  id: string
  device: string
  n: number
  before: string
  key?: string
  lamport: number
  seen: Record<string, [number, string]>
  rows: { id: string; hash: string; size: number }[]
  header?: [string, string]
  sig: string
}
type Sealed = { readonly enc: string; readonly box: string }
interface Epoch {
  n: number
  day: string
  public: string
  secrets: string
  before: string | null
  boxes: { to: string; sealed: Sealed }[]
}
interface Header {
  unit: string
  derivation: { iterations: number; salt: string }
  staff: { id: string; public: string; salt: string; box: string }[]
  sheet: { public: string; day: string }
  membership: Signed[]
  roster: string
  epochs: Epoch[]
  forReleaser: Pick<Epoch, 'public' | 'before' | 'boxes'>[]
}
interface Pair {
  readonly public: Buffer
  readonly private: Buffer
}
type Holder = Pair & { readonly to: string }

const [caseId, erasedId, protectedId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
const basis = { kind: 'basis' as const, batch: 'b'.repeat(64), shown: ['hos er 7'], lists: { groups: [] } }
const counted = { kind: 'counted', period: 'p', row: { sex: 'f' } } as const
const [sheetBefore, sheetNow] = [newRecoveryCode(), newRecoveryCode()]
const gone = { passphrase: otherPhrase, staff: '' }
/** Gives the same 32 bytes whatever it is asked for: what the vault does with them is asked here. */
const passkey = { bits: Buffer.alloc(32, 7) }
let slot: PasskeySlot
let file: string
/** As staff make one, before the second hand-over. */
let backup: string
let steps: { put: string; row: never }[]
/** As it lay before somebody left and the sheet was changed. */
let headerBefore: Header
/** A case given to the unit's own address, before anything of it was given away. */
let moved: { text: string; words: string }

beforeAll(async () => {
  Dexie.dependencies.indexedDB = new IDBFactory()
  const { Store } = await import('../../src/vault/disk/store.ts')
  const { makeBackup } = await import('../../src/vault/disk/backup.ts')
  const { vault } = await createUnit('unit', { ...unitOfTwo, recoveryCode: sheetBefore })
  await vault.append({ caseId, body: aCase('A1') })
  const session = await vault.handOver(planFor(caseId, 'core-om', 'yp-core'))
  await session.save({ form: 0, position: 1, answers: { 1: 4 }, blanks: {}, mode: 'list' })
  await session.handIn()
  await session.save({ form: 1, position: 1, answers: { 1: 2 }, blanks: {}, mode: 'list' })
  const opened = await session.takeBack(phrase)
  if ('refused' in opened) throw new Error(opened.refused)
  const store = await Store.open(await theOnly())
  headerBefore = ((await store.get('meta', 'header')) as never as { header: Header }).header
  await opened.passkeys.add(phrase, async () => ({
    ...{ id: 'AAAA', attachment: 'cross-platform', transports: ['usb'], synced: 'never' },
    bits: new Uint8Array(passkey.bits),
  }))
  slot = (await store.local('passkeys'))?.[0] as PasskeySlot
  gone.staff = opened.of('staff').find(({ body }) => body.name === 'Bo Prov')?.body.staff as string
  await opened.append({ caseId: null, body: basis })
  await opened.removeMember(gone.staff)
  await opened.changeRecoveryCode(sheetNow)
  await opened.append({ caseId, body: { ...aCase('A2') } })
  await opened.append({ caseId: erasedId, body: aCase('GONE') })
  await opened.eraseCase(erasedId, 'asked for')
  await opened.append({ caseId: protectedId, body: aCase('SKYDD-1') })
  await opened.protect(protectedId, { staff: [opened.me.staff] })
  await opened.append({ caseId: protectedId, body: counted }, { caseId: null, body: { ...basis, shown: ['hos er 8'] } })
  const moves = await opened.moves()
  const { text } = await moves.address()
  moved = await moves.give(caseId, JSON.parse(text), { by: 'both', day: '2026-11-20' }, [])
  isThrownAway(JSON.parse(moved.text).keys[0].sealed.enc)
  backup = await (await opened.backup()).text()
  // A second hand-over leaves a form that staff have not taken in, and the unit as a backup would find it.
  const again = await opened.handOver(planFor(caseId, 'core-om'))
  await again.save({ form: 0, position: 1, answers: { 1: 3 }, blanks: {}, mode: 'list' })
  await again.handIn()
  file = await (await makeBackup(store, opened.place, async () => '')).text()
  steps = file
    .split('\n')
    .map((line) => line.split(' ').slice(2).join(' '))
    .flatMap((text) => (text.startsWith('[') ? JSON.parse(text) : []))
})

const rows = (table: string): Row[] => steps.filter(({ put }) => put === table).map(({ row }) => row)
const header = () => rows('meta').find(({ id }) => id === 'header')?.header as never as Header
const hkdf = (ikm: Buffer, salt: Buffer | string, info: string) => Buffer.from(hkdfSync('sha256', ikm, salt, info, 32))

function openBox(key: Buffer, label: string, box: string | Buffer): Buffer {
  const bytes = typeof box === 'string' ? b64(box) : box
  const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
  cipher.setAAD(Buffer.from(label)).setAuthTag(bytes.subarray(-16))
  return Buffer.concat([cipher.update(bytes.subarray(12, -16)), cipher.final()])
}
const openJson = (key: Buffer, label: string, box: string) => JSON.parse(openBox(key, label, box).toString())

/** Step 1. */
function derived({ derivation }: Header, typed: string): Buffer {
  const secret = typed.normalize('NFKC').trim().toLowerCase().split(/\s+/).join(' ')
  return pbkdf2Sync(secret, b64(derivation.salt), derivation.iterations, 32, 'sha256')
}

/** Step 2, a passphrase. */
function pairBy(of: Header, passphrase: string): Holder {
  const secret = derived(of, passphrase)
  for (const { id, salt, box, public: shown } of of.staff) {
    const label = `staff|${of.unit}|${id}`
    try {
      const opened = openBox(hkdf(secret, b64(salt), label), label, box)
      return { to: id, public: b64(shown), private: opened }
    } catch {}
  }
  throw new Error('nobody’s passphrase')
}

/** Step 2, the sheet: RFC 9180 DeriveKeyPair (7.1.3) for P-256. */
function pairOfSheet(of: Header, code: string): Holder {
  return { to: 'sheet', ...derivedPoint(hkdf(derived(of, code), of.unit, `sheet|${of.unit}`)) }
}

function derivedPoint(ikm: Buffer): Pair {
  const kem = Buffer.from('KEM\0\x10', 'latin1')
  const prk = extracted(kem, '', 'dkp_prk', ikm)
  const scalar = expanded(kem, prk, 'candidate', Buffer.from([0]), 32)
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(scalar)
  return { public: pair.getPublicKey(), private: scalar }
}

/** Step 7: at the end the header's own members, sheet, inboxes and releaser's pairs. Gives what held after each statement. */
function readMembership(of: Header): readonly Belonging[] {
  const { states, inboxes, pairs } = readStatements(of.unit, of.membership)
  const { members, sheet } = states.at(-1) as Belonging
  const named = (all: Iterable<[string, string]>) => [...all].sort()
  expect(named([...members].map(([id, one]) => [id, one.public]))).toEqual(
    named(of.staff.map((it) => [it.id, it.public])),
  )
  expect([sheet.public, inboxes]).toEqual([of.sheet.public, of.epochs.map((it) => it.public)])
  expect(pairs).toEqual(of.forReleaser.map((it) => it.public))
  return states
}

/** Step 8: every pair that the releaser has had, the newest first. */
function releaserPairs(of: Header, { to, ...pair }: Holder): readonly Pair[] {
  const { unit, forReleaser } = of
  const held = [...holders(readMembership(of).at(-1) as Belonging).keys()]
  expect(forReleaser.at(-1)?.boxes.map((each) => each.to)).toEqual(held)
  const box = forReleaser.at(-1)?.boxes.find((each) => each.to === to)
  if (!box) throw new Error('the releaser’s pair is not sealed to this one')
  let scalar: Buffer | null = openSealed(box.sealed, `for-releaser|${unit}|${forReleaser.length}|${to}`, pair)
  return forReleaser.toReversed().map(({ public: shown, before }, i) => {
    if (!scalar) throw new Error('the way back is cut')
    const own = { public: b64(shown), private: scalar }
    const label = `for-releaser-before|${unit}|${forReleaser.length - i}`
    scalar = before === null ? null : openBox(hkdf(scalar, unit, 'for-releaser'), label, before)
    return own
  })
}

it('signs as a member, and as the sheet, with a pair that is derived from the private half', () => {
  const begun = JSON.parse(header().membership[0]?.text ?? '').act
  const { to, private: scalar } = pairBy(header(), phrase)
  expect(signingOf(to, scalar)).toBe(begun.staff.find(({ id }: { id: string }) => id === to).signing)
  expect(signingOf('sheet', pairOfSheet(headerBefore, sheetBefore).private)).toBe(begun.sheet.signing)
})
const signingPair = (to: string, scalar: Buffer) => derivedPoint(hkdf(scalar, to, 'sign'))
const signingOf = (to: string, scalar: Buffer) => signingPair(to, scalar).public.toString('base64url')

/** As whoever holds the private half signs: what the page says how to make can be made, too. */
function signedAs({ to, private: scalar }: Holder, text: string): string {
  const { public: shown, private: own } = signingPair(to, scalar)
  const key = createPrivateKey({ key: { ...point(shown), d: own.toString('base64url') }, format: 'jwk' })
  return sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
}

interface EpochKeys {
  readonly data: Buffer
  readonly inbox: Pair
  readonly rounding: Buffer
}

/** Steps 3 to 5: every epoch, from the newest back. Throws where anything is not as the page says. */
function epochsBy(of: Header, { to, ...pair }: Holder): ReadonlyMap<number, EpochKeys> {
  const { unit, epochs, staff, sheet } = of
  const newest = epochs.length
  const box = epochs.at(-1)?.boxes.find((each) => each.to === to)
  if (!box) throw new Error('the newest epoch is not sealed to this pair')
  let root: Buffer | null = openSealed(box.sealed, `epoch|${unit}|${newest}|${to}`, pair)
  const all = new Map<number, EpochKeys>()
  readMembership(of)
  for (const it of [...epochs].reverse()) {
    if (!root) throw new Error('the chain of epochs is cut')
    const data = hkdf(root, unit, 'mattstock|data')
    if (it.n === newest) {
      const head = sha256(of.membership.at(-1)?.text ?? '').toString('base64url')
      const named = { staff: staff.map(({ id, public: shown }) => ({ id, public: shown })), sheet, head }
      expect(openJson(data, `roster|${unit}|${newest}`, of.roster)).toEqual(named)
      expect(it.boxes.map((each) => each.to).sort()).toEqual(['sheet', ...staff.map(({ id }) => id)].sort())
    }
    const inside = openJson(data, `secrets|${unit}|${it.n}|${it.day}|${it.public}`, it.secrets)
    expect(b64(inside.epoch)).toEqual(root)
    all.set(it.n, {
      data,
      inbox: { public: b64(it.public), private: b64(inside.private) },
      rounding: b64(inside.rounding),
    })
    root = it.before === null ? null : openBox(data, `before|${unit}|${it.n}`, it.before)
  }
  expect(root).toBeNull()
  expect([...all.keys()].sort()).toEqual(epochs.map((_, at) => at + 1))
  expect(new Set([...all.values()].map(({ rounding }) => rounding.toString('hex'))).size).toBe(1)
  return all
}

const inside = (of = header()) => epochsBy(of, pairBy(of, phrase))
function epoch(n: number): EpochKeys {
  const found = inside().get(n)
  if (!found) throw new Error(`no epoch ${n}`)
  return found
}

const entries = () => rows('entries') as never as Entry[]
const dataOf = (all: ReadonlyMap<number, EpochKeys>, { epoch: n }: Row): Buffer => {
  const data = all.get(n)?.data
  if (!data) throw new Error('the key lies in an epoch that is not here')
  return data
}

/** A key's row holds its case's id and the key; where it is for some people, a hash of their boxes in its place. */
function openKey(row: Row, all = inside()) {
  const { unit } = header()
  const plain = openBox(dataOf(all, row), `key|${unit}|${row.id}|${row.epoch}`, row.box)
  const [names, last] = [plain.subarray(0, -32).toString(), plain.subarray(-32)]
  const key = { of: names.slice(0, 36), opens: names.slice(36) || row.id }
  if (!row.people) return { ...key, raw: last }
  const text = row.people.map(({ to, sealed }) => [to, sealed.enc, sealed.box].join('|')).join('|')
  expect(sha256(text)).toEqual(last)
  const me = pairBy(header(), phrase)
  for (const pair of [me, ...releaserPairs(header(), me)]) {
    const mine = row.people.find(({ to }) => to === pair.public.toString('base64url'))
    if (mine) return { ...key, raw: openSealed(mine.sealed, `case-key|${unit}|${row.id}`, pair) }
  }
  throw new Error('the key is for others')
}

/** The head says of which case a record is, and which row holds the key. */
function openHead(row: Row, all = inside()) {
  const plain = openBox(dataOf(all, row), `head|${header().unit}|${row.id}|${row.epoch}`, row.head).toString()
  return { of: plain.slice(0, 36), key: plain.slice(36, 72), table: plain.slice(72) }
}

/** What its box lies under, and the case. */
function placeOf(row: Row, all: ReadonlyMap<number, EpochKeys>) {
  const { unit } = header()
  const head = openHead(row, all)
  const key = rows('keys')
    .filter(({ epoch: n }) => all.has(n))
    .map((each) => openKey(each, all))
    .find(({ opens }) => opens === head.key)
  if (!key) throw new Error('no row has the key')
  expect(head.table).toBe(rows('audit').includes(row) ? 'log' : 'rec')
  const entry = entries().find((each) => each.rows.some(({ id }) => id === row.id)) as Entry
  const lamport = entry.lamport + entry.rows.findIndex(({ id }) => id === row.id)
  const label = `record|${unit}|${row.id}|${entry.device}|${entry.n}|${lamport}|${head.of}|${head.key}`
  return { raw: key.raw, label, of: head.of === unit ? null : head.of }
}

/** A record that needs a role was its writer's to write. */
function openWhole(row: Row, all = inside()): Opened {
  const { unit } = header()
  const { raw, label, of } = placeOf(row, all)
  const record: Opened = { ...openJson(raw, label, row.box), id: row.id, case: of }
  checkRole(unit, readMembership(header()), record)
  return record
}

const openRecord = (row: Row, all = inside()) => openWhole(row, all).body

/** The row as whoever has the key could write it. */
function resealed(row: Row, change: (it: Opened) => Partial<Opened>): Row {
  const { raw, label } = placeOf(row, inside())
  const { id: _, case: __, ...record } = openWhole(row)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', raw, iv).setAAD(Buffer.from(label))
  const sealed = cipher.update(JSON.stringify({ ...record, ...change(openWhole(row)) }))
  return { ...row, box: Buffer.concat([iv, sealed, cipher.final(), cipher.getAuthTag()]).toString('base64url') }
}

const textOf = ({ id, epoch: n, head, box, people }: Row) => {
  const also = head ? [head] : (people ?? []).flatMap(({ to, sealed }) => [to, sealed.enc, sealed.box])
  return [id, n, ...also, box].join('|')
}
interface Logged {
  readonly entries: Entry[]
  readonly rows: Row[]
  readonly erased: ReadonlySet<string>
}
const logged = (): Logged => ({
  entries: structuredClone(entries()),
  rows: structuredClone(['keys', 'records', 'audit'].flatMap(rows)),
  erased: new Set(rows('records').flatMap((row) => openRecord(row).rows ?? [])),
})

/** Every chain and every signature, and that what the entries name is there as it was written. Throws at the first fault. */
function readLog({ entries: all, rows: here, erased }: Logged): void {
  for (const [device, log] of Map.groupBy(all, (entry) => entry.device)) readChain(device, log)
  const named = new Map(all.flatMap((entry) => entry.rows.map((each) => [each.id, each])))
  for (const row of here) {
    const is = { id: row.id, hash: sha256(textOf(row)).toString('base64url'), size: Buffer.byteLength(textOf(row)) }
    expect(is).toEqual(named.get(row.id))
  }
  const held = new Set(here.map(({ id }) => id))
  for (const id of named.keys()) if (!held.has(id) && !erased.has(id)) throw new Error('a row is missing')
}

function readChain(device: string, log: readonly Entry[]): void {
  const { unit } = header()
  const raw = b64(log.find(({ n }) => n === 1)?.key ?? '')
  if (device.replaceAll('-', '') !== idOfKey(raw)) throw new Error('the key is another device’s')
  let before = ''
  for (const [i, it] of log.toSorted((a, b) => a.n - b.n).entries()) {
    if (it.n !== i + 1 || it.before !== before || (i === 0) !== (it.key !== undefined)) throw new Error('no chain')
    const seen = Object.keys(it.seen).sort()
    const content = [
      ...[unit, device, it.n, it.before, it.key ?? null, it.lamport],
      seen.map((other) => [other, ...(it.seen[other] as [number, string])]),
      it.rows.map((row) => [row.id, row.hash, row.size]),
      ...(it.header ? [it.header] : []),
    ]
    before = sha256(JSON.stringify(content)).toString('base64url')
    if (before !== it.id) throw new Error('another entry than its hash says')
    if (!signedBy(raw.toString('base64url'), `entry|${unit}|${it.id}`, it.sig)) throw new Error('another signed')
  }
}

describe('the newest epoch', () => {
  it('opens by a passphrase and by the recovery sheet, and all before it by that', () => {
    const bySheet = epochsBy(header(), pairOfSheet(header(), sheetNow))
    expect([...bySheet.keys()]).toEqual([3, 2, 1])
    expect(inside()).toEqual(bySheet)
    expect(pairOfSheet(header(), sheetNow).public.toString('base64url')).toBe(header().sheet.public)
  })

  it('opens nothing to somebody who left, nor to the sheet before, with all that they held then', () => {
    const held = [pairBy(headerBefore, gone.passphrase), pairOfSheet(headerBefore, sheetBefore)]
    for (const pair of held) {
      expect([...epochsBy(headerBefore, pair).keys()]).toEqual([1])
      for (const { n, boxes } of header().epochs.slice(pair.to === 'sheet' ? 2 : 1))
        for (const { to, sealed } of boxes)
          expect(() => openSealed(sealed, `epoch|${header().unit}|${n}|${to}`, pair)).toThrow()
    }
    const before = epochsBy(headerBefore, pairBy(headerBefore, gone.passphrase))
    const sealedSince = [...rows('records'), ...rows('audit')].filter((row) => row.epoch !== 1)
    expect(sealedSince.length).toBeGreaterThan(3)
    for (const row of sealedSince) expect(() => openRecord(row, before)).toThrow()
  })

  it('has a box for nobody whom the unit does not name', () => {
    expect(header().epochs.map(({ boxes }) => boxes.some(({ to }) => to === gone.staff))).toEqual([true, false, false])
  })
})

/** Instead of steps 1 and 2: what an authenticator gives for the slot's salt. */
function pairBySlot({ unit }: Header, slot: PasskeySlot, bits: Buffer): Holder {
  const label = `passkey|${unit}|${slot.id}|${slot.staff}`
  const opened = openBox(hkdf(bits, b64(slot.salt), label), label, slot.box)
  return { to: slot.staff, public: b64(slot.public), private: opened }
}

it('opens by a passkey of the device, as by its member’s passphrase', () => {
  expect(epochsBy(header(), pairBySlot(header(), slot, passkey.bits))).toEqual(inside())
  expect(() => pairBySlot(header(), { ...slot, staff: gone.staff }, passkey.bits)).toThrow()
})

it('opens a record under the key of its case, of whichever epoch', () => {
  const bodies = rows('records').map((row) => openRecord(row))
  expect(bodies.some(({ kind }) => kind === 'audit')).toBe(false)
  expect(new Set(rows('audit').map((row) => openRecord(row).kind))).toEqual(new Set(['audit']))
  expect(bodies).toContainEqual(aCase('A1'))
  expect(bodies).toContainEqual(aCase('A2'))
  expect(bodies).toContainEqual({ kind: 'unit', name: 'Enheten Måsen' })
  expect(bodies.find(({ kind }) => kind === 'answers')?.answers).toEqual({ 1: 4 })
  const epochs = rows('keys').filter((row) => openKey(row).of === caseId)
  expect(epochs.map((row) => row.epoch).sort()).toEqual([1, 3])
})

it('opens what is the releaser’s, of before and after the role got another pair, and a protected case', () => {
  const bodies = rows('records').map((row) => openRecord(row))
  expect(bodies.filter(({ kind }) => kind === 'basis').map(({ shown }) => shown)).toEqual(
    expect.arrayContaining([['hos er 7'], ['hos er 8']]),
  )
  expect(bodies).toContainEqual(counted)
  expect(bodies).toContainEqual(aCase('SKYDD-1'))
  const me = pairBy(header(), phrase)
  expect(releaserPairs(header(), me)).toHaveLength(header().forReleaser.length)
  expect(releaserPairs(header(), pairOfSheet(header(), sheetNow))).toEqual(releaserPairs(header(), me))
  expect(header().forReleaser.length).toBeGreaterThan(2)
})

it('has what is the releaser’s under no key that the epochs open, nor for whom it names no longer', () => {
  const people = rows('keys').flatMap((row) => row.people ?? [])
  expect(people.length).toBeGreaterThan(3)
  const { unit } = header()
  for (const pair of [pairOfSheet(headerBefore, sheetBefore), ...[...inside().values()].map(({ inbox }) => inbox)])
    for (const [n, { boxes }] of header().forReleaser.entries())
      for (const { to, sealed } of boxes)
        if (to !== 'sheet' || n > 1)
          expect(() => openSealed(sealed, `for-releaser|${unit}|${n + 1}|${to}`, pair)).toThrow()
  expect(() => releaserPairs(headerBefore, pairBy(headerBefore, gone.passphrase))).toThrow('not sealed to this one')
})

it('opens a hand-over that was broken off, and a form that was handed in', () => {
  const { unit } = header()
  const [draft] = rows('drafts')
  const sessions = rows('sessions') as never[] as (Omit<Row, 'key'> & { key: Sealed })[]
  const session = sessions.find(({ id }) => id === draft?.id)
  if (!session) throw new Error('no session')
  const { data, inbox } = epoch(session.epoch)
  expect(openJson(data, `session|${unit}|${session.id}`, session.staff as never).caseId).toBe(caseId)
  const key = openSealed(session.key, `session-key|${unit}|${session.id}`, inbox)
  expect(openJson(key, `plan|${unit}|${session.id}`, session.plan as never).forms).toHaveLength(2)
  const label = `draft|${unit}|${session.id}|${draft?.n}`
  expect(openJson(key, label, draft?.box as string).answers).toEqual({ 1: 2 })
  const [handed] = rows('handed') as never[] as { id: string; session: string; epoch: number; sealed: Sealed }[]
  if (!handed) throw new Error('nothing was handed in')
  expect(handed.epoch).toBe(3)
  const form = openSealed(handed.sealed, `handed|${unit}|${handed.id}|${handed.session}`, epoch(3).inbox)
  expect(JSON.parse(form.toString()).body.answers).toEqual({ 1: 3 })
})

it('opens a case that moves, and comes to the words that are heard', () => {
  const { id, to, keys, box } = JSON.parse(moved.text)
  expect(to).toBe(header().unit)
  const key = openSealed(keys[0].sealed, `move|${to}|${id}`, epoch(3).inbox)
  const inside = openJson(key, `move|${to}|${id}`, box)
  expect(inside).toMatchObject({ case: { id: caseId, code: 'A2' }, protected: false, consent: { by: 'both' } })
  expect(inside.records.map(({ body }: { body: { kind: string } }) => body.kind)).toEqual(['answers', 'broken-off'])
  const secret = createHash('sha256').update(moved.text).digest('hex')
  const slow = pbkdf2Sync(secret, 'mattstock|four-words', header().derivation.iterations, 32, 'sha256')
  const drawn = hkdf(slow, 'mattstock', 'four-words')
  const words = [0, 2, 4, 6].map((at) => passphraseWords[drawn.readUInt16BE(at) % 2048])
  expect(words.join(' ')).toBe(moved.words)
})

/** Its texts, each chained to the line before, and the hash of each. */
function linesOf(of: string): readonly { readonly text: string; readonly hash: string }[] {
  let before = ''
  return of
    .trimEnd()
    .split('\n')
    .map((line, i) => {
      const [n, hash] = line.split(' ')
      const text = line.slice(`${n} ${hash} `.length)
      before = createHash('sha256').update(before).update(text).digest('base64url')
      expect([n, hash]).toEqual([String(i + 1), before])
      return { text, hash: before }
    })
}

it('chains every line to the one before', () => {
  expect(linesOf(file).length).toBeGreaterThan(5)
  expect(() => linesOf(file.replace('"put":"drafts"', '"put":"handed"'))).toThrow()
})

/** A backup's steps and its manifest. */
function readBackup(of: string) {
  const lines = linesOf(of)
  const [first, ...rest] = lines.map(({ text }) => JSON.parse(text))
  const { complete, manifest } = rest.at(-1)
  const all: { put: string; row: Row }[] = rest.slice(0, -1).flat()
  expect(first).toEqual({ backup: 'mattstock-backup-2', unit: header().unit, rows: all.length })
  expect(complete).toBe(all.length)
  const label = `backup|${header().unit}|${lines.at(-2)?.hash}`
  return { all, manifest: openJson(epoch(header().epochs.length).data, label, manifest) }
}

it('opens a backup’s manifest, which says what is in the file', () => {
  const { all, manifest } = readBackup(backup)
  const records = all.filter(({ put }) => put === 'records').map(({ row }) => openWhole(row))
  const erased = records.filter(({ body }) => body.kind === 'tombstone' && body.rows)
  const { at, ...said } = manifest
  expect(said).toEqual({
    cases: new Set(records.filter(({ body }) => body.kind === 'case').map((one) => one.case)).size,
    erased: erased.length,
    records: records.length,
    missing: 0,
    newest: records.map((one) => one.at).reduce((a, b) => (a > b ? a : b)),
  })
  expect([said.cases, said.erased]).toEqual([2, 1])
  expect(at >= said.newest).toBe(true)
})

/** The file with its steps changed, and all sums made right. */
function forged(change: (all: { put: string; row: Row }[]) => unknown): string {
  const { all } = readBackup(backup)
  change(all)
  const { manifest } = JSON.parse(linesOf(backup).at(-1)?.text as string)
  const first = { backup: 'mattstock-backup-2', unit: header().unit, rows: all.length }
  let hash = ''
  return [first, all, { complete: all.length, manifest }]
    .map((each, i) => {
      const text = JSON.stringify(each)
      hash = createHash('sha256').update(hash).update(text).digest('base64url')
      return `${i + 1} ${hash} ${text}\n`
    })
    .join('')
}

it.each<[string, (all: { put: string; row: Row }[]) => unknown]>([
  [
    'records taken out',
    (all) =>
      all.splice(
        all.findIndex(({ put }) => put === 'records'),
        1,
      ),
  ],
  ['audit rows taken out', (all) => all.splice(0, all.length, ...all.filter(({ put }) => put !== 'audit'))],
  [
    'a header put back',
    (all) => Object.assign(all.find(({ row }) => row.id === 'header')?.row as Row, { header: headerBefore }),
  ],
  ['the order of its rows', (all) => all.reverse()],
  ['how they stand in lines', () => {}],
])('finds a fault in a backup whose sums were made right: %s', (_, change) => {
  const planted = forged(change)
  expect(linesOf(planted).length).toBe(3)
  expect(() => readBackup(planted)).toThrow('authenticate data')
})

const last = (it: Header) => it.epochs.at(-1) as Epoch
const flipped = (box: string) => `${box.slice(0, 20)}${box[20] === 'A' ? 'B' : 'A'}${box.slice(21)}`

it.each<[string, (it: Header) => void]>([
  [
    'a passphrase’s box',
    (it) => void Object.assign(it, { staff: it.staff.map((one) => ({ ...one, box: flipped(one.box) })) }),
  ],
  ['a box of the newest epoch', (it) => void Object.assign(last(it), { boxes: headerBefore.epochs[0]?.boxes })],
  ['what an epoch holds', (it) => void Object.assign(last(it), { secrets: flipped(last(it).secrets) })],
  ['the day of an older epoch', (it) => void Object.assign(it.epochs[0] as Epoch, { day: '2020-01-01' })],
  ['an inbox', (it) => void Object.assign(last(it), { public: it.sheet.public })],
  ['the way back to the epoch before', (it) => void Object.assign(last(it), { before: it.epochs[1]?.before })],
  ['the order of epochs', (it) => void it.epochs.reverse()],
  ['an epoch that is gone', (it) => void it.epochs.shift()],
  [
    'a member who was put in',
    (it) => void it.staff.push(headerBefore.staff.find(({ id }) => id === gone.staff) as never),
  ],
  ['a sheet that was put back', (it) => void Object.assign(it, { sheet: headerBefore.sheet })],
  [
    'a releaser’s pair that was put in',
    (it) => void it.forReleaser.push({ ...(it.forReleaser[0] as Header['forReleaser'][number]) }),
  ],
  ['the roster', (it) => void Object.assign(it, { roster: headerBefore.roster })],
  ['a statement that is gone', (it) => void it.membership.pop()],
  ['who signed a statement', (it) => void Object.assign(it.membership[1] as object, { sig: it.membership[0]?.sig })],
  ['the unit', (it) => void Object.assign(it, { unit: crypto.randomUUID() })],
])('finds a fault in %s', (_, plant) => {
  const planted = structuredClone(header())
  plant(planted)
  expect(() => inside(planted)).toThrow()
})

/** Alva keeps the keys and releases; Bo does neither. */
const signers = () => ({
  keeper: pairBy(headerBefore, phrase),
  member: pairBy(headerBefore, gone.passphrase),
  sheet: pairOfSheet(headerBefore, sheetBefore),
})
type Signer = keyof ReturnType<typeof signers>

/** The statements of before somebody left, with more of them. */
function stating(by: Signer, ...acts: readonly Act[]): readonly Belonging[] {
  const { unit, membership } = headerBefore
  const chain = [...membership]
  const holder = signers()[by]
  for (const act of acts) {
    const before = sha256(chain.at(-1)?.text as string).toString('base64url')
    const text = JSON.stringify({ unit, n: chain.length + 1, before, day: '2026-11-20', by: holder.to, act })
    chain.push({ text, sig: signedAs(holder, `membership|${text}`) })
  }
  return readStatements(unit, chain).states
}

const fresh = () => {
  const point = header().sheet.public
  const keys = { public: point, signing: point }
  const begins = { inbox: point, forReleaser: point }
  const { keeper, member } = signers()
  return { keys, begins, alva: keeper.to, bo: member.to }
}

it.each<[string, readonly Signer[], () => Act]>([
  ['somebody new', ['keeper'], () => ({ act: 'added', one: { ...fresh().keys, id: crypto.randomUUID() } })],
  ['a removal', ['keeper'], () => ({ act: 'removed', staff: fresh().bo, ...fresh().begins })],
  [
    'a passphrase',
    ['keeper', 'sheet'],
    () => ({ act: 'passphrase', one: { ...fresh().keys, id: fresh().alva }, ...fresh().begins }),
  ],
  [
    'a passphrase of one’s own',
    ['keeper', 'member', 'sheet'],
    () => ({ act: 'passphrase', one: { ...fresh().keys, id: fresh().bo }, ...fresh().begins }),
  ],
  ['a sheet', ['keeper'], () => ({ act: 'sheet', sheet: fresh().keys, ...fresh().begins })],
  ['new keys', ['keeper', 'sheet'], () => ({ act: 'keys', ...fresh().begins })],
  ['that somebody keeps the keys', ['keeper', 'sheet'], () => ({ act: 'keeper', staff: fresh().bo, is: true })],
  ['that somebody no longer does', ['keeper'], () => ({ act: 'keeper', staff: fresh().bo, is: false })],
  ['who releases', ['keeper'], () => ({ act: 'releaser', staff: fresh().bo })],
  ['the unit’s end', ['keeper'], () => ({ act: 'closed' })],
])('takes %s from those alone who may state it, whoever signs', (_, may, act) => {
  for (const by of ['keeper', 'member', 'sheet'] as const)
    if (may.includes(by)) expect(stating(by, act())).toHaveLength(headerBefore.membership.length + 1)
    else expect(() => stating(by, act())).toThrow('may not state that')
})

it.each<[string, string, () => readonly Act[]]>([
  ['another beginning', 'begins twice', () => [JSON.parse(headerBefore.membership[0]?.text as string).act]],
  [
    'somebody under an id that was taken',
    'had that id',
    () => [{ act: 'added', one: { ...fresh().keys, id: fresh().bo } }],
  ],
  [
    'that one removes oneself',
    'removes themselves',
    () => [{ act: 'removed', staff: fresh().alva, ...fresh().begins }],
  ],
  ['anything of a stranger', 'nobody who belongs', () => [{ act: 'releaser', staff: crypto.randomUUID() }]],
  ['that nobody keeps the keys', 'no keeper is left', () => [{ act: 'keeper', staff: fresh().alva, is: false }]],
  ['a removal with which no epoch begins', 'no epoch begins', () => [{ act: 'removed', staff: fresh().bo }]],
  [
    'a sheet that holds the releaser’s pair still',
    'needs another pair',
    () => [{ act: 'sheet', sheet: fresh().keys, inbox: fresh().begins.inbox }],
  ],
  [
    'a pair of the releaser’s that begins with somebody new',
    'needs no other pair',
    () => [{ act: 'added', one: { ...fresh().keys, id: crypto.randomUUID() }, ...fresh().begins }],
  ],
  ['an end twice', 'closed twice', () => [{ act: 'closed' }, { act: 'closed' }]],
])('takes not even from a keeper %s', (_, fault, acts) => {
  expect(() => stating('keeper', ...acts())).toThrow(fault)
})

/** Written by `by` when so many statements had been made, and signed so. */
function writtenBy(by: Signer, n: number): (it: Opened) => Partial<Opened> {
  const holder = signers()[by]
  const author = { staff: by === 'sheet' ? '00000000-0000-0000-0000-000000000000' : holder.to }
  return ({ id, at, case: of, body }) => {
    const text = `record|${header().unit}|${JSON.stringify([id, at, author, of, body, n])}`
    return { by: author, said: { n, sig: signedAs(holder, text) } }
  }
}
const ofKind = (kind: string) => rows('records').find((row) => openRecord(row).kind === kind) as Row
const saying = (said: object) => (it: Opened) => ({ said: { ...it.said, ...said } }) as Partial<Opened>

it('takes a record that needs a role from whoever had it by then', () => {
  const role = (row: Row) => checkRole(header().unit, readMembership(header()), openWhole(row))
  expect(role(resealed(ofKind('unit'), writtenBy('keeper', 1)))).toBe(true)
  expect(role(resealed(ofKind('tombstone'), writtenBy('member', 1)))).toBe(true)
  expect(role(resealed(ofKind('tombstone'), writtenBy('sheet', 1)))).toBe(true)
  expect(role(resealed(ofKind('case'), () => ({ by: 'respondent' })))).toBe(false)
})

it.each<[string, string, string, (it: Opened) => Partial<Opened>]>([
  ['no signature', 'unit', 'a role is needed', () => ({ said: undefined }) as never],
  ['a role that its writer never had', 'unit', 'did not have the role', (it) => writtenBy('member', 1)(it)],
  ['a role that the sheet never has', 'staff', 'did not have the role', (it) => writtenBy('sheet', 1)(it)],
  ['a basis that is not the releaser’s', 'basis', 'did not have the role', (it) => writtenBy('member', 1)(it)],
  ['a writer who had left by then', 'tombstone', 'did not have the role', (it) => writtenBy('member', 2)(it)],
  ['a statement that is to come', 'unit', 'a role is needed', saying({ n: 100 })],
  ['another number of statements', 'unit', 'another wrote', saying({ n: 2 })],
  [
    'a signature of somebody else',
    'tombstone',
    'another wrote',
    (it) => ({ said: writtenBy('member', 1)(it).said }) as never,
  ],
  ['another body', 'unit', 'another wrote', ({ body }) => ({ body: { ...body, name: 'Enheten Skarven' } as never })],
  ['another day', 'tombstone', 'another wrote', () => ({ at: '2020-01-01T00:00:00.000Z' })],
])('finds a fault in a record that needs a role: %s', (_, kind, fault, change) => {
  const planted = resealed(ofKind(kind), change)
  expect(() => openRecord(planted)).toThrow(fault)
})

it.each(['id', 'epoch', 'head', 'box'] as const)('finds a record whose %s was changed', (column) => {
  const row = rows('records').find((each) => openHead(each).of === caseId) as Row
  const other = rows('records').find((each) => openHead(each).of !== caseId && each.epoch !== row.epoch) as Row
  expect(() => openRecord({ ...row, [column]: other[column] })).toThrow()
})

it('finds every chain and signature as the page says, and every row but those that were erased', () => {
  const log = logged()
  expect(log.entries.length).toBeGreaterThan(7)
  expect(log.erased.size).toBeGreaterThan(1)
  readLog(log)
  expect(() => readLog({ ...log, erased: new Set() })).toThrow('a row is missing')
})

const third = ({ entries: all }: Logged) => all.find(({ n }) => n === 3) as Entry
const anotherEntry = ({ entries: all }: Logged) => all.find(({ n }) => n === 5) as Entry

it.each<[string, (log: Logged) => void]>([
  ['an entry that is gone', (log) => void log.entries.splice(log.entries.indexOf(third(log)), 1)],
  [
    'the first entry',
    (log) =>
      void log.entries.splice(
        log.entries.findIndex(({ n }) => n === 1),
        1,
      ),
  ],
  ['a device', (log) => void Object.assign(third(log), { device: crypto.randomUUID() })],
  [
    'a device’s key',
    ({ entries: all }) => void Object.assign(all.find(({ key }) => key) as Entry, { key: header().sheet.public }),
  ],
  ['a place in the order', (log) => void Object.assign(third(log), { lamport: 1 })],
  ['what an entry says of others', (log) => void Object.assign(third(log), { seen: { [caseId]: [1, third(log).id] } })],
  ['the rows of an entry', (log) => void third(log).rows.pop()],
  ['a signature', (log) => void Object.assign(third(log), { sig: anotherEntry(log).sig })],
  ['an entry made right again without the key', (log) => void Object.assign(third(log), { id: anotherEntry(log).id })],
  ['a row that is gone', (log) => void log.rows.pop()],
  ['a row that nobody wrote', (log) => void log.rows.push({ ...(log.rows[0] as Row), id: crypto.randomUUID() })],
  ['a row’s box', (log) => void Object.assign(log.rows[0] as Row, { box: flipped((log.rows[0] as Row).box) })],
])('finds a fault in the log: %s', (_, plant) => {
  const log = logged()
  plant(log)
  expect(() => readLog(log)).toThrow()
})

/** RFC 9180, base mode, written from the RFC. */
function openSealed({ enc, box }: Sealed, info: string, pair: Pair): Buffer {
  const kem = Buffer.from('KEM\0\x10', 'latin1')
  const suite = Buffer.from('HPKE\0\x10\0\x01\0\x02', 'latin1')
  const privateKey = createPrivateKey({
    key: { ...point(pair.public), d: pair.private.toString('base64url') },
    format: 'jwk',
  })
  const shared = diffieHellman({ privateKey, publicKey: createPublicKey({ key: point(b64(enc)), format: 'jwk' }) })
  const context = Buffer.concat([b64(enc), pair.public])
  const secret = expanded(kem, extracted(kem, '', 'eae_prk', shared), 'shared_secret', context, 32)
  const none = Buffer.alloc(0)
  const schedule = Buffer.concat([
    Buffer.from([0]),
    extracted(suite, '', 'psk_id_hash', none),
    extracted(suite, '', 'info_hash', Buffer.from(info)),
  ])
  const prk = extracted(suite, secret, 'secret', none)
  const key = expanded(suite, prk, 'key', schedule, 32)
  return openBox(key, '', Buffer.concat([expanded(suite, prk, 'base_nonce', schedule, 12), b64(box)]))
}

function extracted(suite: Buffer, salt: Buffer | string, label: string, ikm: Buffer): Buffer {
  const key = salt.length === 0 ? Buffer.alloc(32) : salt
  return createHmac('sha256', key).update('HPKE-v1').update(suite).update(label).update(ikm).digest()
}

/** One block is enough: nothing longer than 32 bytes is asked for. */
function expanded(suite: Buffer, prk: Buffer, label: string, info: Buffer, length: number): Buffer {
  const labelled = Buffer.concat([Buffer.from([0, length]), Buffer.from('HPKE-v1'), suite, Buffer.from(label), info])
  return createHmac('sha256', prk)
    .update(labelled)
    .update(Buffer.from([1]))
    .digest()
    .subarray(0, length)
}
