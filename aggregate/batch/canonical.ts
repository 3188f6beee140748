/** A batch as bytes: JSON with sorted keys and no space, so that the same figures are the same bytes on every device. */
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalText } from '#instruments'
import type { Batch } from './batch.ts'

/** The bytes that are signed, stored and sent. */
export const canonical = (batch: Batch): Uint8Array<ArrayBuffer> => new Uint8Array(utf8ToBytes(canonicalText(batch)))

/** Whether bytes from outside are exactly what the figures in them say: no second key, no space, no other spelling. */
export function isCanonical(bytes: Uint8Array, batch: Batch): boolean {
  const own = canonical(batch)
  return own.length === bytes.length && own.every((byte, i) => byte === bytes[i])
}
