/**
 * A FHIR QuestionnaireResponse to answers of ours, or the one reason why not. A Bundle gives each response that it holds,
 * all or none. Names and numbers of persons are not read, and a file that shows one is refused.
 */
import { type Form, formById, type Informant, isCivilDate, itemIds, readAnswers, type WordingPack } from '#instruments'
import { type Fault, type Refused, refuse } from '../fault.ts'
import { looksLikePersonnummer } from '../personnummer.ts'
import type { Blank } from './case.ts'
import { type CodeFault, codeOf } from './code-of.ts'
import { informantOf } from './informant-of.ts'
import { type MatchFault, matchItems } from './match-items.ts'
import { type ResourceFault, readResource } from './read-resource.ts'
import {
  bundle,
  type Extension,
  extensionOf,
  type Response,
  type ResponseItem,
  response,
  shapeFaults,
} from './shapes.ts'
import { extension, formOfCanonical, own } from './systems.ts'

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
  | 'no-informant'
  | 'other-informant'
  | 'personnummer'
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

export type ReadResponse =
  | { readonly is: 'answers'; readonly answers: readonly ImportedAnswer[] }
  /** The file does not say which form in a way we know. */
  | { readonly is: 'asks'; readonly asks: 'form' }
  | Refused<ResponseFault>

export interface ResponseContext {
  /** A civil date: nobody has answered later. */
  readonly today: string
  /** Of the person it is about; null where that is not known yet. */
  readonly born: number | null
  /** The form, where the file names none of ours. */
  readonly form?: string
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
  const read: ImportedAnswer[] = []
  for (const one of found.responses) {
    const got = readOne(one, found.people, context)
    if ('is' in got) return got
    read.push(got)
  }
  const keys = read.map(({ form, day, informant }) => `${form} ${day} ${informant}`)
  const twice = keys.find((key, at) => keys.indexOf(key) !== at)
  return twice === undefined ? { is: 'answers', answers: read } : refuse('twice-in-file', twice)
}

type People = ReadonlyMap<string, unknown>

function responsesIn(resource: {
  readonly resourceType: string
}): { readonly responses: readonly Response[]; readonly people: People } | Refused<'wrong-shape' | 'no-response'> {
  if (resource.resourceType !== 'Bundle') {
    const one = response.safeParse(resource)
    if (!one.success) return { is: 'refused', faults: shapeFaults(one.error) }
    const people = (one.data.contained ?? []).map((inner) => [`#${inner.id ?? ''}`, inner] as const)
    return { responses: [one.data], people: new Map(people) }
  }
  const all = bundle.safeParse(resource)
  if (!all.success) return { is: 'refused', faults: shapeFaults(all.error) }
  const entries = all.data.entry ?? []
  const read = entries
    .filter((entry) => entry.resource.resourceType === 'QuestionnaireResponse')
    .map((entry) => response.safeParse(entry.resource))
  if (read.length === 0) return refuse('no-response')
  const bad = read.find((one) => !one.success)
  if (bad?.error) return { is: 'refused', faults: shapeFaults(bad.error) }
  const people = entries.map((entry) => [entry.fullUrl ?? '', entry.resource] as const)
  return { responses: read.flatMap((one) => (one.success ? [one.data] : [])), people: new Map(people) }
}

function readOne(
  file: Response,
  people: People,
  context: ResponseContext,
): ImportedAnswer | Refused<ResponseFault> | { readonly is: 'asks'; readonly asks: 'form' } {
  if (file.status === 'entered-in-error') return refuse('entered-in-error', 'status')
  if (file.status !== 'completed' && file.status !== 'amended') return refuse('not-completed', 'status')
  const named = formOfCanonical(file.questionnaire ?? '')
  const formId = named?.form ?? context.form
  if (formId === undefined) return { is: 'asks', asks: 'form' }
  const form = (context.formOf ?? formById)(formId)
  if (!form) return refuse('unknown-form', formId)
  if ((named?.revision ?? 0) > form.revision) return refuse('newer-revision', file.questionnaire)
  const day = dayOf(file.authored, context)
  if (typeof day !== 'string') return day
  const answered = extensionOf(file.extension, extension.answered)?.extension
  const informant = informantOf(file, answered, people)
  if (informant === null) return refuse('no-informant', 'source')
  if (informant !== form.informant) return refuse('other-informant', informant)
  const read = answersOf(form, file, context.packs ?? [])
  if ('is' in read) return read
  const occasion = extensionOf(answered, 'occasion')?.valueCode
  return {
    source: file.id ?? null,
    form: form.id,
    revision: form.revision,
    informant,
    occasion: occasion === 'first' || occasion === 'follow-up' ? occasion : null,
    day,
    ...read,
    training: file.meta?.tag?.some(({ system, code }) => system === own.mark && code === 'training') ?? false,
    wording: wordingOf(file, answered),
  }
}

