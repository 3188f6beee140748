/**
 * Key slots: each wraps the same root key. A passphrase is stretched once with the unit's salt and
 * then tried on every slot, so the locked page needs no name and one try costs one derivation.
 */
import * as z from 'zod'
import { type Bytes, base64, joined, random, unbase64, utf8 } from './bytes.ts'
import { aesKey, open, seal } from './seal.ts'

export const keySlot = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['passphrase', 'recovery']),
  /** HMAC of the member of staff's id under a key of the unit: says whose slot it is only to who is inside. */
  tag: z.string(),
  salt: z.string(),
  box: z.string(),
})
export type KeySlot = z.infer<typeof keySlot>

export const derivation = z.strictObject({
  name: z.literal('PBKDF2-SHA-256'),
  iterations: z.number().int().min(600_000),
  salt: z.string(),
})
export type Derivation = z.infer<typeof derivation>

/** OWASP's figure for PBKDF2-HMAC-SHA-256 (Password Storage Cheat Sheet, read 2026). */
const ITERATIONS = 600_000
const ROOT_BYTES = 32
/** Stands for whoever comes in with the recovery sheet, who is nobody yet. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'

export const newDerivation = (): Derivation => ({
  name: 'PBKDF2-SHA-256',
  iterations: ITERATIONS,
  salt: base64(random(16)),
})

/** What was typed, as it was meant: case and spacing are not part of a passphrase. */
const normalised = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase().split(/\s+/u).join(' ')

/** The slow step, once a try. */
export async function derivedKey(secret: string, how: Derivation): Promise<CryptoKey> {
  const key = await crypto.subtle.importKey('raw', utf8(normalised(secret)), 'PBKDF2', false, ['deriveBits'])
  const salt = unbase64(how.salt)
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: how.iterations },
    key,
    256,
  )
  return crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveBits'])
}

const aadOf = (unit: string, { id, kind }: Pick<KeySlot, 'id' | 'kind'>) => `slot|${unit}|${kind}|${id}`

async function slotKey(secret: CryptoKey, unit: string, it: Pick<KeySlot, 'id' | 'kind' | 'salt'>): Promise<CryptoKey> {
  const info = utf8(aadOf(unit, it))
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: unbase64(it.salt), info },
    secret,
    256,
  )
  return aesKey(new Uint8Array(bits))
}

export interface Cut {
  readonly unit: string
  readonly kind: KeySlot['kind']
  readonly tag: string
  readonly root: Bytes
  /** A member of staff's id; the recovery sheet's is `NOBODY`. */
  readonly staff: string
}

export async function makeKeySlot(secret: CryptoKey, { unit, kind, tag, root, staff }: Cut): Promise<KeySlot> {
  const blank = { id: crypto.randomUUID(), kind, salt: base64(random(16)) }
  const key = await slotKey(secret, unit, blank)
  return { ...blank, tag, box: await seal(key, aadOf(unit, blank), joined(root, utf8(staff))) }
}

/** What a key slot holds: the root key, and whose slot it is. */
export interface Within {
  readonly root: Bytes
  readonly staff: string
}

export const readOpened = (opened: Bytes): Within => ({
  root: opened.slice(0, ROOT_BYTES),
  staff: new TextDecoder().decode(opened.subarray(ROOT_BYTES)),
})

/** What a secret opens, or null when no slot of the kind opens to it. */
export async function tryKeySlots(secret: CryptoKey, unit: string, slots: readonly KeySlot[], kind: KeySlot['kind']) {
  for (const it of slots.filter((each) => each.kind === kind)) {
    const key = await slotKey(secret, unit, it)
    // AES-GCM refuses a wrong key by throwing, and says nothing more.
    const opened = await open(key, aadOf(unit, it), it.box).catch(() => null)
    if (opened) return readOpened(opened)
  }
  return null
}
