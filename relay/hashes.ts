/** The protocol's hashes and signatures, by Node's own crypto. */
import { hash } from 'node:crypto'
import { isSignedBy } from '#serving'
import { uuidOf } from './protocol/texts.ts'

/** SHA-256 in base64url. */
export const sha256 = (content: string | Uint8Array): string => hash('sha256', content, 'base64url')

/** Of the hash of a text. */
export const idOf = (text: string): string => uuidOf(hash('sha256', text, 'buffer'))

/** @param key an uncompressed P-256 point in base64url */
export const deviceIdOf = (key: string): string => uuidOf(hash('sha256', Buffer.from(key, 'base64url'), 'buffer'))

/** False for any fault of signature or key. */
export function isSigned(text: string, sig: string, key: string): boolean {
  const point = Buffer.from(key, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'))
  return isSignedBy(Buffer.from(text), sig, { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' })
}
