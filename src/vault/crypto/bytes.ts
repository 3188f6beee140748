/** Bytes and text, each way. Pure. */
import { uuidOf } from '#relay/texts'

/** Bytes of our own, never a view of shared memory: WebCrypto asks for that. */
export type Bytes = Uint8Array<ArrayBuffer>

const CHUNK = 0x8000

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text)
export const text = (bytes: Bytes): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes)

/** Base64url without padding, as everything sealed is stored. */
export function base64(bytes: Bytes): string {
  let latin = ''
  // In chunks, since a call takes a bounded number of arguments.
  for (let i = 0; i < bytes.length; i += CHUNK) latin += String.fromCharCode(...bytes.subarray(i, i + CHUNK))
  return btoa(latin).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** Throws on all that `base64` does not make: one text for one sequence of bytes, so that none can be written otherwise. */
export function unbase64(encoded: string): Bytes {
  const latin = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = new Uint8Array(latin.length)
  for (let i = 0; i < latin.length; i++) bytes[i] = latin.charCodeAt(i)
  // The last character may hold bits that are of no byte.
  const rest = bytes.length % 3
  if (/[^\w-]/.test(encoded) || (rest > 0 && base64(bytes.subarray(-rest)) !== encoded.slice(-rest - 1)))
    throw new RangeError('not base64url')
  return bytes
}

export function joined(...parts: readonly Bytes[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

export const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length))

export async function sha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

export const hex = (bytes: Bytes): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Of a public point in base64url, an id that nobody else can have: a UUID of the first half of its hash. */
export const idOfKey = async (point: string): Promise<string> => uuidOf(await sha256(unbase64(point)))

/** SHA-256 of a text, in hex: what a loaded file, a wording or a ledger entry is named by. */
export const textHash = async (content: string): Promise<string> => hex(await sha256(utf8(content)))
