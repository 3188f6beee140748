/** ES256 as WebCrypto gives it: ECDSA on P-256 with SHA-256, r and s beside each other. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import type { PublicKey } from '#aggregate'

export interface PrivateKey extends PublicKey {
  readonly d: string
}

export function makeKey(): PrivateKey {
  const { x, y, d } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
  if (!x || !y || !d) throw new Error('P-256 keys have x, y and d')
  return { kty: 'EC', crv: 'P-256', x, y, d }
}

/** @returns the signature, base64url */
export function signBytes(bytes: Uint8Array, { kty, crv, x, y, d }: PrivateKey): string {
  const key = createPrivateKey({ key: { kty, crv, x, y, d }, format: 'jwk' })
  return sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
}

/** False for any fault of signature or key: a point off the curve is no key at all. */
export function isSignedBy(bytes: Uint8Array, sig: string, { kty, crv, x, y }: PublicKey): boolean {
  try {
    const key = createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' })
    return verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(sig, 'base64url'))
  } catch {
    return false
  }
}

export function sha256Hex(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