/** FHIR's dateTime to its own civil date; a year or a month alone is no day. */
function dayOf(authored: string | undefined, { today, born }: ResponseContext): string | Refused<ResponseFault> {
  const day = /^(\d{4}-\d{2}-\d{2})(T.*)?$/.exec(authored ?? '')?.[1]
  if (day === undefined || !isCivilDate(day)) return refuse('bad-date', 'authored')
  if (day > today) return refuse('day-to-come', 'authored')
  if (Number(day.slice(0, 4)) < (born ?? 1900)) return refuse('day-before-birth', 'authored')
  return day
}

function wordingOf(file: Response, answered: readonly Extension[] | undefined): ImportedAnswer['wording'] {
  const hash = extensionOf(answered, 'wording')?.valueString
  const language = file.language
  if (hash === undefined || !/^[\da-f]{64}$/.test(hash)) return null
  return typeof language === 'string' ? { hash, language } : null
}

type Read = Pick<ImportedAnswer, 'answers' | 'blanks'>

/** Every item once: FHIR lets an unanswered question be left out, but then a blank and a lost answer look alike. */
function answersOf(form: Form, file: Response, packs: readonly WordingPack[]): Read | Refused<ResponseFault> {
  const items = leaves(file.item ?? [])
  if (items.length === 0) return refuse('no-questions')
  const matched = matchItems(form, items, false)
  if (matched.is === 'refused') return { is: 'refused', faults: matched.faults.map((fault) => renamed(fault)) }
  const answers: Record<string, number | null> = {}
  const blanks: Record<string, Blank> = {}
  const faults: Fault<ResponseFault>[] = []
  for (const id of itemIds(form)) {
    const item = matched.questions.get(id)
    const code = codeOf(form, id, item?.answer ?? [], packs)
    if (code !== null && typeof code === 'object') faults.push({ at: id, reason: code.reason })
    else {
      answers[id] = code
      if (code === null) blanks[id] = howBlank(item)
    }
  }
  if (faults.length > 0) return { is: 'refused', faults }
  const read = readAnswers(form, answers)
  return read.ok ? { answers: read.answers, blanks } : refuse('outside-range', read.faults[0]?.item ?? '')
}

const renamed = ({ at, reason }: Fault<MatchFault>): Fault<ResponseFault> => ({
  at,
  reason: reason === 'wrong-count' ? 'unknown-questions' : reason,
})

function howBlank(item: ResponseItem | undefined): Blank {
  const said = extensionOf(item?.extension, extension.blank)?.valueCode
  return said === 'declined' || said === 'not-shown' ? said : 'skipped'
}

/** Questions in groups, and below answers, in their order. A group has items and no answer. */
const leaves = (items: readonly ResponseItem[]): readonly ResponseItem[] =>
  items.flatMap((item) => {
    const below = [...(item.item ?? []), ...(item.answer ?? []).flatMap((answer) => answer.item ?? [])]
    return item.item && !item.answer ? leaves(below) : [item, ...leaves(below)]
  })

/** Where people write, or systems put, what names a person. */
const TEXTS = new Set(['value', 'display', 'text', 'valueString', 'family', 'given', 'div', 'reference'])
/** Random ids and hashes are long rows of signs that mean nobody. */
const RANDOM = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|^[\da-f]{64}$/gi

function showsPersonnummer(value: unknown, key = ''): boolean {
  if (typeof value === 'string') return TEXTS.has(key) && looksLikePersonnummer(value.replace(RANDOM, ''))
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some((inner) => showsPersonnummer(inner, key))
  return Object.entries(value).some(([name, inner]) => showsPersonnummer(inner, name))
}
