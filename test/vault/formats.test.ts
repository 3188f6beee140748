/** Opens what the vault wrote with Node's own crypto and docs/formats/vault.md: nothing of the vault's own code reads here. */
import {
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  pbkdf2Sync,
} from 'node:crypto'
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { beforeAll, expect, it } from 'vitest'
import { createUnit } from '../../src/vault/index.ts'
import { aCase, phrase, planFor, unitOfTwo } from '../../src/vault/testing.ts'

type Row = Record<string, string> & { readonly seq: number }
type Sealed = { readonly enc: string; readonly box: string }

const caseId = crypto.randomUUID()
let recoveryCode: string
let file: string
let steps: { put: string; row: never }[]

beforeAll(async () => {
  Dexie.dependencies.indexedDB = new IDBFactory()
  const made = await createUnit('unit', unitOfTwo)
  recoveryCode = made.recoveryCode
  await made.vault.append({ caseId, body: aCase('A1') })
  const session = await made.vault.handOver(planFor(caseId, 'core-om', 'yp-core'))
  await session.save({ form: 0, position: 1, answers: { 1: 4 }, blanks: {}, mode: 'list' })
  await session.handIn()
  await session.save({ form: 1, position: 1, answers: { 1: 2 }, blanks: {}, mode: 'list' })
  const opened = await session.takeBack(phrase)
  if ('refused' in opened) throw new Error(opened.refused)
  // A second hand-over leaves a form that staff have not taken in, and the unit as a backup would find it.
  const again = await opened.handOver(planFor(caseId, 'core-om'))
  await again.save({ form: 0, position: 1, answers: { 1: 3 }, blanks: {}, mode: 'list' })
  await again.handIn()
  const { Store } = await import('../../src/vault/disk/store.ts')
  const { makeBackup } = await import('../../src/vault/disk/backup.ts')
  const store = await Store.open('unit')
  file = await (await makeBackup(store, opened.unit, async () => '')).text()
  steps = file
    .split('\n')
    .map((line) => line.split(' ').slice(2).join(' '))
    .flatMap((text) => (text.startsWith('[') ? JSON.parse(text) : []))
})

const rows = (table: string): Row[] => steps.filter(({ put }) => put === table).map(({ row }) => row)
const b64 = (encoded: string) => Buffer.from(encoded, 'base64url')
const hkdf = (ikm: Buffer, salt: Buffer | string, info: string) => Buffer.from(hkdfSync('sha256', ikm, salt, info, 32))
const header = () =>
  rows('meta').find(({ id }) => id === 'header')?.header as never as {
    unit: string
    derivation: { iterations: number; salt: string }
    self: string
    secrets: string
    public: string
    slots: { id: string; kind: string; tag: string; salt: string; box: string }[]
  }

function openBox(key: Buffer, label: string, box: string | Buffer): Buffer {
  const bytes = typeof box === 'string' ? b64(box) : box
  const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
  cipher.setAAD(Buffer.from(label)).setAuthTag(bytes.subarray(-16))
  return Buffer.concat([cipher.update(bytes.subarray(12, -16)), cipher.final()])
}

/** Steps 1 to 4 of the header. */
function rootBy(typed: string, kind: string) {
  const { unit, derivation, slots } = header()
  const secret = typed.normalize('NFKC').trim().toLowerCase().split(/\s+/).join(' ')
  const derivedSecret = pbkdf2Sync(secret, b64(derivation.salt), derivation.iterations, 32, 'sha256')
  for (const slot of slots.filter((each) => each.kind === kind)) {
    const label = `slot|${unit}|${kind}|${slot.id}`
    try {
      const opened = openBox(hkdf(derivedSecret, b64(slot.salt), label), label, slot.box)
      return { root: opened.subarray(0, 32), staff: opened.subarray(32).toString(), tag: slot.tag }
    } catch {}
  }
  throw new Error('no slot opened')
}

