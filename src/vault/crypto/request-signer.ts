/** Signs what a device asks of the relay and of the collector, by their clock. Asks nothing itself. Format: docs/formats/relay.md. */
import { type Asker, authorizationOf, signedRequestText } from '#aggregate'
import { type Bytes, base64, random, sha256, utf8 } from './bytes.ts'

export interface RequestSigner {
  /** The `authorization` of a request with this body, which is empty where there is none. `path` with its query. */
  authorization(method: 'GET' | 'POST', path: string, body: string): Promise<{ header: string; nonce: string }>
  /** @param at the server's time, as it said it with `wrong-time` */
  setClock(at: number): void
}

/** @param now milliseconds since 1970, by this device */
export function requestSigner(
  unit: string,
  device: { readonly id: string; sign(bytes: Bytes): Promise<Bytes> },
  now: () => number = Date.now,
): RequestSigner {
  /** How far the server's clock is ahead of this device's. */
  let ahead = 0
  return {
    async authorization(method, path, body) {
      const asker: Asker = { unit, device: device.id, at: now() + ahead, nonce: base64(random(16)) }
      const text = signedRequestText(asker, method, path, base64(await sha256(utf8(body))))
      return { header: authorizationOf(asker, base64(await device.sign(utf8(text)))), nonce: asker.nonce }
    },
    setClock(at) {
      ahead = at - now()
    },
  }
}
