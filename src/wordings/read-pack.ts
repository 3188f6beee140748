/** The reader of a pack that somebody brings: a list of faults, or a pack that may be kept. Changes nothing. */
import { LARGEST_WORDING_BYTES } from '#aggregate'
import { usualDirection } from '#exchange'
import { checkPack, type PackFault, trainingPack, type WordingPack } from '#instruments'
import { hashOf, holdsOn, trainingLanguages, type UnitPack } from '../catalogue/packs.ts'
import { namesAKeyTwice } from './json-keys.ts'

export interface BroughtFault {
  readonly reason:
    | PackFault['reason']
    | 'too-large'
    | 'not-utf8'
    | 'not-json'
    | 'key-twice'
    | 'other-content'
    | 'expired'
    | 'already-there'
    | 'other-direction'
    | 'practice-as-licensed'
  /** Where in the pack, as `items.i4.text`; empty for the whole. */
  readonly at: string
}

export type Brought =
  | { readonly ok: true; readonly pack: WordingPack; readonly hash: string }
  | { readonly ok: false; readonly faults: readonly BroughtFault[] }

const refused = (reason: BroughtFault['reason'], at = ''): Brought => ({ ok: false, faults: [{ reason, at }] })

/** What a unit has already, and the civil date: what decides beside the pack itself. */
export interface KnownPacks {
  readonly have: readonly UnitPack[]
  readonly day: string
}

export async function readPackFile(file: Blob, have: readonly UnitPack[], day: string): Promise<Brought> {
  if (file.size > LARGEST_WORDING_BYTES) return refused('too-large')
  return readPackBytes(await file.arrayBuffer(), { have, day })
}

/** A byte-order mark first in the file is passed over: some programs write one. */
export async function readPackBytes(bytes: BufferSource, standing: KnownPacks): Promise<Brought> {
  if (bytes.byteLength > LARGEST_WORDING_BYTES) return refused('too-large')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refused('not-utf8')
  }
  return readPackText(text, standing.have, standing.day)
}

export async function readPackText(text: string, have: readonly UnitPack[], day: string): Promise<Brought> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refused('not-json')
  }
  const read = await readPack(value, have, day)
  return read.ok && namesAKeyTwice(text, value) ? refused('key-twice') : read
}

/** `have` is what the unit has loaded already; `day` a civil date. */
export async function readPack(value: unknown, have: readonly UnitPack[], day: string): Promise<Brought> {
  const checked = checkPack(value)
  if (!checked.ok) return checked
  const { pack } = checked
  const hash = await hashOf(pack)
  if (pack.sha256 !== undefined && pack.sha256 !== hash) return refused('other-content', 'sha256')
  if (pack.direction !== usualDirection(pack.language)) return refused('other-direction', 'direction')
  if (!pack.training && (await repeatsPractice(pack))) return refused('practice-as-licensed', 'training')
  if (!holdsOn(pack, day)) return refused('expired', 'licence.validUntil')
  if (have.some((one) => one.hash === hash)) return refused('already-there')
  return { ok: true, pack, hash }
}

/**
 * Practice text is this project's own: a pack that repeats its sentences must say so. Half of them is far more than two
 * wordings share by chance, but where there is a single one it may be no more than the name of what is rated.
 */
async function repeatsPractice({ form, items }: WordingPack): Promise<boolean> {
  const own = await Promise.all(trainingLanguages.map((language) => trainingPack(form, language)))
  const sentences = new Set(own.flatMap((one) => one?.items ?? []).map(({ text }) => text))
  return items.length > 1 && items.filter(({ text }) => sentences.has(text)).length * 2 >= items.length
}
