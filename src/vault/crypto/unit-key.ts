/** The unit's key pair (RFC 9180: DHKEM P-256, HKDF-SHA-256, AES-256-GCM). Whoever holds the tablet can seal to it, and not open. */
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import { type Bytes, base64, text, unbase64, utf8 } from './bytes.ts'
import { padded } from './seal.ts'

const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })
export const { kem } = suite

export interface SealedToUnit {
  readonly enc: string
  readonly box: string
}

/** Both halves in base64url: the public point uncompressed (65 bytes), the private scalar (32 bytes). */
export async function newUnitKey() {
  const { publicKey, privateKey } = await suite.kem.generateKeyPair()
  return {
    public: base64(new Uint8Array(await suite.kem.serializePublicKey(publicKey))),
    private: base64(new Uint8Array(await suite.kem.serializePrivateKey(privateKey))),
  }
}

export async function sealToUnit(publicKey: string, additionalData: string, plain: Bytes): Promise<SealedToUnit> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(unbase64(publicKey))
  const { ct, enc } = await suite.seal({ recipientPublicKey, info: utf8(additionalData) }, plain)
  return { enc: base64(new Uint8Array(enc)), box: base64(new Uint8Array(ct)) }
}

/** Throws when it was sealed to another unit, or as another thing. */
export async function openAsUnit(
  privateKey: string,
  additionalData: string,
  { enc, box }: SealedToUnit,
): Promise<Bytes> {
  const recipientKey = await suite.kem.deserializePrivateKey(unbase64(privateKey))
  return new Uint8Array(
    await suite.open({ recipientKey, enc: unbase64(enc), info: utf8(additionalData) }, unbase64(box)),
  )
}

export const sealJsonToUnit = (publicKey: string, additionalData: string, value: unknown) =>
  sealToUnit(publicKey, additionalData, padded(value))

export async function openJsonAsUnit(
  privateKey: string,
  additionalData: string,
  sealed: SealedToUnit,
): Promise<unknown> {
  return JSON.parse(text(await openAsUnit(privateKey, additionalData, sealed)))
}
