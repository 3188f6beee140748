/**
 * A FHIR R4 Questionnaire to a wording pack. What FHIR has no field for (who granted the right, to whom) is asked of the
 * person and comes as the supplement. `checkPack` still reads the pack in the end.
 */
import { checkPack, type Form, formById, itemIds, type PackFault, type WordingPack } from '#instruments'
import { type Fault, type Refused, refuse } from '../fault.ts'
import { usualDirection } from '../language.ts'
import { type MatchFault, matchItems } from './match-items.ts'
import { type Choices, choicesOf, type OptionFault, pointFaults } from './options.ts'
import { type ResourceFault, readResource } from './read-resource.ts'
import {
  type Extension,
  extensionOf,
  type Questionnaire,
  type QuestionnaireItem,
  questionnaire,
  shapeFaults,
} from './shapes.ts'
import { extension, formOfCanonical, hidden, own } from './systems.ts'

export type QuestionnaireFault =
  | ResourceFault
  | MatchFault
  | OptionFault
  | PackFault['reason']
  | 'wrong-shape'
  | 'retired'
  | 'conditional'
  | 'question-without-text'

/** Parts of a pack that a Questionnaire may lack. A civil date or an empty text for `validUntil`. */
export interface Supplement {
  readonly form?: string
  readonly language?: string
  readonly version?: string
  readonly title?: string
  readonly instruction?: string
  readonly period?: string
  readonly copyright?: string
  readonly source?: string
  readonly licence?: string
  readonly grantedBy?: string
  readonly grantedTo?: string
  readonly validUntil?: string
}

export type SupplementField = Exclude<keyof Supplement, 'validUntil'>

export type ReadQuestionnaire =
  | { readonly is: 'pack'; readonly pack: WordingPack; readonly matched: 'code' | 'name' | 'number' | 'order' }
  /** Nothing is wrong so far; these are to be filled in by whoever loads the file. */
  | { readonly is: 'asks'; readonly asks: readonly SupplementField[]; readonly found: Supplement }
  | Refused<QuestionnaireFault>

export function readQuestionnaire(
  text: string,
  supplement: Supplement = {},
  formOf: (id: string) => Form | null = formById,
): ReadQuestionnaire {
  const opened = readResource(text, 'Questionnaire')
  if (opened.is === 'refused') return opened
  const shaped = questionnaire.safeParse(opened.resource)
  if (!shaped.success) return { is: 'refused', faults: shapeFaults(shaped.error) }
  const file = shaped.data
  if (file.status === 'retired') return refuse('retired', 'status')
  const parts = partsOf(file.item)
  const found = { ...foundIn(file, parts, formOf), ...filled(supplement) }
  const asks = asked.filter((part) => found[part] === undefined)
  const form = found.form === undefined ? null : formOf(found.form)
  if (found.form !== undefined && !form) return refuse('unknown-form', found.form)
  const read = form && readItems(form, file, parts.questions)
  if (read && 'is' in read) return read
  if (!form || !read || asks.length > 0) return { is: 'asks', asks, found }
  const checked = checkPack(packOf(form, file, found as Complete, read))
  return checked.ok ? { is: 'pack', pack: checked.pack, matched: read.by } : { is: 'refused', faults: checked.faults }
}

const asked = [
  'form',
  'language',
  'title',
  'instruction',
  'period',
  'version',
  'copyright',
  'licence',
  'grantedBy',
  'grantedTo',
  'source',
] as const satisfies readonly SupplementField[]

type Complete = Supplement & Readonly<Record<SupplementField, string>>

const filled = (supplement: Supplement): Supplement =>
  Object.fromEntries(Object.entries(supplement).filter(([, text]) => typeof text === 'string' && text.trim() !== ''))

interface Parts {
  readonly questions: readonly QuestionnaireItem[]
  /** What is said and not asked, in its order; the period apart where the file is ours. */
  readonly texts: readonly string[]
  readonly period: string | null
}

/** Questions in their order, whatever they are grouped in. What nobody can answer (read only, hidden) is no question. */
function partsOf(items: readonly QuestionnaireItem[]): Parts {
  const questions: QuestionnaireItem[] = []
  const texts: string[] = []
  let period: string | null = null
  const walk = (item: QuestionnaireItem) => {
    const isPeriod = extensionOf(item.extension, extension.part)?.valueCode === 'period'
    if (item.type !== 'display' && item.type !== 'group') {
      if (!item.readOnly && !extensionOf(item.extension, hidden)?.valueBoolean) questions.push(item)
    } else if (isPeriod) period = item.text ?? null
    else if (item.text !== undefined && item.text.trim() !== '') texts.push(item.text)
    item.item?.forEach(walk)
  }
  items.forEach(walk)
  return { questions, texts, period }
}

