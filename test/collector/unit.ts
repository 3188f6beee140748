/** A unit as the collector meets it: a key of its own, enrolment, and signed batches. By Node's crypto alone. */
import {
  createHash,
  createHmac,
  generateKeyPairSync,
  type KeyObject,
  pbkdf2Sync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import {
  type Batch,
  canonical,
  type Enrolled,
  type Period,
  type PublicKey,
  peopleOf,
  type SignedDocument,
  tablesOf,
} from '#aggregate'

/** A batch that the rules could have made. */
export function goodBatch(period: Period, unit: string, change: Partial<Batch> = {}): Batch {
  const counted = tablesOf(period).filter((table) => table.kind === 'count')
  return {
    format: 'mattstock-batch-1',
    plan: period.plan,
    rules: 'rules-1',
    app: '0.1.0',
    period: period.id,
    joined: null,
    unit,
    edition: 1,
    rehearsal: period.kind === 'rehearsal',
    size: 'enough',
    counts: Object.fromEntries(
      counted.map(({ id, cells }) => [
        id,
        Object.fromEntries(cells.map((cell, i) => [cell, countOf(id, cell, i, cells)])),
      ]),
    ),
    scores: {},
    ...change,
  }
}

/** 0, 5, 10, 15, and so on; a reason is of everybody of its sex and age, and unknown to nobody. */
function countOf(table: string, cell: string, i: number, cells: readonly string[]): number {
  if (table !== 'reasons') return (i % 4) * 5
  const people = [...new Set(cells.map(peopleOf))].indexOf(peopleOf(cell))
  return cell.endsWith('|unknown') ? 0 : (people % 4) * 5
}

export interface DeviceKey {
  readonly publicKey: PublicKey
  sign(bytes: Uint8Array): string
}

export function deviceKey(): DeviceKey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x, y } = privateKey.export({ format: 'jwk' }) as { x: string; y: string }
  return { publicKey: { kty: 'EC', crv: 'P-256', x, y }, sign: (bytes) => signed(bytes, privateKey) }
}

const signed = (bytes: Uint8Array, key: KeyObject) =>
  sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')

/** Codes whose key has been derived: it is slow on purpose. */
const known = new Map<string, Buffer>()

/** As the protocol's page says: derived from the code by PBKDF2, its name in the first half and the key to vouch with in the second. */
function codeKey(code: string) {
  const typed = code.toUpperCase().replace('-', '').replace(/I/g, '1').trim()
  const both = known.get(typed) ?? pbkdf2Sync(typed, 'mattstock-enrolment-2', 100_000, 64, 'sha256')
  known.set(typed, both)
  const mac = (text: string) => createHmac('sha256', both.subarray(32)).update(text).digest('base64url')
  return { name: both.toString('hex', 0, 32), mac }
}

export function enrolmentOf(key: DeviceKey, typed: string, name = 'Surfplatta 1') {
  const code = codeKey(typed)
  const { publicKey } = key
  const text = JSON.stringify(['mattstock-enrolment-2', code.name, name, publicKey.x, publicKey.y])
  return { code: code.name, name, publicKey, proof: key.sign(Buffer.from(text)), mac: code.mac(text) }
}

/** What the answer says, where who made the code vouches for it. */
export function openEnrolled(answer: { payload: string; mac: string }, key: DeviceKey, typed: string): Enrolled {
  const { x, y } = key.publicKey
  const text = JSON.stringify(['mattstock-enrolled-2', x, y, answer.payload])
  if (codeKey(typed).mac(text) !== answer.mac) throw new Error('not vouched for by the code')
  return JSON.parse(Buffer.from(answer.payload, 'base64url').toString())
}

/** The header of a request without a body, signed as the protocol's page says. @param at milliseconds since 1970 */
export function signedAs(
  { key, enrolled }: { readonly key: DeviceKey; readonly enrolled: Enrolled },
  path: string,
  at: number,
  nonce = randomBytes(16).toString('base64url'),
) {
  const who = [enrolled.unit.id, enrolled.deviceId, at, nonce]
  const nothing = createHash('sha256').update('').digest('base64url')
  const sig = key.sign(Buffer.from(['request', ...who, 'GET', path, nothing].join('|')))
  return { authorization: ['Mattstock', ...who, sig].join(' ') }
}

export function submissionOf(key: DeviceKey, deviceId: string, content: Batch | Uint8Array) {
  const bytes = content instanceof Uint8Array ? content : canonical(content)
  return { payload: Buffer.from(bytes).toString('base64url'), sig: key.sign(bytes), deviceId, alg: 'ES256' }
}

export const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Opens a signed document with nothing but the format's page and Node's crypto. */
export function openDocument(document: SignedDocument, publicKey: PublicKey): unknown {
  const bytes = Buffer.from(document.payload, 'base64url')
  const key = { key: { ...publicKey }, format: 'jwk', dsaEncoding: 'ieee-p1363' } as const
  if (!verify('sha256', bytes, key, Buffer.from(document.sig, 'base64url'))) throw new Error('not signed by this key')
  return JSON.parse(bytes.toString())
}
