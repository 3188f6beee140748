/**
 * Who may open a unit: each member of staff has a key pair, its private half under their own passphrase; the recovery
 * sheet's pair comes of its code. Format: docs/formats/vault.md.
 */
import * as z from 'zod'
import { base64, random, unbase64, utf8 } from './bytes.ts'
import { bitsOf } from './passphrase-key.ts'
import { aesKey, open, seal } from './seal.ts'
import { kem, newUnitKey } from './unit-key.ts'

/** Who the recovery sheet is among the recipients of an epoch. */
export const SHEET = 'sheet'

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

const memberAbout = (unit: string, id: string) => `staff|${unit}|${id}`

/** `secret` is what was typed, derived (HKDF key). With a new pair, or with the pair that they have under a new passphrase. */
export async function makeMember(unit: string, id: string, secret: CryptoKey, had?: MemberPair): Promise<Member> {
  const pair = had ?? (await newUnitKey())
  const salt = random(16)
  const key = await aesKey(await bitsOf(secret, salt, memberAbout(unit, id)))
  const box = await seal(key, memberAbout(unit, id), unbase64(pair.private))
  return { id, public: pair.public, salt: base64(salt), box }
}
type MemberPair = { readonly public: string; readonly private: string }

/** RFC 9180 DeriveKeyPair: of the private half nothing is kept, and every later epoch can be sealed to the public one. */
export async function sheetPair(secret: CryptoKey, unit: string): Promise<{ public: string; holder: Holder }> {
  const pair = await kem.deriveKeyPair((await bitsOf(secret, utf8(unit), `sheet|${unit}`)).buffer)
  const [shown, hidden] = await Promise.all([
    kem.serializePublicKey(pair.publicKey),
    kem.serializePrivateKey(pair.privateKey),
  ])
  return { public: base64(new Uint8Array(shown)), holder: { to: SHEET, private: base64(new Uint8Array(hidden)) } }
}

/** Whose secret it is, or null. `secret` is what was typed, derived: a passphrase, or the sheet's code. */
export async function holderBy(
  { unit, staff, sheet }: { unit: string; staff: readonly Member[]; sheet: { readonly public: string } },
  secret: CryptoKey,
  kind: 'passphrase' | 'recovery',
): Promise<Holder | null> {
  if (kind === 'recovery') {
    const pair = await sheetPair(secret, unit)
    return pair.public === sheet.public ? pair.holder : null
  }
  for (const { id, salt, box } of staff) {
    const key = await aesKey(await bitsOf(secret, unbase64(salt), memberAbout(unit, id)))
    // AES-GCM refuses a wrong key by throwing, and says nothing more.
    const opened = await open(key, memberAbout(unit, id), box).catch(() => null)
    if (opened) return { to: id, private: base64(opened) }
  }
  return null
}
