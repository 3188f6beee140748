/**
 * A FHIR QuestionnaireResponse to answers of ours, or the one reason why not. A Bundle gives each response that it holds,
 * all or none. Names and numbers of persons are not read, and a file that shows one is refused.
 */
import {
  type Form,
  fitsAge,
  formById,
  type Informant,
  isCivilDate,
  itemIds,
  readAnswers,
  type WordingPack,
} from '#instruments'
import { type DayOfInstant, dayIn } from '../day-in.ts'
import { type Fault, type Refused, refuse } from '../fault.ts'
import { looksLikePersonnummer } from '../personnummer.ts'
import type { Blank } from './case.ts'
import { type CodeFault, codeOf, numbersIn } from './code-of.ts'
import { informantOf, kindOfSource } from './informant-of.ts'
import { isNamed, type MatchFault, matchItems } from './match-items.ts'
import { type ResourceFault, readResource } from './read-resource.ts'
import {
  bundle,
  type Extension,
  extensionOf,
  type ResponseItem,
  relatedPerson,
  response,
  shapeFaults,
} from './shapes.ts'
import { type Entry, type Found, isSamePerson, type PersonInFile, personIn, resolved } from './subject.ts'
import { extension, formOfCanonical, named, own } from './systems.ts'

export type ResponseFault =
  | ResourceFault
  | Exclude<MatchFault, 'wrong-count'>
  | CodeFault
  | 'wrong-shape'
  | 'no-response'
  | 'unknown-form'
  | 'newer-revision'
  | 'not-completed'
  | 'entered-in-error'
  | 'no-questions'
  | 'unknown-questions'
  | 'bad-date'
  | 'day-to-come'
  | 'day-before-birth'
  | 'other-informant'
  | 'personnummer'
  | 'several-persons'
  | 'twice-in-file'

export interface ImportedAnswer {
  /** The response's id in the file it came from; null where it has none. */
  readonly source: string | null
  readonly form: string
  readonly revision: number
  readonly informant: Informant
  readonly occasion: 'first' | 'follow-up' | null
  /** A civil date. */
  readonly day: string
  readonly answers: Readonly<Record<string, number | null>>
  readonly blanks: Readonly<Record<string, Blank>>
  /** Answered with practice sentences: the mark stays. */
  readonly training: boolean
  /** The hash of the wording pack and its language, where the file says them. */
  readonly wording: { readonly hash: string; readonly language: string } | null
}

/** What whoever brings the file in should know: what was not read, or that the person is of another age than the form's. */
type ResponseNote = Fault<'not-read' | 'age-outside-form'>

export type ReadResponse =
  | {
      readonly is: 'answers'
      readonly answers: readonly ImportedAnswer[]
      /** Whom the file says that the answers are about, to be compared with the case. */
      readonly person: PersonInFile | null
      readonly notes: readonly ResponseNote[]
    }
  /** The file does not say it in a way we know: which form, which day, who answered, or what the first choice counts as. */
  | Asks
  | Refused<ResponseFault>

interface Asks {
  readonly is: 'asks'
  readonly asks: 'form' | 'day' | 'informant' | 'first'
}

export interface ResponseContext {
  /** A civil date: nobody has answered later. */
  readonly today: string
  readonly dayOfInstant: DayOfInstant
  /** Of the person it is about; null where that is not known yet. */
  readonly born: number | null
  /** The form, where the file names none of ours. */
  readonly form?: string
  /** A civil date, where the file has none. */
  readonly day?: string
  /** Who answered, where the file does not say. */
  readonly informant?: Informant
  /** What the first choice counts as, where answers are numbers and none of them is 0. */
  readonly first?: 0 | 1
  /** Wordings whose labels may stand for their choices, as answers from other systems give them. */
  readonly packs?: readonly WordingPack[]
  readonly formOf?: (id: string) => Form | null
}

