/**
 * What a Questionnaire asks and what it says before the first question. What is hidden, counted by the system, or said
 * only sometimes is neither, also where a group around it says so; it is left out, and named.
 */
import type { Fault } from '../fault.ts'
import { type Extension, extensionOf, type QuestionnaireItem } from './shapes.ts'
import { extension, named } from './systems.ts'

export type LeftOut =
  | 'hidden-question'
  | 'hidden-text'
  | 'calculated-question'
  | 'read-only-question'
  | 'conditional-text'
  | 'help-text'
  | 'text-at-a-question'
  | 'late-text'

export interface Question extends QuestionnaireItem {
  /** Asked only sometimes, by a condition on it or around it. */
  readonly conditional: boolean
}

export interface Parts {
  readonly questions: readonly Question[]
  /** What is said and not asked, in its order; the period apart where the file is ours. */
  readonly texts: readonly QuestionnaireItem[]
  readonly period: QuestionnaireItem | null
  readonly leftOut: readonly Fault<LeftOut>[]
}

/** What the items around one say of it. */
interface Around {
  readonly hidden: boolean
  readonly conditional: boolean
  readonly readOnly: boolean
  readonly repeats: boolean
  readonly atQuestion: boolean
}

const nothingAround: Around = { hidden: false, conditional: false, readOnly: false, repeats: false, atQuestion: false }

/** Questions in their order, whatever they are grouped in. `at` of what is left out is its link id. */
export function partsOf(items: readonly QuestionnaireItem[]): Parts {
  const questions: Question[] = []
  const texts: { readonly item: QuestionnaireItem; readonly after: number }[] = []
  const leftOut: Fault<LeftOut>[] = []
  let period: QuestionnaireItem | null = null
  const walk = (item: QuestionnaireItem, around: Around) => {
    const isText = item.type === 'display' || item.type === 'group'
    const now = within(item, around)
    const reason = isText ? textAside(item, now) : questionAside(item, now)
    const says = !isText || (item.text ?? '').trim() !== ''
    if (reason !== null) {
      if (says) leftOut.push({ at: item.linkId, reason })
    } else if (!isText) questions.push({ ...item, repeats: now.repeats, conditional: now.conditional })
    else if (extensionOf(item.extension, extension.part)?.valueCode === 'period') period = item
    else if (says) texts.push({ item, after: questions.length })
    for (const inner of item.item ?? []) walk(inner, { ...now, atQuestion: !isText })
  }
  for (const item of items) walk(item, nothingAround)
  const isLate = ({ after }: { readonly after: number }) => after > 0 && after === questions.length
  const late = texts.filter(isLate).map(({ item }): Fault<LeftOut> => ({ at: item.linkId, reason: 'late-text' }))
  const before = texts.filter((text) => !isLate(text)).map(({ item }) => item)
  return { questions, texts: before, period, leftOut: [...leftOut, ...late] }
}

const within = (item: QuestionnaireItem, around: Around): Around => ({
  hidden: around.hidden || has(item, named.hidden, ({ valueBoolean }) => valueBoolean === true),
  conditional: around.conditional || (item.enableWhen?.length ?? 0) > 0 || has(item, named.condition),
  readOnly: around.readOnly || item.readOnly === true,
  repeats: around.repeats || item.repeats === true,
  atQuestion: around.atQuestion,
})

const has = (item: QuestionnaireItem, name: RegExp, holds: (one: Extension) => boolean = () => true): boolean =>
  item.extension?.some((one) => name.test(one.url) && holds(one)) ?? false

function questionAside(item: QuestionnaireItem, { hidden, readOnly }: Around): LeftOut | null {
  if (hidden) return 'hidden-question'
  if (has(item, named.calculated)) return 'calculated-question'
  return readOnly ? 'read-only-question' : null
}

function textAside(item: QuestionnaireItem, { hidden, conditional, atQuestion }: Around): LeftOut | null {
  if (hidden) return 'hidden-text'
  if (conditional) return 'conditional-text'
  if (atQuestion) return 'text-at-a-question'
  return item.type === 'display' && has(item, named.control, isAside) ? 'help-text' : null
}

/** Shown on demand or beside a field, by FHIR's codes for how an item looks. */
const asides: readonly (string | undefined)[] = [
  'help',
  'flyover',
  'legal',
  'unit',
  'lower',
  'upper',
  'footer',
  'feedback',
]
const isAside = ({ valueCodeableConcept }: Extension): boolean =>
  valueCodeableConcept?.coding?.some(({ code }) => asides.includes(code)) ?? false
