/**
 * A FHIR R4 Questionnaire to a wording pack. What FHIR has no field for (who granted the right, to whom) is asked of the
 * person and comes as the supplement. `checkPack` still reads the pack in the end.
 */
import { checkPack, type Form, formById, itemIds, type PackFault, type WordingPack } from '#instruments'
import { type Fault, type Refused, refuse } from '../fault.ts'
import { usualDirection } from '../language.ts'
import { orderFaults, tellsOrder } from './choice-order.ts'
import { type MatchFault, matchItems } from './match-items.ts'
import { type Choices, choicesOf, type OptionFault, type Reading } from './options.ts'
import { type LeftOut, type Parts, partsOf, type Question } from './questionnaire-parts.ts'
import { type ResourceFault, readResource } from './read-resource.ts'
import { type Extension, extensionOf, type Questionnaire, questionnaire, shapeFaults } from './shapes.ts'
import { extension, formOfCanonical, own } from './systems.ts'
import { asItStands, inLanguage, type Say, sameLanguage, tidy, translatedTo } from './translation.ts'

export type QuestionnaireFault =
  | ResourceFault
  | MatchFault
  | OptionFault
  | PackFault['reason']
  | 'wrong-shape'
  | 'retired'
  | 'conditional'
  | 'question-without-text'
  | 'other-language'
  | 'no-translation'
  | LeftOut

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
  /** `turned` where a person has said that the file has every list of choices backwards. */
  readonly choices?: string
}

export type SupplementField = Exclude<keyof Supplement, 'validUntil' | 'choices'>

/** What whoever loads the file should know: what was left out, or that nothing in it tells the order of the choices. */
type QuestionnaireNote = Fault<LeftOut | 'order-untold'>

export type ReadQuestionnaire =
  | {
      readonly is: 'pack'
      readonly pack: WordingPack
      readonly matched: 'code' | 'name' | 'number' | 'order'
      readonly notes: readonly QuestionnaireNote[]
    }
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
  const given = filled(supplement)
  const language = wantedTranslation(file, given.language)
  if (language !== null && !translatedTo(file).some((tag) => sameLanguage(tag, language)))
    return refuse('other-language', file.language ?? '')
  const say = language === null ? asItStands : inLanguage(language)
  const found = { ...foundIn(file, parts, say, formOf), ...given }
  const asks = asked.filter((part) => found[part] === undefined)
  const form = found.form === undefined ? null : formOf(found.form)
  if (found.form !== undefined && !form) return refuse('unknown-form', found.form)
  const read = form && readItems(form, file, parts, { say, turned: given.choices === 'turned' })
  const unsaid = given.instruction === undefined ? parts.texts.filter((item) => !say(item, 'text')) : []
  const faults = [
    ...unsaid.map((item): Fault<'no-translation'> => ({ at: item.linkId, reason: 'no-translation' })),
    ...(read && 'faults' in read ? read.faults.map((fault) => (language === null ? fault : untranslated(fault))) : []),
  ]
  if (faults.length > 0) return { is: 'refused', faults }
  if (!form || !read || 'faults' in read || asks.length > 0) return { is: 'asks', asks, found }
  const checked = checkPack(packOf(form, file, found as Complete, read, say))
  return checked.ok
    ? { is: 'pack', pack: checked.pack, matched: read.by, notes: [...parts.leftOut, ...orderNote(read.choices)] }
    : { is: 'refused', faults: checked.faults }
}

/** The languages that a file can be read in, its own first; empty where it says none. */
export function languagesOf(text: string): readonly string[] {
  const opened = readResource(text, 'Questionnaire')
  if (opened.is === 'refused') return []
  const { language } = opened.resource
  const all = [...(typeof language === 'string' ? [language] : []), ...translatedTo(opened.resource)]
  return all.filter((tag, at) => all.findIndex((one) => sameLanguage(one, tag)) === at)
}

/** The language asked for, where it is another than the file's own sentences have; null where they are used. */
function wantedTranslation(file: Questionnaire, wanted: string | undefined): string | null {
  if (wanted === undefined) return null
  if (file.language !== undefined) return sameLanguage(wanted, file.language) ? null : wanted
  return translatedTo(file).some((tag) => sameLanguage(tag, wanted)) ? wanted : null
}

