/**
 * Who may open a unit: each member of staff has a key pair, its private half under their own passphrase; the recovery
 * sheet's pair comes of its code. Format: docs/formats/vault.md.
 */
import * as z from 'zod'
import { type Bytes, base64, random, unbase64, utf8 } from './bytes.ts'
import { bitsOf } from './derive.ts'
import { aesKey, open, seal } from './seal.ts'
import { kem, newUnitKey } from './unit-key.ts'

/** Who the recovery sheet is among the recipients of an epoch. */
export const SHEET = 'sheet'
/** Whose name stands under what is written by whoever came in with the sheet, who is nobody yet. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'

export const member = z.strictObject({
  id: z.uuid(),
  public: z.string(),
  salt: z.string(),
  /** The private scalar under the member's passphrase. */
  box: z.string(),
})
export type Member = z.infer<typeof member>

/** A recipient with the private half of the pair. */
export interface Holder {
  /** A member's id, or the sheet. */
  readonly to: string
  readonly private: string
}

/** A recipient with both halves. */
export interface Pair extends Holder {
  readonly public: string
}

export const newPair = async (to: string): Promise<Pair> => ({ to, ...(await newUnitKey()) })

const memberAbout = (unit: string, id: string) => `staff|${unit}|${id}`

/** A member whose pair lies under a passphrase. `secret` is what was typed, derived (HKDF key). */
export async function makeMember(unit: string, pair: Pair, secret: CryptoKey): Promise<Member> {
  const { to: id } = pair
  const salt = random(16)
  const key = await aesKey(await bitsOf(secret, salt, memberAbout(unit, id)))
  const box = await seal(key, memberAbout(unit, id), unbase64(pair.private))
  return { id, public: pair.public, salt: base64(salt), box }
}

/** RFC 9180 DeriveKeyPair: of the private half nothing is kept, and every later epoch can be sealed to the public one. */
export async function sheetPair(secret: CryptoKey, unit: string): Promise<Pair> {
  return { to: SHEET, ...(await derivedPair(await bitsOf(secret, utf8(unit), `sheet|${unit}`))) }
}

async function derivedPair(ikm: Bytes) {
  const pair = await kem.deriveKeyPair(ikm.buffer)
  const [shown, hidden] = await Promise.all([
    kem.serializePublicKey(pair.publicKey),
    kem.serializePrivateKey(pair.privateKey),
  ])
  return { public: base64(new Uint8Array(shown)), private: base64(new Uint8Array(hidden)) }
}

/** Whoever holds a pair signs with another, derived from its private half: nothing more has to be kept. */
export async function signerOf({ to, private: scalar }: Holder) {
  const half = await crypto.subtle.importKey('raw', unbase64(scalar), 'HKDF', false, ['deriveBits'])
  const pair = await derivedPair(await bitsOf(half, utf8(to), 'sign'))
  const point = unbase64(pair.public)
  const [x, y] = [base64(point.slice(1, 33)), base64(point.slice(33))]
  const jwk = { kty: 'EC', crv: 'P-256', x, y, d: pair.private }
  const key = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])
  return {
    public: pair.public,
    sign: async (bytes: Bytes): Promise<Bytes> =>
      new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes)),
  }
}

/** Whose secret it is, or null. `secret` is what was typed, derived: a passphrase, or the sheet's code. */
export async function holderBy(
  { unit, staff, sheet }: { unit: string; staff: readonly Member[]; sheet: { readonly public: string } },
  secret: CryptoKey,
  kind: 'passphrase' | 'recovery',
): Promise<Holder | null> {
  if (kind === 'recovery') {
    const { public: shown, ...holder } = await sheetPair(secret, unit)
    return shown === sheet.public ? holder : null
  }
  for (const { id, salt, box } of staff) {
    const key = await aesKey(await bitsOf(secret, unbase64(salt), memberAbout(unit, id)))
    // AES-GCM refuses a wrong key by throwing, and says nothing more.
    const opened = await open(key, memberAbout(unit, id), box).catch(() => null)
    if (opened) return { to: id, private: base64(opened) }
  }
  return null
}
