/** AES-256-GCM as this vault uses it: a box is `iv (12 bytes) | ciphertext | tag (16)`, in base64url, bound to what it is. */
import { type Bytes, base64, joined, random, text, unbase64, utf8 } from './bytes.ts'

const IV_BYTES = 12
/** JSON is padded with spaces to a multiple of this, so that a length tells no answer. */
const STEP = 256

/** `additionalData` says what the box is and which one, as `record|<unit>|…`; a box moved elsewhere does not open. */
export async function seal(key: CryptoKey, additionalData: string, plain: Bytes): Promise<string> {
  return base64(await sealBytes(key, additionalData, plain))
}

/** Throws `OperationError` when the key is another, or the box was touched or moved. */
export async function open(key: CryptoKey, additionalData: string, box: string): Promise<Bytes> {
  return openBytes(key, additionalData, unbase64(box))
}

export async function sealBytes(key: CryptoKey, additionalData: string, plain: Bytes): Promise<Bytes> {
  const iv = random(IV_BYTES)
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(additionalData) }, key, plain)
  return joined(iv, new Uint8Array(sealed))
}

export async function openBytes(key: CryptoKey, additionalData: string, box: Bytes): Promise<Bytes> {
  const iv = box.subarray(0, IV_BYTES)
  const opened = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv, additionalData: utf8(additionalData) },
    key,
    box.subarray(IV_BYTES),
  )
  return new Uint8Array(opened)
}

export const sealJson = (key: CryptoKey, additionalData: string, value: unknown): Promise<string> =>
  seal(key, additionalData, padded(value))

export async function openJson(key: CryptoKey, additionalData: string, box: string): Promise<unknown> {
  return JSON.parse(text(await open(key, additionalData, box)))
}

/** JSON with spaces after it, which every JSON reader steps over. */
export function padded(value: unknown): Bytes {
  const plain = utf8(JSON.stringify(value))
  const room = new Uint8Array(Math.ceil(plain.length / STEP) * STEP).fill(0x20)
  room.set(plain)
  return room
}

/** A key that stays inside WebCrypto; the raw bytes are wiped here. */
export async function aesKey(raw: Bytes): Promise<CryptoKey> {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  raw.fill(0)
  return key
}