export function readResponse(text: string, context: ResponseContext): ReadResponse {
  const opened = readResource(text, 'QuestionnaireResponse', 'Bundle')
  if (opened.is === 'refused') return opened
  const { resource } = opened
  if (showsPersonnummer(resource)) return refuse('personnummer')
  const found = responsesIn(resource)
  if ('is' in found) return found
  const about = personIn(found)
  if (about === 'several-persons') return refuse('several-persons')
  const whose = { ...context, born: context.born ?? about.person?.born ?? null }
  const given: Given[] = []
  for (const one of found) {
    const got = readOne(one, whose)
    if ('is' in got) return got
    given.push(got)
  }
  const first = firstOf(given, context)
  if (typeof first !== 'number') return first
  const read: ImportedAnswer[] = []
  for (const one of given) {
    const got = answersOf(one, context.packs ?? [], first)
    if ('is' in got) return got
    read.push({ ...one.said, ...got })
  }
  const keys = read.map(({ form, day, informant }) => `${form} ${day} ${informant}`)
  const twice = keys.find((key, at) => keys.indexOf(key) !== at)
  if (twice !== undefined) return refuse('twice-in-file', twice)
  return { is: 'answers', answers: read, person: about.person, notes: given.flatMap((one) => notesOf(one, whose.born)) }
}

function responsesIn(resource: Entry['resource']): readonly Found[] | Refused<'wrong-shape' | 'no-response'> {
  if (resource.resourceType !== 'Bundle') {
    const one = response.safeParse(resource)
    return one.success ? [{ response: one.data, entries: [] }] : { is: 'refused', faults: shapeFaults(one.error) }
  }
  const all = bundle.safeParse(resource)
  if (!all.success) return { is: 'refused', faults: shapeFaults(all.error) }
  const entries = (all.data.entry ?? []).flatMap((one) => (one.resource ? [{ ...one, resource: one.resource }] : []))
  const read = entries
    .filter((entry) => entry.resource.resourceType === 'QuestionnaireResponse')
    .map((entry) => response.safeParse(entry.resource))
  if (read.length === 0) return refuse('no-response')
  const bad = read.find((one) => !one.success)
  if (bad?.error) return { is: 'refused', faults: shapeFaults(bad.error) }
  return read.flatMap((one) => (one.success ? [{ response: one.data, entries }] : []))
}

/** A response whose form, day and informant are known, with its questions matched, and not yet its answers. */
interface Given {
  readonly form: Form
  readonly said: Omit<ImportedAnswer, 'answers' | 'blanks'>
  readonly questions: ReadonlyMap<string, ResponseItem>
  readonly unread: readonly ResponseItem[]
}

function readOne(found: Found, context: ResponseContext): Given | Refused<ResponseFault> | Asks {
  const { response: file } = found
  if (file.status === 'entered-in-error') return refuse('entered-in-error', 'status')
  if (file.status !== 'completed' && file.status !== 'amended') return refuse('not-completed', 'status')
  const canonical = formOfCanonical(file.questionnaire ?? '')
  const formId = canonical?.form ?? context.form
  if (formId === undefined) return { is: 'asks', asks: 'form' }
  const form = (context.formOf ?? formById)(formId)
  if (!form) return refuse('unknown-form', formId)
  if ((canonical?.revision ?? 0) > form.revision) return refuse('newer-revision', file.questionnaire)
  const authored = file.authored ?? context.day
  if (authored === undefined) return { is: 'asks', asks: 'day' }
  const day = dayOf(authored, context)
  if (typeof day !== 'string') return day
  const answered = extensionOf(file.extension, extension.answered)?.extension
  const source = file.source && resolved(found, file.source)
  if (isOfAnother(found, source)) return refuse('several-persons', 'source')
  const informant = informantOf(file, answered, source) ?? context.informant
  if (informant === undefined) return { is: 'asks', asks: 'informant' }
  if (informant !== form.informant) return refuse('other-informant', informant)
  const items = leaves(file.item ?? [])
  if (items.length === 0) return refuse('no-questions')
  const matched = matchWithoutAsides(form, items)
  if ('is' in matched) return matched
  const occasion = extensionOf(answered, 'occasion')?.valueCode
  const said = {
    source: file.id ?? null,
    form: form.id,
    revision: form.revision,
    informant,
    occasion: occasion === 'first' || occasion === 'follow-up' ? occasion : null,
    day,
    training: file.meta?.tag?.some(({ system, code }) => system === own.mark && code === 'training') ?? false,
    wording: wordingOf(file, answered),
  } as const
  return { form, said, ...matched }
}

