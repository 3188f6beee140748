/** One answer of a response to the choice's place as printed, from 0, or the number that was written. */
import type { Form, WordingPack } from '#instruments'
import type { ResponseAnswer } from './shapes.ts'
import { own } from './systems.ts'

export type CodeFault = 'several-answers' | 'unknown-choice' | 'outside-range' | 'other-answer'

/** Null for a blank. A choice is told by our own code, by a whole number, or by its label in a wording that is loaded. */
export function codeOf(
  form: Form,
  id: string,
  answers: readonly ResponseAnswer[],
  packs: readonly WordingPack[],
): number | null | { readonly reason: CodeFault } {
  if (answers.length > 1) return { reason: 'several-answers' }
  const [answer] = answers
  if (!answer) return null
  const { valueCoding, valueString } = answer
  const number = answer.valueInteger ?? answer.valueDecimal
  if (number !== undefined) return inRange(form, id, number)
  if (valueCoding?.system === own.choice) return inRange(form, id, placeOf(valueCoding.code))
  const label = valueCoding?.display ?? valueString
  if (label === undefined) return { reason: valueCoding ? 'unknown-choice' : 'other-answer' }
  const places = new Set(packs.map((pack) => labelsOf(pack, id).indexOf(label)).filter((place) => place >= 0))
  const [place] = places
  return places.size === 1 && place !== undefined ? inRange(form, id, place) : { reason: 'unknown-choice' }
}

const placeOf = (code: string | undefined): number => (/^\d{1,3}$/.test(code ?? '') ? Number(code) : Number.NaN)

function inRange(form: Form, id: string, number: number): number | { readonly reason: CodeFault } {
  const item = form.items[id]
  const [from, to] = item?.kind === 'number' ? [item.from, item.to] : [0, (item?.worth.length ?? 0) - 1]
  return Number.isInteger(number) && number >= from && number <= to ? number : { reason: 'outside-range' }
}

function labelsOf(pack: WordingPack, id: string): readonly string[] {
  const list = pack.items.find((item) => item.id === id)?.options
  return list === undefined ? [] : (pack.options[list] ?? [])
}
