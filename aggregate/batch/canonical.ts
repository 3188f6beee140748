/** A batch as bytes: JSON with sorted keys and no space, so that the same figures are the same bytes on every device. */
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Batch } from './batch.ts'

export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalText(field)}`).join(',')}}`
}

/** The bytes that are signed, stored and sent. */
export const canonical = (batch: Batch): Uint8Array<ArrayBuffer> => new Uint8Array(utf8ToBytes(canonicalText(batch)))

/** Whether bytes from outside are exactly what the figures in them say: no second key, no space, no other spelling. */
export function isCanonical(bytes: Uint8Array, batch: Batch): boolean {
  const own = canonical(batch)
  return own.length === bytes.length && own.every((byte, i) => byte === bytes[i])
}
