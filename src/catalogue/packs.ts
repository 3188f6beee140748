/** Which wordings a unit has for a form: those it has loaded, newest first, and in a practice unit this project's training wordings. */

import { addDays } from '#aggregate'
import {
  canonicalPack,
  checkPack,
  type Form,
  type TrainingLanguage,
  trainingPack,
  type WordingPack,
} from '#instruments'
import { type KeptOf, textHash } from '../vault/index.ts'

export interface UnitPack {
  readonly pack: WordingPack
  /** SHA-256 of the canonical content, in hex: what answers keep. */
  readonly hash: string
  /** The record it was loaded by; null for a training wording. */
  readonly record: string | null
}

export const trainingLanguages: readonly TrainingLanguage[] = ['sv', 'en', 'ar']

/** What decides which wordings are shown: what a unit has loaded, and whether its people are invented. An open vault is one. */
export interface WordingsOf {
  readonly practice: boolean
  of(kind: 'loaded'): readonly KeptOf<'loaded'>[]
}

/** Every wording of a form, those past their licence too: answers already given are still read by them. */
export async function unitPacks(
  records: readonly KeptOf<'loaded'>[],
  form: Pick<Form, 'id'>,
): Promise<readonly UnitPack[]> {
  const loaded = loadedPacks(records).filter(({ pack }) => pack.form === form.id)
  const training = await Promise.all(trainingLanguages.map((language) => trainingPack(form.id, language)))
  const own = training.filter((pack) => pack !== null)
  return [
    ...loaded,
    ...(await Promise.all(own.map(async (pack) => ({ pack, hash: await hashOf(pack), record: null })))),
  ]
}

/**
 * The wordings of a form that may be shown to somebody new on a day: those whose licence holds. A real child is asked no
 * invented sentence: practice text is a practice unit's alone, and there too none stands beside a loaded wording of its form.
 */
export async function packsFor(unit: WordingsOf, form: Pick<Form, 'id'>, day: string): Promise<readonly UnitPack[]> {
  const packs = await unitPacks(unit.of('loaded'), form)
  const licensed = packs.filter(({ pack }) => !pack.training)
  return (unit.practice && licensed.length === 0 ? packs : licensed).filter(({ pack }) => holdsOn(pack, day))
}

/** The newest wording of each language whose licence has ended, with none of that language that still holds. */
export function endedPacks(
  records: readonly KeptOf<'loaded'>[],
  form: Pick<Form, 'id'>,
  day: string,
): readonly UnitPack[] {
  const loaded = loadedPacks(records).filter(({ pack }) => pack.form === form.id)
  const byLanguage = Map.groupBy(loaded, ({ pack }) => pack.language)
  return [...byLanguage.values()].flatMap((packs) =>
    packs.some(({ pack }) => holdsOn(pack, day)) ? [] : packs.slice(0, 1),
  )
}

export type LoadedPack = UnitPack & { readonly record: string }

/** What the unit has loaded, newest first. A record that no longer reads as a pack is left out, never shown half. */
export function loadedPacks(records: readonly KeptOf<'loaded'>[]): readonly LoadedPack[] {
  return records
    .filter(({ body }) => body.what === 'wording')
    .toReversed()
    .flatMap((record) => read(record) ?? [])
}

// Records never change, and a pack with recordings is long to read.
const known = new WeakMap<KeptOf<'loaded'>, LoadedPack>()

function read(record: KeptOf<'loaded'>): LoadedPack | null {
  const before = known.get(record)
  if (before) return before
  const checked = checkPack(JSON.parse(record.body.text))
  if (!checked.ok) return null
  const pack = { pack: checked.pack, hash: record.body.hash, record: record.id }
  known.set(record, pack)
  return pack
}

/** Days before a licence ends when staff are told. */
const NOTICE_DAYS = 30

/** Loaded wordings that stand for their language and whose licence has ended or soon will, the soonest first. */
export function endingPacks(records: readonly KeptOf<'loaded'>[], day: string): readonly LoadedPack[] {
  const byKind = Map.groupBy(loadedPacks(records), ({ pack }) => `${pack.form} ${pack.language}`)
  const longest = [...byKind.values()].flatMap(
    (packs) => packs.toSorted((a, b) => (lastDay(a) < lastDay(b) ? 1 : -1))[0] ?? [],
  )
  return longest
    .filter((one) => lastDay(one) < addDays(day, NOTICE_DAYS))
    .toSorted((a, b) => (lastDay(a) < lastDay(b) ? -1 : 1))
}

const lastDay = ({ pack }: UnitPack): string => pack.licence.validUntil ?? '9999-12-31'

/** A licence holds through its last day. Days are civil dates. */
export const holdsOn = ({ licence }: Pick<WordingPack, 'licence'>, day: string): boolean =>
  licence.validUntil === null || day <= licence.validUntil

export const hashOf = (pack: WordingPack): Promise<string> => textHash(canonicalPack(pack))