function keys() {
  const { unit, self, secrets } = header()
  const { root } = rootBy(phrase, 'passphrase')
  const data = hkdf(root, unit, 'mattstock|data')
  expect(openBox(data, `self|${unit}`, self)).toEqual(root)
  const opened = JSON.parse(openBox(data, `secrets|${unit}`, secrets).toString())
  return { data, tag: hkdf(root, unit, 'mattstock|tag'), private: b64(opened.private), rounding: b64(opened.rounding) }
}

it('opens by a passphrase and by the recovery sheet to the same root', () => {
  expect(rootBy(recoveryCode, 'recovery').root).toEqual(rootBy(phrase, 'passphrase').root)
  const { staff, tag } = rootBy(phrase, 'passphrase')
  expect(createHmac('sha256', keys().tag).update(`slot|${staff}`).digest('base64url')).toBe(tag)
  expect(rootBy(recoveryCode, 'recovery').staff).toBe('00000000-0000-0000-0000-000000000000')
})

it('opens a record under the key of its case', () => {
  const { unit } = header()
  const bodies = rows('records').map((row) => {
    const key = openBox(keys().data, `key|${unit}|${row.key}`, rows('keys').find(({ id }) => id === row.key)?.box ?? '')
    const label = `record|${unit}|${row.id}|${row.kind}|${row.seq}|${row.key}`
    return JSON.parse(openBox(key, label, row.box ?? '').toString()).body
  })
  expect(bodies).toContainEqual(aCase('A1'))
  expect(bodies).toContainEqual({ kind: 'unit', name: 'Enheten Måsen' })
  expect(bodies.find(({ kind }) => kind === 'answers').answers).toEqual({ 1: 4 })
})

it('opens a hand-over that was broken off, and a form that was handed in', () => {
  const { unit } = header()
  const [draft] = rows('drafts')
  const sessions = rows('sessions') as never[] as { id: string; staff: string; plan: string; key: Sealed }[]
  const session = sessions.find(({ id }) => id === draft?.id)
  if (!session) throw new Error('no session')
  expect(JSON.parse(openBox(keys().data, `session|${unit}|${session.id}`, session.staff).toString()).caseId).toBe(
    caseId,
  )
  const key = openSealed(session.key, `session-key|${unit}|${session.id}`)
  expect(JSON.parse(openBox(key, `plan|${unit}|${session.id}`, session.plan).toString()).forms).toHaveLength(2)
  const label = `draft|${unit}|${session.id}|${draft?.n}`
  expect(JSON.parse(openBox(key, label, draft?.box ?? '').toString()).answers).toEqual({ 1: 2 })
  const [handed] = rows('handed') as never[] as { id: string; session: string; sealed: Sealed }[]
  const inside = openSealed(handed?.sealed as Sealed, `handed|${unit}|${handed?.id}|${handed?.session}`)
  expect(JSON.parse(inside.toString()).body.answers).toEqual({ 1: 3 })
})

it('chains every line to the one before', () => {
  let before = ''
  for (const [i, line] of file.trimEnd().split('\n').entries()) {
    const [n, hash] = line.split(' ')
    const text = line.slice(`${n} ${hash} `.length)
    before = createHash('sha256').update(before).update(text).digest('base64url')
    expect([n, hash]).toEqual([String(i + 1), before])
  }
})

/** RFC 9180, base mode, written from the RFC. */
function openSealed({ enc, box }: Sealed, info: string): Buffer {
  const kem = Buffer.from('KEM\0\x10', 'latin1')
  const suite = Buffer.from('HPKE\0\x10\0\x01\0\x02', 'latin1')
  const own = point(b64(header().public))
  const privateKey = createPrivateKey({ key: { ...own, d: keys().private.toString('base64url') }, format: 'jwk' })
  const shared = diffieHellman({ privateKey, publicKey: createPublicKey({ key: point(b64(enc)), format: 'jwk' }) })
  const context = Buffer.concat([b64(enc), b64(header().public)])
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

const point = (bytes: Buffer) => ({
  kty: 'EC',
  crv: 'P-256',
  x: bytes.subarray(1, 33).toString('base64url'),
  y: bytes.subarray(33).toString('base64url'),
})
