/** The page's own key: whoever begins is bound to it, and nobody else can go on. It does not leave the browser that made it. */
import { type Bytes, base64, utf8 } from '../crypto/bytes.ts'

export interface PageKey {
  /** ECDSA P-256; its private half cannot be read out, and it can be kept in IndexedDB. */
  readonly pair: CryptoKeyPair
  /** The public point in base64url. */
  readonly public: string
}

export async function newPageKey(): Promise<PageKey> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
  return { pair, public: base64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))) }
}

export async function signAsPage({ pair }: PageKey, text: string): Promise<string> {
  const sig = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, utf8(text))
  return base64(new Uint8Array(sig))
}

/** @param key a public point in base64url bytes */
export async function isSignedBy(key: Bytes, sig: Bytes, signed: Bytes): Promise<boolean> {
  const how = { name: 'ECDSA', namedCurve: 'P-256' }
  const imported = await crypto.subtle.importKey('raw', key, how, false, ['verify'])
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, imported, sig, signed)
}