/** A text that is there, and not in the language asked for, is not missing from the file. */
const untranslated = ({ at, reason }: Fault<QuestionnaireFault>): Fault<QuestionnaireFault> => ({
  at,
  reason: reason === 'question-without-text' || reason === 'option-without-text' ? 'no-translation' : reason,
})

const orderNote = (choices: ReadonlyMap<string, Choices>): readonly QuestionnaireNote[] => {
  const lists = [...choices.values()].filter(({ list }) => list !== null)
  return lists.length === 0 || tellsOrder(lists.map(({ told }) => told)) ? [] : [{ at: '', reason: 'order-untold' }]
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
  Object.fromEntries(
    Object.entries(supplement).flatMap(([part, text]) => {
      const said = typeof text === 'string' ? tidy(text) : ''
      return said === '' ? [] : [[part, said]]
    }),
  )

/** What the file itself says of the pack's parts. */
function foundIn(
  file: Questionnaire,
  { texts, period }: Parts,
  say: Say,
  formOf: (id: string) => Form | null,
): Supplement {
  const ours = extensionOf(file.extension, extension.pack)?.extension
  const said = (name: string): string | undefined => extensionOf(ours, name)?.valueString
  const own = formNamed(file, formOf)
  return filled({
    ...(own !== null && { form: own }),
    language: file.language ?? '',
    version: file.version ?? file.date ?? '',
    title: say(file, 'title') ?? '',
    instruction: texts.flatMap((item) => say(item, 'text') ?? []).join('\n'),
    period: (period && say(period, 'text')) ?? '',
    copyright: say(file, 'copyright') ?? file.copyright ?? '',
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
  readonly questions: ReadonlyMap<string, Question>
  readonly choices: ReadonlyMap<string, Choices>
}

interface Faulty {
  readonly faults: readonly Fault<QuestionnaireFault>[]
}

function readItems(form: Form, file: Questionnaire, parts: Parts, reading: Reading): ReadItems | Faulty {
  const matched = matchItems(form, parts.questions, true)
  if (matched.is === 'refused') return { faults: [...matched.faults, ...whyAnotherNumber(form, file, parts, reading)] }
  const faults: Fault<QuestionnaireFault>[] = []
  const choices = new Map<string, Choices>()
  for (const [id, question] of matched.questions) {
    if (!reading.say(question, 'text')) faults.push({ at: question.linkId, reason: 'question-without-text' })
    if (question.conditional && !gated(form, id)) faults.push({ at: question.linkId, reason: 'conditional' })
    const read = choicesOf(file, question, reading)
    if ('reason' in read) faults.push(read)
    else if (!fits(form, id, read)) faults.push({ at: question.linkId, reason: 'wrong-options-count' })
    else choices.set(id, read)
  }
  const order = orderFaults(form, new Map([...choices].map(([id, { told }]) => [id, told])))
  faults.push(...order.map(({ at, reason }) => ({ at: matched.questions.get(at)?.linkId ?? at, reason })))
  return faults.length > 0 ? { faults } : { by: matched.by, questions: matched.questions, choices }
}

/** Questions too many: those that are answered in no way the form knows. Too few: those that were left out. */
const whyAnotherNumber = (
  form: Form,
  file: Questionnaire,
  { questions, leftOut }: Parts,
  reading: Reading,
): readonly Fault<QuestionnaireFault>[] =>
  questions.length > itemIds(form).length
    ? questions.flatMap((question) => {
        const read = choicesOf(file, question, reading)
        return 'reason' in read ? [read] : []
      })
    : leftOut.filter(({ reason }) => reason.endsWith('-question'))

/** Our own form asks these only where the gate is answered, so the file may as well. */
const gated = (form: Form, id: string): boolean =>
  Object.values(form.scales).some((scale) => 'items' in scale && scale.gate && !isNumbered(form, id))

const isNumbered = (form: Form, id: string): boolean =>
  itemIds(form).indexOf(id) < (form.numbered ?? Number.POSITIVE_INFINITY)

function fits(form: Form, id: string, { list }: Choices): boolean {
  const item = form.items[id]
  return item?.kind === 'number' ? list === null : list?.length === item?.worth.length
}

function packOf(
  form: Form,
  file: Questionnaire,
  found: Complete,
  { questions, choices }: ReadItems,
  say: Say,
): unknown {
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
      const question = questions.get(id)
      return { id, text: question && say(question, 'text'), ...(options !== undefined && { options }) }
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
    return list === null ? [] : [{ id, name: name !== null && NAME.test(name) ? name : null, labels: list }]
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
