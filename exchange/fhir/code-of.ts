/** One answer of a response to the choice's place as printed, from 0, or the number that was written. */
import type { Form, WordingPack } from '#instruments'
import type { Coding, ResponseAnswer } from './shapes.ts'
import { named, own } from './systems.ts'

export type CodeFault = 'several-answers' | 'unknown-choice' | 'outside-range' | 'other-answer' | 'wrong-points'

interface Wrong {
  readonly reason: CodeFault
}

/** Null for a blank. A choice is told by our own code, by a whole number (counted from `first`), or by its label in a wording that is loaded. */
export function codeOf(
  form: Form,
  id: string,
  answers: readonly ResponseAnswer[],
  { packs, first }: { readonly packs: readonly WordingPack[]; readonly first: 0 | 1 },
): number | null | Wrong {
  if (answers.length > 1) return { reason: 'several-answers' }
  const [answer] = answers
  if (!answer) return null
  const { valueCoding, valueString } = answer
  const [number] = numbersIn([answer])
  if (number !== undefined) return inRange(form, id, number - (form.items[id]?.kind === 'choice' ? first : 0))
  if (valueCoding?.system === own.choice)
    return asPointsSay(form, id, valueCoding, inRange(form, id, placeOf(valueCoding.code)))
  const label = valueCoding?.display ?? valueString
  if (label === undefined) return { reason: valueCoding ? 'unknown-choice' : 'other-answer' }
  const places = new Set(packs.map((pack) => labelsOf(pack, id).indexOf(label)).filter((place) => place >= 0))
  const [place] = places
  if (places.size !== 1 || place === undefined) return { reason: 'unknown-choice' }
  return asPointsSay(form, id, valueCoding, inRange(form, id, place))
}

/** The answers that are written as numbers. */
export const numbersIn = (answers: readonly ResponseAnswer[]): readonly number[] =>
  answers.flatMap(({ valueInteger, valueDecimal }) => valueInteger ?? valueDecimal ?? [])

/** Points beside a choice must be its place, from 0 or 1, or its worth: else the other system means another choice. */
function asPointsSay(form: Form, id: string, coding: Coding | undefined, place: number | Wrong): number | Wrong {
  const points = coding?.extension?.find(({ url }) => named.points.test(url))
  const said = points?.valueDecimal ?? points?.valueInteger
  const item = form.items[id]
  if (said === undefined || typeof place !== 'number' || item?.kind !== 'choice') return place
  return [place, place + 1, item.worth[place]].includes(said) ? place : { reason: 'wrong-points' }
}

const placeOf = (code: string | undefined): number => (/^\d{1,3}$/.test(code ?? '') ? Number(code) : Number.NaN)

function inRange(form: Form, id: string, number: number): number | Wrong {
  const item = form.items[id]
  const [from, to] = item?.kind === 'number' ? [item.from, item.to] : [0, (item?.worth.length ?? 0) - 1]
  return Number.isInteger(number) && number >= from && number <= to ? number : { reason: 'outside-range' }
}

function labelsOf(pack: WordingPack, id: string): readonly string[] {
  const list = pack.items.find((item) => item.id === id)?.options
  return list === undefined ? [] : (pack.options[list] ?? [])
}
