/** Searches every file of a browser's profile for words in clear and for keys. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** As UTF-8, as UTF-16 and as in an address. */
export const inClear = (text: string) => [
  Buffer.from(text),
  Buffer.from(text, 'utf16le'),
  Buffer.from(encodeURIComponent(text)),
]

/** As it is, and in base64 of either alphabet without the last group, which depends on what follows. */
export function asStored(hex: string): readonly Buffer[] {
  const raw = Buffer.from(hex, 'hex')
  const whole = Math.floor(raw.length / 3) * 4
  return [raw, ...(['base64', 'base64url'] as const).map((how) => Buffer.from(raw.toString(how).slice(0, whole)))]
}

/** Which of the needles lie in which file: `name in file`. All are looked for in one pass, by their first two bytes. */
export function found(profile: string, needles: ReadonlyMap<string, readonly Buffer[]>): readonly string[] {
  const byStart = new Map<number, { readonly name: string; readonly needle: Buffer }[]>()
  for (const [name, forms] of needles)
    for (const needle of forms) {
      const start = needle.readUInt16BE(0)
      byStart.set(start, [...(byStart.get(start) ?? []), { name, needle }])
    }
  const begins = new Uint8Array(65_536)
  for (const start of byStart.keys()) begins[start] = 1
  const hits = new Set<string>()
  for (const path of filesOf(profile)) {
    const bytes = read(path)
    for (let at = 0; at + 1 < bytes.length; at += 1) {
      const start = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
      if (begins[start] === 0) continue
      for (const { name, needle } of byStart.get(start) ?? [])
        if (at + needle.length <= bytes.length && needle.compare(bytes, at, at + needle.length) === 0)
          hits.add(`${name} in ${relative(profile, path)}`)
    }
  }
  return [...hits]
}

const filesOf = (profile: string) =>
  readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** The browser may run, and tidy up. */
function read(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0)
  }
}
