/** What is typed becomes a key, slowly. */
import * as z from 'zod'
import { type Bytes, base64, random, unbase64, utf8 } from './bytes.ts'
import { ITERATIONS } from './costs.ts'

export const derivation = z.strictObject({
  name: z.literal('PBKDF2-SHA-256'),
  iterations: z.number().int().min(ITERATIONS),
  salt: z.string(),
})
type Derivation = z.infer<typeof derivation>

export const newDerivation = (): Derivation => ({
  name: 'PBKDF2-SHA-256',
  iterations: ITERATIONS,
  salt: base64(random(16)),
})

/** What was typed, as it was meant: case and spacing are not part of a passphrase. */
const normalised = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase().split(/\s+/u).join(' ')

/** The slow step, once a try: an HKDF key. */
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

/** 32 bytes of an HKDF key, for one use. */
export async function bitsOf(secret: CryptoKey, salt: Bytes, use: string): Promise<Bytes> {
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(use) }
  return new Uint8Array(await crypto.subtle.deriveBits(how, secret, 256))
}
