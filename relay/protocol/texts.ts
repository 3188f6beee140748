/**
 * What is hashed and what is signed, as text; bytes are its UTF-8. Devices, the relay and files of entries all have it from
 * here. No shapes: whoever answers a form loads none. Format: docs/formats/vault.md and docs/formats/relay.md.
 */

/** A UUID (RFC 9562, version 8) of the first 16 bytes: of the hash of its public point, the id of a device. */
export function uuidOf(bytes: Uint8Array): string {
  const half = bytes.slice(0, 16)
  half[6] = ((half[6] ?? 0) & 0x0f) | 0x80
  half[8] = ((half[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(half, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** An entry of a device's log without its own hash and signature. */
export interface EntryContent {
  readonly device: string
  readonly n: number
  readonly before: string
  readonly key?: string | undefined
  readonly lamport: number
  readonly seen: Readonly<Record<string, readonly [number, string]>>
  readonly rows: readonly { readonly id: string; readonly hash: string; readonly size: number }[]
  readonly header?: readonly [string, string] | undefined
}

/** An entry's id is the hash of this. */
export function entryText(unit: string, entry: EntryContent): string {
  const { device, n, before, key = null, lamport, seen, rows, header } = entry
  const others = Object.keys(seen).sort()
  return JSON.stringify([
    unit,
    device,
    n,
    before,
    key,
    lamport,
    others.map((other) => [other, ...(seen[other] ?? [])]),
    rows.map(({ id, hash, size }) => [id, hash, size]),
    ...(header ? [header] : []),
  ])
}

/** What an entry's signature is over. */
export const signedEntryText = (unit: string, id: string): string => `entry|${unit}|${id}`

/** A step of the chain of devices without its own hash and signature. */
export interface StepContent {
  readonly n: number
  readonly before: string
  readonly by: string
  readonly add: readonly { readonly device: string; readonly key: string; readonly tablet?: string | undefined }[]
  readonly remove: readonly { readonly device: string; readonly n: number; readonly head: string }[]
  readonly body: string
}

/** A step's id is the hash of this. */
export const stepText = (unit: string, { n, before, by, add, remove, body }: StepContent): string =>
  JSON.stringify([
    unit,
    n,
    before,
    by,
    add.map(({ device, key, tablet }) => [device, key, ...(tablet === undefined ? [] : [tablet])]),
    remove.map(({ device, n, head }) => [device, n, head]),
    body,
  ])

/** What a step's signature is over. */
export const signedStepText = (unit: string, id: string): string => `step|${unit}|${id}`

/** Of a log: how many entries, and the last one's id where the log is whole, else `set.` and a hash of `setText`. */
export type LogDigest = readonly [size: number, digest: string]
export type Vector = Readonly<Record<string, LogDigest>>

/** What is hashed of a log that has gaps or branches, and of what was dropped: all of it, in no order of its own. */
export const setText = (hashes: readonly string[]): string => [...hashes].sort().join()

/** What a receipt's hash is of. */
export const vectorText = (vector: Vector): string =>
  JSON.stringify(
    Object.keys(vector)
      .sort()
      .map((device) => [device, ...(vector[device] ?? [])]),
  )

interface Link {
  readonly id: string
  readonly n: number
  readonly before: string
}

/** The last entry's id where there is one entry for each number from 1 and each names the one before; else null. */
export function headOfWhole(entries: readonly Link[]): string | null {
  let before = ''
  for (const [i, entry] of [...entries].sort((a, b) => a.n - b.n).entries()) {
    if (entry.n !== i + 1 || entry.before !== before) return null
    before = entry.id
  }
  return before
}

/** What the page that is answered at home signs with its own key. */
export const claimText = (slip: string): string => `home-claim|${slip}`

/** @param hash of `formText` */
export const handInText = (slip: string, form: string, part: number, last: boolean, hash: string): string =>
  `home-hand-in|${slip}|${form}|${part}|${last}|${hash}`

/** What a form's id is made of: one for each part and page, so that what is sealed anew is the same. @param key the page's */
export const homeFormText = (slip: string, part: number, key: string): string => `home-form|${slip}|${part}|${key}`

/** What a handed-in form's hash is of. */
export const formText = ({ enc, box }: { readonly enc: string; readonly box: string }): string => `${enc}.${box}`
