/** Which wordings this unit has for a form: those it has loaded, newest first, then this project's training wordings. */
import {
  canonicalPack,
  checkPack,
  type Form,
  type TrainingLanguage,
  trainingPack,
  type WordingPack,
} from '#instruments'
import type { KeptOf } from '../vault/records.ts'

export interface UnitPack {
  readonly pack: WordingPack
  /** SHA-256 of the canonical content, in hex. */
  readonly hash: string
}

const trained: readonly TrainingLanguage[] = ['sv', 'en', 'ar']

export async function packsFor(
  loaded: readonly KeptOf<'loaded'>[],
  form: Pick<Form, 'id'>,
): Promise<readonly UnitPack[]> {
  const training = await Promise.all(trained.map((language) => trainingPack(form.id, language)))
  const own = loaded.filter(({ body }) => body.what === 'wording').toReversed()
  const packs = [...own.map(({ body }) => packFrom(body.text)), ...training].filter((pack) => pack?.form === form.id)
  return Promise.all(packs.filter((pack) => pack !== null).map(async (pack) => ({ pack, hash: await hashOf(pack) })))
}

function packFrom(text: string): WordingPack | null {
  const checked = checkPack(JSON.parse(text))
  return checked.ok ? checked.pack : null
}

async function hashOf(pack: WordingPack): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalPack(pack)))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
