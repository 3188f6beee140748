/** What the outbox needs of an open vault's keys, and how it speaks of a network that is not there. */
import type { PublicKey } from '#aggregate'

export interface DeviceKeys {
  /** ECDSA P-256 with SHA-256, r and s. The key cannot be taken out of the device. */
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>
  devicePublicKey(): Promise<PublicKey>
}

/** The response, or null when there was none. */
export async function offlineOr(ask: () => Promise<Response>): Promise<Response | null> {
  try {
    return await ask()
  } catch {
    return null
  }
}
