/** The choices of a FHIR question as printed, with their points where the file tells them. */
import type { Form } from '#instruments'
import type { Fault } from '../fault.ts'
import { type AnswerOption, type Extension, type Questionnaire, type QuestionnaireItem, valueSet } from './shapes.ts'
import { own, pointExtensions } from './systems.ts'

export type OptionFault =
  | 'no-options'
  | 'outside-value-set'
  | 'open-value-set'
  | 'option-without-text'
  | 'mixed-options'
  | 'other-answer'
  | 'newer-fhir'
  | 'several-answers'
  | 'wrong-options-count'
  | 'wrong-points'

interface Choice {
  readonly label: string
  readonly points: number | null
}

export interface Choices {
  /** What the file calls the list, where it has a name. */
  readonly name: string | null
  /** Null for a number that is written. */
  readonly list: readonly Choice[] | null
}

/** `at` of a fault is the question's link id. */
export function choicesOf(file: Questionnaire, question: QuestionnaireItem): Choices | Fault<OptionFault> {
  const fault = (reason: OptionFault): Fault<OptionFault> => ({ at: question.linkId, reason })
  const { type, answerOption, answerValueSet } = question
  if (type === 'coding' || type === 'question') return fault('newer-fhir')
  if (type !== 'choice' && type !== 'integer') return fault('other-answer')
  if (question.repeats) return fault('several-answers')
  if (answerValueSet !== undefined)
    return answerOption ? fault('mixed-options') : fromValueSet(file, answerValueSet, fault)
  if (answerOption && answerOption.length > 0) return fromOptions(answerOption, fault)
  return type === 'integer' ? { name: null, list: null } : fault('no-options')
}

type Say = (reason: OptionFault) => Fault<OptionFault>

function fromOptions(options: readonly AnswerOption[], fault: Say): Choices | Fault<OptionFault> {
  const kinds = new Set(options.map(kindOf))
  if (kinds.size > 1 || kinds.has('other')) return fault('mixed-options')
  const list = options.map(({ valueCoding, valueInteger, valueString, extension }) => ({
    label: valueCoding?.display ?? valueString ?? (valueInteger === undefined ? '' : String(valueInteger)),
    points: pointsOf(extension) ?? pointsOf(valueCoding?.extension) ?? valueInteger ?? null,
  }))
  return checked({ name: null, list }, fault)
}

const kindOf = (option: AnswerOption): string =>
  (['valueCoding', 'valueInteger', 'valueString'] as const).find((kind) => option[kind] !== undefined) ?? 'other'

/** A value set must lie in the file itself: nothing is ever fetched. */
function fromValueSet(file: Questionnaire, name: string, fault: Say): Choices | Fault<OptionFault> {
  if (!name.startsWith('#')) return fault('outside-value-set')
  const set = valueSet.safeParse(file.contained?.find((one) => one.id === name.slice(1)))
  if (!set.success) return fault('outside-value-set')
  const { id, identifier, expansion, compose } = set.data
  const listed = expansion?.contains ?? compose?.include.flatMap(({ concept }) => concept ?? [])
  if (!listed || listed.length === 0 || compose?.include.some(({ concept }) => !concept)) return fault('open-value-set')
  const list = listed.map(({ display, extension }) => ({ label: display ?? '', points: pointsOf(extension) }))
  return checked({ name: identifier?.find(({ system }) => system === own.optionList)?.value ?? id, list }, fault)
}

const checked = (choices: Choices, fault: Say): Choices | Fault<OptionFault> =>
  choices.list?.some(({ label }) => label.trim() === '') ? fault('option-without-text') : choices

const pointsOf = (extensions: readonly Extension[] | undefined): number | null =>
  extensions?.find(({ url }) => pointExtensions.includes(url))?.valueDecimal ?? null

/**
 * Points tell the order of the choices, and must tell it alike for every item: each choice's place (from 0 or from 1), or
 * each choice's worth on this form. Anything else may be a list printed backwards, so it is never guessed at.
 */
export function pointFaults(form: Form, choices: ReadonlyMap<string, Choices>): readonly Fault<'wrong-points'>[] {
  const told = [...choices].flatMap(([id, { list }]) => {
    const points = list?.map((choice) => choice.points) ?? []
    const item = form.items[id]
    return item?.kind === 'choice' && points.some((point) => point !== null) ? [{ id, points, worth: item.worth }] : []
  })
  const holds = [
    told.filter(({ points }) => points.every((point, i) => point === i)),
    told.filter(({ points }) => points.every((point, i) => point === i + 1)),
    told.filter(({ points, worth }) => points.every((point, i) => point === worth[i])),
  ]
  if (holds.some((all) => all.length === told.length)) return []
  const best = holds.reduce((a, b) => (b.length > a.length ? b : a))
  return told.filter((one) => !best.includes(one)).map(({ id }) => ({ at: id, reason: 'wrong-points' }))
}
