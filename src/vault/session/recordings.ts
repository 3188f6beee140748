/**
 * Recordings in what is asked. What is answered away from the reader's own device goes there by the relay in one piece, and the
 * recordings go along as far as they fit; sentences go all or not at all. What fits is told staff before anything is sent.
 */
import { utf8 } from '../crypto/bytes.ts'
import type { AnswerPlan, PlannedForm } from '../vault.ts'

/**
 * Bytes of all that is asked, as JSON. A tablet's is sealed twice on its way, which makes 16/9 of it, and a letter holds 1.9
 * million characters. A slip's is opened by a phone that may have 50 kB a second and waits 20 seconds: sealed it takes 13.
 */
export const ROOM = { tablet: 1_000_000, slip: 500_000 } as const

interface Fitting {
  readonly forms: readonly PlannedForm[]
  /** Wordings that have recordings, and go without them. */
  readonly silent: readonly { readonly form: string; readonly language: string }[]
  readonly bytes: number
}

/** With the recordings that there is room for, those of the language that staff chose first. Null where the sentences alone are too much. */
export function fitting({ forms, language }: Pick<AnswerPlan, 'forms' | 'language'>, room: number): Fitting | null {
  const whole = sizeOf(forms)
  if (whole <= room) return { forms, silent: [], bytes: whole }
  let bytes = sizeOf(withoutRecordings(forms))
  if (bytes > room) return null
  const recorded = wordingsOf(forms, language).flatMap((wording) => {
    const { text } = wording.pack
    const size = sizeOf(text) - sizeOf(muted(text))
    return size > 0 ? [{ ...wording, size }] : []
  })
  const silent: typeof recorded = []
  for (const wording of recorded.toSorted((a, b) => rank(a, language) - rank(b, language)))
    if (bytes + wording.size <= room) bytes += wording.size
    else silent.push(wording)
  const mute = new Set(silent.map(({ pack }) => pack))
  return { forms: reworded(forms, (pack) => (mute.has(pack) ? muted(pack.text) : pack.text)), silent, bytes }
}

export const withoutRecordings = (forms: readonly PlannedForm[]): readonly PlannedForm[] =>
  reworded(forms, ({ text }) => muted(text))

/** @param audioOf what the wording of a hash has of recordings, where it is known here */
export const withRecordings = (
  forms: readonly PlannedForm[],
  audioOf: (hash: string) => unknown,
): readonly PlannedForm[] =>
  reworded(forms, ({ text, hash }) => {
    const audio = audioOf(hash)
    return audio === undefined ? text : JSON.stringify({ ...JSON.parse(text), audio })
  })

/** Which forms in which wordings, and none of their sentences: by this what was answered is known again. */
export const withoutSentences = (forms: readonly PlannedForm[]): readonly PlannedForm[] =>
  reworded(forms, ({ text }) => {
    const { language, training } = JSON.parse(text) as { readonly language: string; readonly training: boolean }
    return JSON.stringify({ language, training })
  })

type Handed = PlannedForm['pack']

const reworded = (forms: readonly PlannedForm[], say: (pack: Handed) => string): readonly PlannedForm[] =>
  forms.map((planned) => ({
    ...planned,
    pack: { ...planned.pack, text: say(planned.pack) },
    ...(planned.others && { others: planned.others.map((other) => ({ ...other, text: say(other) })) }),
  }))

const wordingsOf = (forms: readonly PlannedForm[], language: string) =>
  forms.flatMap(({ form, pack, others = [] }) => [
    { form, language, pack },
    ...others.map((other) => ({ form, language: other.language, pack: other as Handed })),
  ])

const rank = ({ language }: { readonly language: string }, chosen: string) => (language === chosen ? 0 : 1)

function muted(text: string): string {
  const { audio, ...sentences } = JSON.parse(text)
  return audio === undefined ? text : JSON.stringify(sentences)
}

const sizeOf = (what: unknown): number => utf8(JSON.stringify(what)).length
