/** The choices of a FHIR question as printed, with what the file tells of their order. */
import type { Fault } from '../fault.ts'
import { type Marked, type Told, toldBy } from './choice-order.ts'
import type { AnswerOption, Extension, Questionnaire, QuestionnaireItem } from './shapes.ts'
import { own } from './systems.ts'
import type { Say } from './translation.ts'
import { listedIn, type ValueSetFault } from './value-set.ts'

export type OptionFault =
  | ValueSetFault
  | 'no-options'
  | 'option-without-text'
  | 'mixed-options'
  | 'other-answer'
  | 'newer-fhir'
  | 'several-answers'
  | 'wrong-options-count'
  | 'wrong-points'

export interface Choices {
  /** What the file calls the list, where it has a name. */
  readonly name: string | null
  /** Null for a number that is written. */
  readonly list: readonly string[] | null
  readonly told: Told
}

/** How texts are said, and whether a person has said that the lists stand backwards in the file. */
export interface Reading {
  readonly say: Say
  readonly turned: boolean
}

/** `at` of a fault is the question's link id. */
export function choicesOf(
  file: Questionnaire,
  question: QuestionnaireItem,
  reading: Reading,
): Choices | Fault<OptionFault> {
  const fault = (reason: OptionFault): Fault<OptionFault> => ({ at: question.linkId, reason })
  const { type, answerOption, answerValueSet } = question
  if (type === 'coding' || type === 'question') return fault('newer-fhir')
  if (type !== 'choice' && type !== 'integer') return fault('other-answer')
  if (question.repeats) return fault('several-answers')
  if (answerValueSet !== undefined)
    return answerOption ? fault('mixed-options') : fromValueSet(file, answerValueSet, reading, fault)
  if (answerOption && answerOption.length > 0) return fromOptions(answerOption, reading, fault)
  return type === 'integer' ? { name: null, list: null, told: new Map() } : fault('no-options')
}

type ToFault = (reason: OptionFault) => Fault<OptionFault>

function fromOptions(options: readonly AnswerOption[], reading: Reading, fault: ToFault): Choices | Fault<OptionFault> {
  const kinds = new Set(options.map(kindOf))
  if (kinds.size > 1 || kinds.has('other')) return fault('mixed-options')
  const { say } = reading
  const list = options.map((option): Marked => {
    const { valueCoding, valueInteger } = option
    return {
      label: valueInteger === undefined ? labelOf(say, option) : String(valueInteger),
      code: valueCoding?.code,
      whole: valueInteger,
      extensions: [...(option.extension ?? []), ...(valueCoding?.extension ?? [])],
    }
  })
  return checked(null, list, reading, fault)
}

const labelOf = (say: Say, option: AnswerOption): string =>
  (option.valueCoding ? say(option.valueCoding, 'display') : say(option, 'valueString')) ?? ''

const kindOf = (option: AnswerOption): string =>
  (['valueCoding', 'valueInteger', 'valueString'] as const).find((kind) => option[kind] !== undefined) ?? 'other'

function fromValueSet(
  file: Questionnaire,
  name: string,
  reading: Reading,
  fault: ToFault,
): Choices | Fault<OptionFault> {
  const found = listedIn(file, name)
  if (typeof found === 'string') return fault(found)
  const { id, identifier } = found.set
  const list = found.concepts.map(
    (concept): Marked => ({
      label: reading.say(concept, 'display') ?? '',
      code: concept.code,
      whole: undefined,
      extensions: (concept.extension ?? []) as readonly Extension[],
    }),
  )
  const called = identifier?.find(({ system }) => system === own.optionList)?.value ?? id
  return checked(called, list, reading, fault)
}

function checked(
  name: string | null,
  printed: readonly Marked[],
  { turned }: Reading,
  fault: ToFault,
): Choices | Fault<OptionFault> {
  const choices = turned ? printed.toReversed() : printed
  const list = choices.map(({ label }) => label)
  return list.includes('') ? fault('option-without-text') : { name, list, told: toldBy(choices) }
}
