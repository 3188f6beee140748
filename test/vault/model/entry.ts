/**
 * An entry of a device's log, as the model has it: real SHA-256; a signature is modelled as a hash under the author's own
 * secret, which nobody else in the model calls for. Imports nothing of the app.
 */
import { hash } from 'node:crypto'

/** What an author holds of others' logs by then: only what changed since its own entry before. */
type Seen = Readonly<Record<string, number>>

interface Signed {
  /** Id of the device's identity. A device that finds out it is a copy takes a new one. */
  readonly author: string
  /** Counts from 1 within the author's log. */
  readonly n: number
  /** Hash of the author's entry before, empty for the first. */
  readonly before: string
  readonly seen: Seen
  /** When it was written, in steps: shown, and orders nothing. */
  readonly at: number
  /** A row's id, or null for a mere sign of life. */
  readonly row: string | null
}

export interface Entry extends Signed {
  readonly hash: string
  readonly signature: string
}

export const sha256 = (text: string): string => hash('sha256', text, 'base64url')

export function signed(content: Signed): Entry {
  const own = hashOf(content)
  return { ...content, hash: own, signature: signature(content.author, own) }
}

/** Whether the author made it, and nothing of it was changed. */
export const isSound = (entry: Entry): boolean =>
  entry.hash === hashOf(entry) && entry.signature === signature(entry.author, entry.hash)

/** Changed on its way, with a hash that fits: only the signature can tell. */
export function tampered(entry: Entry): Entry {
  const content = { ...entry, row: `${entry.row}, changed` }
  return { ...content, hash: hashOf(content) }
}

const hashOf = ({ author, n, before, seen, at, row }: Signed): string =>
  sha256(JSON.stringify([author, n, before, seen, at, row]))

const signature = (author: string, own: string): string => sha256(`secret of ${author}|${own}`)