/** What the file itself says of the pack's parts. */
function foundIn(file: Questionnaire, { texts, period }: Parts, formOf: (id: string) => Form | null): Supplement {
  const ours = extensionOf(file.extension, extension.pack)?.extension
  const said = (name: string): string | undefined => extensionOf(ours, name)?.valueString
  const own = formNamed(file, formOf)
  return filled({
    ...(own !== null && { form: own }),
    language: file.language ?? '',
    version: file.version ?? file.date ?? '',
    title: file.title ?? '',
    instruction: texts.join('\n'),
    period: period ?? '',
    copyright: file.copyright ?? '',
    licence: said('licence') ?? file.copyright ?? '',
    grantedBy: said('grantedBy') ?? file.publisher ?? '',
    grantedTo: said('grantedTo') ?? '',
    source: said('source') ?? file.url ?? '',
    validUntil: extensionOf(ours, 'validUntil')?.valueDate ?? file.effectivePeriod?.end?.slice(0, 10) ?? '',
  })
}

/** A form that the file names as ours do: by its code, its canonical, or its name. */
function formNamed(file: Questionnaire, formOf: (id: string) => Form | null): string | null {
  const coded = file.code?.find(({ system }) => system === own.form)?.code
  const named = coded ?? formOfCanonical(file.url ?? '')?.form
  if (named !== undefined) return named
  return file.name !== undefined && formOf(file.name) ? file.name : null
}

interface ReadItems {
  readonly by: 'code' | 'name' | 'number' | 'order'
  readonly questions: ReadonlyMap<string, QuestionnaireItem>
  readonly choices: ReadonlyMap<string, Choices>
}

function readItems(
  form: Form,
  file: Questionnaire,
  questions: readonly QuestionnaireItem[],
): ReadItems | Refused<QuestionnaireFault> {
  const matched = matchItems(form, questions, true)
  if (matched.is === 'refused') return matched
  const faults: Fault<QuestionnaireFault>[] = []
  const choices = new Map<string, Choices>()
  for (const [id, question] of matched.questions) {
    if ((question.text ?? '').trim() === '') faults.push({ at: question.linkId, reason: 'question-without-text' })
    if (question.enableWhen && !gated(form, id)) faults.push({ at: question.linkId, reason: 'conditional' })
    const read = choicesOf(file, question)
    if ('reason' in read) faults.push(read)
    else if (!fits(form, id, read)) faults.push({ at: question.linkId, reason: 'wrong-options-count' })
    else choices.set(id, read)
  }
  faults.push(...pointFaults(form, choices))
  return faults.length > 0 ? { is: 'refused', faults } : { by: matched.by, questions: matched.questions, choices }
}

/** Our own form asks these only where the gate is answered, so the file may as well. */
const gated = (form: Form, id: string): boolean =>
  Object.values(form.scales).some((scale) => 'items' in scale && scale.gate && !isNumbered(form, id))

const isNumbered = (form: Form, id: string): boolean =>
  itemIds(form).indexOf(id) < (form.numbered ?? Number.POSITIVE_INFINITY)

function fits(form: Form, id: string, { list }: Choices): boolean {
  const item = form.items[id]
  return item?.kind === 'number' ? list === null : list?.length === item?.worth.length
}

function packOf(form: Form, file: Questionnaire, found: Complete, { questions, choices }: ReadItems): unknown {
  const ours: readonly Extension[] | undefined = extensionOf(file.extension, extension.pack)?.extension
  const lists = nameLists(form, choices)
  return {
    format: 'mattstock-wording-1',
    form: form.id,
    version: found.version,
    language: found.language,
    direction: extensionOf(ours, 'direction')?.valueCode ?? usualDirection(found.language),
    training: file.meta?.tag?.some(({ system, code }) => system === own.mark && code === 'training') ?? false,
    title: found.title,
    instruction: found.instruction,
    period: found.period,
    options: Object.fromEntries(lists.map(({ name, labels }) => [name, labels])),
    items: itemIds(form).map((id) => {
      const options = lists.find(({ items }) => items.includes(id))?.name
      return { id, text: questions.get(id)?.text, ...(options !== undefined && { options }) }
    }),
    copyright: found.copyright,
    licence: {
      text: found.licence,
      grantedBy: found.grantedBy,
      grantedTo: found.grantedTo,
      validUntil: found.validUntil ?? null,
    },
    source: found.source,
  }
}

/** What a pack lets a list be called. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,38}$/u

interface NamedList {
  readonly name: string
  readonly labels: readonly string[]
  readonly items: readonly string[]
}

/** Items with the same name and the same labels share a list. */
function nameLists(form: Form, choices: ReadonlyMap<string, Choices>): readonly NamedList[] {
  const asked = itemIds(form).flatMap((id) => {
    const { name = null, list = null } = choices.get(id) ?? {}
    return list === null
      ? []
      : [{ id, name: name !== null && NAME.test(name) ? name : null, labels: list.map(({ label }) => label) }]
  })
  const groups = [...Map.groupBy(asked, ({ name, labels }) => JSON.stringify([name, labels])).values()]
  const taken = new Set<string>()
  return groups.map((group, at) => {
    let name = group[0]?.name ?? `choices-${at + 1}`
    while (taken.has(name)) name += '-'
    taken.add(name)
    return { name, labels: group[0]?.labels ?? [], items: group.map(({ id }) => id) }
  })
}
