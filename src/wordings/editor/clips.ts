/** Recordings of a draft: a file becomes a clip, and each has its place. Pure but for reading the file. */
import type { AudioClip, PackAudio } from '#instruments'
import type { PackDraft } from './draft.ts'

/** About 50 seconds at 24 kbit/s; the reader's limit is on the base64, a third longer. */
const LARGEST_BYTES = 150_000

/** Where a clip belongs: before the questions, an item, or a choice of a list. */
export type ClipPlace =
  | { readonly at: 'instruction' | 'period' }
  | { readonly at: 'items'; readonly id: string }
  | { readonly at: 'options'; readonly list: string; readonly choice: number }

/** What kind of file it is by how it begins; what it is called tells nothing. Null for any other, and for one too large. */
export async function clipFrom(file: Blob): Promise<AudioClip | null> {
  if (file.size > LARGEST_BYTES) return null
  const bytes = new Uint8Array(await file.arrayBuffer())
  const begins = (from: number, text: string) => [...text].every((sign, i) => bytes[from + i] === sign.charCodeAt(0))
  const frame = bytes[0] === 0xff && (bytes[1] ?? 0) >= 0xf0
  const type = begins(0, 'OggS')
    ? 'audio/ogg'
    : begins(0, 'ID3') || frame
      ? 'audio/mpeg'
      : begins(4, 'ftyp')
        ? 'audio/mp4'
        : null
  return type && { type, data: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) }
}

export function clipAt({ audio }: PackDraft, place: ClipPlace): AudioClip | null {
  if (place.at === 'items') return audio?.items?.[place.id] ?? null
  if (place.at === 'options') return audio?.options?.[place.list]?.[place.choice] ?? null
  return audio?.[place.at] ?? null
}

/** With a clip put in its place or taken out of it; without any, no recordings at all. */
export function withClip(draft: PackDraft, place: ClipPlace, clip: AudioClip | null): PackDraft {
  const { instruction, period, items = {}, options = {} } = draft.audio ?? {}
  const before = { ...(instruction && { instruction }), ...(period && { period }), items, options }
  return { ...draft, audio: tidied(placed(before, place, clip, draft)) }
}

type Parts = Required<Pick<PackAudio, 'items' | 'options'>> & Pick<PackAudio, 'instruction' | 'period'>

function placed(parts: Parts, place: ClipPlace, clip: AudioClip | null, draft: PackDraft): Parts {
  if (place.at === 'items') return { ...parts, items: put(parts.items, place.id, clip) }
  if (place.at !== 'options') {
    const { [place.at]: _, ...rest } = parts
    return clip ? { ...rest, [place.at]: clip } : rest
  }
  // A list is recorded whole or not at all: what is missing stands as nothing, and the check says so.
  const list = (draft.options[place.list] ?? []).map((_, i) =>
    i === place.choice ? clip : (parts.options[place.list]?.[i] ?? null),
  )
  const whole = list.some((one) => one !== null) ? (list as AudioClip[]) : null
  return { ...parts, options: put(parts.options, place.list, whole) }
}

function put<T>(from: Readonly<Record<string, T>>, key: string, value: T | null): Readonly<Record<string, T>> {
  const { [key]: _, ...rest } = from
  return value === null ? rest : { ...rest, [key]: value }
}

function tidied({ items, options, ...before }: Parts): PackAudio | null {
  const audio = {
    ...before,
    ...(Object.keys(items).length > 0 && { items }),
    ...(Object.keys(options).length > 0 && { options }),
  }
  return Object.keys(audio).length > 0 ? audio : null
}
