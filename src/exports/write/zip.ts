/** Files as one zip. Written at once: fflate's other way starts a worker from a blob, which the policy forbids. */
import { strToU8, zipSync } from 'fflate'

export type Files = Readonly<Record<string, string | Uint8Array>>

export function zip(files: Files): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ])
  // A day that is not today: the same content is the same file.
  return new Uint8Array(zipSync(Object.fromEntries(entries), { mtime: '1980-01-01T12:00:00' }))
}
