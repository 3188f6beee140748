/** What the outbox needs of an open vault's keys, and how it speaks of a network that is not there. */
import type { PublicKey } from '#aggregate'
import type { OpenVault } from '../vault/index.ts'

/** The public half of the device's key, with nothing beside it. */
export async function publicKeyOf(vault: Pick<OpenVault, 'devicePublicKey'>): Promise<PublicKey> {
  const { x, y } = await vault.devicePublicKey()
  if (!x || !y) throw new TypeError('the device key is not a point on a curve')
  return { kty: 'EC', crv: 'P-256', x, y }
}

/** How long a collector may be silent, its whole answer included. */
const PATIENCE_MS = 30_000

/** The response, or null when there was none. `ask` is given the signal that ends it. */
export async function offlineOr(ask: (signal: AbortSignal) => Promise<Response>): Promise<Response | null> {
  try {
    return await ask(AbortSignal.timeout(PATIENCE_MS))
  } catch {
    return null
  }
}