/** Answered by another patient than it is about, or by somebody who is another's. */
function isOfAnother(found: Found, source: unknown): boolean {
  const { subject, source: by } = found.response
  const related = relatedPerson.safeParse(source)
  if (related.success) return !isSamePerson(found, related.data.patient, subject)
  return kindOfSource(by, source) === 'Patient' && !isSamePerson(found, by, subject)
}

/** All questions must be the form's. What another system counted or wrote beside them is left unread, and said. */
function matchWithoutAsides(
  form: Form,
  items: readonly ResponseItem[],
): Pick<Given, 'questions' | 'unread'> | Refused<ResponseFault> {
  const all = matchItems(form, items, false)
  if (all.is === 'matched') return { questions: all.questions, unread: [] }
  const asked = items.filter((item) => isNamed(form, item) || !isAside(item))
  const some = matchItems(form, asked, false)
  if (some.is === 'matched') return { questions: some.questions, unread: items.filter((item) => !asked.includes(item)) }
  return { is: 'refused', faults: all.faults.map(renamed) }
}

/** What no question of a form is answered with, or what is called a sum. */
function isAside({ linkId, text = '', answer = [] }: ResponseItem): boolean {
  const isOther = answer.some((one) => Object.keys(one).some((key) => OTHER_VALUES.includes(key)))
  return isOther || /(^|[^a-z])(sum|summa|total|score|poäng|poang|medel|mean|result)/i.test(`${linkId} ${text}`)
}
const OTHER_VALUES: readonly string[] = [
  ...['valueDecimal', 'valueQuantity', 'valueString', 'valueBoolean', 'valueDate', 'valueDateTime', 'valueTime'],
  ...['valueUri', 'valueAttachment', 'valueReference'],
]

/** Answers in numbers of which none is 0 may count from 0 or from 1: it is never guessed. */
function firstOf(given: readonly Given[], { first }: ResponseContext): 0 | 1 | Asks {
  const numbers = given.flatMap(({ form, questions }) =>
    [...questions].flatMap(([id, { answer }]) => (form.items[id]?.kind === 'choice' ? numbersIn(answer ?? []) : [])),
  )
  if (first !== undefined) return first
  return numbers.length === 0 || numbers.includes(0) ? 0 : { is: 'asks', asks: 'first' }
}

const notesOf = ({ form, said, unread }: Given, born: number | null): readonly ResponseNote[] => [
  ...unread.map(({ linkId }): ResponseNote => ({ at: linkId, reason: 'not-read' })),
  ...(born === null || fitsAge(form, { born, bornMonth: null }, said.day)
    ? []
    : [{ at: `${form.title} ${said.day}`, reason: 'age-outside-form' } as const]),
]

/** FHIR's dateTime to the unit's civil date; a year or a month alone is no day. */
function dayOf(authored: string, { today, born, dayOfInstant }: ResponseContext): string | Refused<ResponseFault> {
  const day = dayIn(authored, dayOfInstant)
  if (day === null || !isCivilDate(day)) return refuse('bad-date', 'authored')
  if (day > today) return refuse('day-to-come', 'authored')
  if (Number(day.slice(0, 4)) < (born ?? 1900)) return refuse('day-before-birth', 'authored')
  return day
}

function wordingOf(file: Found['response'], answered: readonly Extension[] | undefined): ImportedAnswer['wording'] {
  const hash = extensionOf(answered, 'wording')?.valueString
  const language = file.language
  if (hash === undefined || !/^[\da-f]{64}$/.test(hash)) return null
  return typeof language === 'string' ? { hash, language } : null
}

