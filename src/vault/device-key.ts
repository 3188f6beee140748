/** The device's own signing key (ECDSA P-256). It never leaves the browser, so it is in no journal and no backup. */
import type { Bytes } from './bytes.ts'
import type { Store } from './store.ts'

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' }

async function pair(store: Store): Promise<CryptoKeyPair> {
  const held = await store.local('device')
  if (held) return held
  const made = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify'])
  await store.setLocal('device', made)
  return made
}

export async function signAsDevice(store: Store, bytes: Bytes): Promise<Bytes> {
  const { privateKey } = await pair(store)
  return new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, bytes))
}

export async function devicePublicKey(store: Store): Promise<JsonWebKey> {
  return crypto.subtle.exportKey('jwk', (await pair(store)).publicKey)
}
