/** Bytes of a secret, for one use; and a secret that is short, made slow to guess. No shapes: the page that is answered at home has it too. */
import { type Bytes, utf8 } from './bytes.ts'

/** The slow step, once a try: an HKDF key. */
export async function pbkdf2Key(secret: Bytes, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const key = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256)
  return crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveBits'])
}

/** 32 bytes of an HKDF key, for one use. */
export async function bitsOf(secret: CryptoKey, salt: Bytes, use: string): Promise<Bytes> {
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(use) }
  return new Uint8Array(await crypto.subtle.deriveBits(how, secret, 256))
}