type Read = Pick<ImportedAnswer, 'answers' | 'blanks'>

/** Every item once: FHIR lets an unanswered question be left out, but then a blank and a lost answer look alike. */
function answersOf(
  { form, questions }: Given,
  packs: readonly WordingPack[],
  first: 0 | 1,
): Read | Refused<ResponseFault> {
  const answers: Record<string, number | null> = {}
  const blanks: Record<string, Blank> = {}
  const faults: Fault<ResponseFault>[] = []
  for (const id of itemIds(form)) {
    const item = questions.get(id)
    const absent = absentReason(item)
    const code = absent === null ? codeOf(form, id, item?.answer ?? [], { packs, first }) : null
    if (code !== null && typeof code === 'object') faults.push({ at: id, reason: code.reason })
    else {
      answers[id] = code
      if (code === null) blanks[id] = howBlank(item, absent)
    }
  }
  if (faults.length > 0) return { is: 'refused', faults }
  const read = readAnswers(form, answers)
  return read.ok ? { answers: read.answers, blanks } : refuse('outside-range', read.faults[0]?.item ?? '')
}

/** FHIR's own way of saying why there is no value: on the question, on its answer, on the value, or as its code. */
function absentReason(item: ResponseItem | undefined): string | null {
  const answer = item?.answer?.[0] ?? {}
  const values = Object.entries(answer)
  if (values.some(([key]) => key.startsWith('value') && key !== 'valueCoding')) return null
  const { valueCoding } = answer
  if (named.absent.test(valueCoding?.system ?? '')) return valueCoding?.code ?? ''
  const beside = values.flatMap(([key, value]) => (key.startsWith('_value') ? [(value as Extended).extension] : []))
  const all = [item?.extension, (answer as Extended).extension, valueCoding?.extension, ...beside].flatMap(
    (some) => some ?? [],
  )
  const reason = all.find(({ url }) => named.absent.test(url))
  return reason && !valueCoding?.code && !valueCoding?.display ? (reason.valueCode ?? '') : null
}

interface Extended {
  readonly extension?: readonly Extension[]
}

const renamed = ({ at, reason }: Fault<MatchFault>): Fault<ResponseFault> => ({
  at,
  reason: reason === 'wrong-count' ? 'unknown-questions' : reason,
})

function howBlank(item: ResponseItem | undefined, absent: string | null): Blank {
  const said = extensionOf(item?.extension, extension.blank)?.valueCode ?? BY_REASON[absent ?? '']
  return said === 'declined' || said === 'not-shown' ? said : 'skipped'
}

const BY_REASON: Readonly<Record<string, Blank>> = {
  'asked-declined': 'declined',
  'not-asked': 'not-shown',
  'not-applicable': 'not-shown',
}

/** Questions in groups, and below answers, in their order. A group has items and no answer. */
const leaves = (items: readonly ResponseItem[]): readonly ResponseItem[] =>
  items.flatMap((item) => {
    const below = [...(item.item ?? []), ...(item.answer ?? []).flatMap((answer) => answer.item ?? [])]
    return item.item && !item.answer ? leaves(below) : [item, ...leaves(below)]
  })

/** Addresses, and times with their numbers. */
const NO_TEXTS = new Set([
  'system',
  'url',
  'profile',
  'questionnaire',
  'authored',
  'lastUpdated',
  'timestamp',
  'issued',
])
/** Random ids and hashes are long rows of signs that mean nobody. */
const RANDOM = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|^[\da-f]{64}$/gi

function showsPersonnummer(value: unknown, key = ''): boolean {
  if (typeof value === 'string') return !NO_TEXTS.has(key) && looksLikePersonnummer(value.replace(RANDOM, ''))
  if (typeof value === 'number') return looksLikePersonnummer(String(value))
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some((inner) => showsPersonnummer(inner, key))
  return Object.entries(value).some(([name, inner]) => showsPersonnummer(inner, name))
}
