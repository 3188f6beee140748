/** What the relay signs: that something is on its disk. Nothing here is dropped because of it; it tells what a relay has lost since. */
import { relayReceipt, type SyncAnswer } from '#relay'
import { type Vector, vectorText } from '#relay/texts'
import { text, unbase64 } from '../crypto/bytes.ts'
import { hashOf } from './held.ts'

/** Whether the answer's receipt is the relay's own, of this unit and of what the answer says. */
export async function isReceipted(unit: string, key: string, { receipt, vector, store }: SyncAnswer): Promise<boolean> {
  try {
    const bytes = unbase64(receipt.payload)
    const said = relayReceipt.parse(JSON.parse(text(bytes)))
    if (said.unit !== unit || said.store !== store || said.vector !== (await hashOf(vectorText(vector)))) return false
    const curve = { name: 'ECDSA', namedCurve: 'P-256' }
    const by = await crypto.subtle.importKey('raw', unbase64(key), curve, false, ['verify'])
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, by, unbase64(receipt.sig), bytes)
  } catch {
    return false
  }
}

/** Whether something that was once receipted is there no longer. */
export const hasLost = (before: Vector, now: Vector): boolean =>
  Object.entries(before).some(([device, [size]]) => (now[device]?.[0] ?? 0) < size)
