/** Bytes to text by the browser's own decoder; null where they are not such text. */
import type { Decode } from '#exchange'

export const decode: Decode = (bytes, encoding) => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
