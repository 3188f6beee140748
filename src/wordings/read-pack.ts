/** The door for a pack that somebody brings: a list of faults, or a pack that may be kept. Changes nothing. */
import { checkPack, type PackFault, type WordingPack } from '#instruments'
import { hashOf, holdsOn, type UnitPack } from './packs.ts'

export interface BroughtFault {
  readonly reason: PackFault['reason'] | 'too-large' | 'not-json' | 'other-content' | 'expired' | 'already-there'
  /** Where in the pack, as `items.i4.text`; empty for the whole. */
  readonly at: string
}

export type Brought =
  | { readonly ok: true; readonly pack: WordingPack; readonly hash: string }
  | { readonly ok: false; readonly faults: readonly BroughtFault[] }

/** No form of any instrument comes near it; a larger file is something else. */
export const largest = 512 * 1024

const refused = (reason: BroughtFault['reason'], at = ''): Brought => ({ ok: false, faults: [{ reason, at }] })

export async function readPackFile(file: File, have: readonly UnitPack[], day: string): Promise<Brought> {
  if (file.size > largest) return refused('too-large')
  return readPackText(await file.text(), have, day)
}

export async function readPackText(text: string, have: readonly UnitPack[], day: string): Promise<Brought> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refused('not-json')
  }
  return readPack(value, have, day)
}

/** `have` is what the unit has loaded already; `day` a civil date. */
export async function readPack(value: unknown, have: readonly UnitPack[], day: string): Promise<Brought> {
  const checked = checkPack(value)
  if (!checked.ok) return checked
  const { pack } = checked
  const hash = await hashOf(pack)
  if (pack.sha256 !== undefined && pack.sha256 !== hash) return refused('other-content', 'sha256')
  if (!holdsOn(pack, day)) return refused('expired', 'licence.validUntil')
  if (have.some((one) => one.hash === hash)) return refused('already-there')
  return { ok: true, pack, hash }
}
