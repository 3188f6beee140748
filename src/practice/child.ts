/** An invented child or young person, and the records that a unit would keep of the contact. */
import { addDays } from '#aggregate'
import { type Form, formById } from '#instruments'
import type { RecordBody } from '../vault/index.ts'
import type { Chance } from './chance.ts'
import type { Sex } from './first-line.ts'
import { inventAnswers } from './invent-answers.ts'

export interface Child {
  readonly sex: Sex
  readonly age: number
  /** The civil day of the contact. */
  readonly opened: string
  /** Null is "okänt". */
  readonly reasons: readonly string[] | null
  readonly interventions: readonly string[] | null
  readonly professions: readonly string[] | null
}

/** As `Kept`, before a vault has numbered it. */
export interface InventedRecord {
  readonly id: string
  /** When it was written, in UTC. */
  readonly at: string
  readonly by: 'staff' | 'respondent'
  readonly body: RecordBody
}

export interface InventedCase {
  readonly id: string
  readonly records: readonly InventedRecord[]
}

export interface Inventing {
  readonly chance: Chance
  readonly code: string
  /** Nothing is written after this day. */
  readonly until: string
  /** Days from the first measurement to the follow-up. */
  readonly followUpAfter: number
  /** Whether the answers were given to this project's own wording. */
  readonly training: boolean
  /** Who rated, for C-GAS. */
  readonly staff: string
  readonly responsible?: string
}

export function inventCase(child: Child, inventing: Inventing): InventedCase {
  const { chance, code, until, responsible } = inventing
  const born = Number(child.opened.slice(0, 4)) - child.age
  const dates = datesOf(child.opened, until, chance)
  const record = (day: string, by: InventedRecord['by'], body: RecordBody): InventedRecord => ({
    id: chance.uuid(),
    at: `${day}T${String(chance.whole(7, 15)).padStart(2, '0')}:${String(chance.whole(10, 59))}:00.000Z`,
    by,
    body,
  })
  const forms = dates.firstVisit === null ? [] : measurements(child, dates.firstVisit, inventing)
  const answers = forms.map((body) => record(body.day, body.via === 'tablet' ? 'respondent' : 'staff', body))
  const { sex, opened } = child
  return {
    id: chance.uuid(),
    records: [
      record(opened, 'staff', {
        kind: 'case',
        code,
        born,
        sex,
        opened,
        ...(responsible !== undefined && { responsible }),
      }),
      record(opened, 'staff', { kind: 'protocol', ...protocolOf(child, dates), contactBy: chance.pick(contactBys) }),
      ...answers.sort((a, b) => (a.at < b.at ? -1 : 1)),
    ],
  }
}

const contactBys = ['young-person', 'guardian', 'guardian', 'school', 'health-care']

/** Waits as in a fairly quick service: half are seen within a fortnight, and nearly all within two months. */
function datesOf(requested: string, until: string, chance: Chance) {
  const visit = Math.round(Math.exp(chance.normal(Math.log(13), 0.8)))
  const offered = Math.max(0, visit - (chance.yes(0.2) ? 7 : 0))
  const start = visit + Math.round(Math.exp(chance.normal(Math.log(9), 0.7)))
  const end = start + chance.whole(20, 120)
  const on = (days: number) => (addDays(requested, days) <= until ? addDays(requested, days) : null)
  return { requested, firstOffered: on(offered), firstVisit: on(visit), started: on(start), ended: on(end) }
}

function protocolOf({ reasons, interventions, professions }: Child, dates: ReturnType<typeof datesOf>) {
  const copy = (codes: readonly string[] | null) => (codes ? [...codes] : null)
  return {
    reasons: copy(reasons),
    interventions: copy(interventions),
    professions: copy(professions),
    ...dates,
    ending: dates.ended ? 'enough' : null,
    takenOver: null,
  }
}

type AnswersBody = Extract<RecordBody, { kind: 'answers' }>

/** What a unit of 2014 asked of whom: SDQ of the young and of parents, CORE-OM from 16, C-GAS by the clinician. */
const asked = [
  { first: 'sdq-s11-17', last: 'sdq-s11-17-followup', from: 11, to: 17, share: 0.75 },
  { first: 'sdq-p4-17', last: 'sdq-p4-17-followup', from: 4, to: 17, share: 0.65 },
  { first: 'core-om', last: 'core-om', from: 16, to: 120, share: 0.75 },
  { first: 'cgas', last: 'cgas', from: 4, to: 17, share: 0.7 },
]

function measurements(child: Child, day: string, inventing: Inventing): readonly AnswersBody[] {
  const { chance, until, followUpAfter } = inventing
  const burden = bounded(chance.normal(0.42, 0.15))
  const later = bounded(burden - chance.normal(0.12, 0.12))
  const again = addDays(day, followUpAfter)
  const followed = chance.yes(0.6) && again <= until
  return asked
    .filter(({ from, to, share }) => child.age >= from && child.age <= to && chance.yes(share))
    .flatMap(({ first, last }) => [
      answersOf(first, 'first', day, burden, inventing),
      ...(followed ? [answersOf(last, 'follow-up', again, later, inventing)] : []),
    ])
}

const bounded = (value: number) => Math.min(1, Math.max(0, value))

export function answersOf(
  id: string,
  occasion: 'first' | 'follow-up',
  day: string,
  burden: number,
  { chance, training, staff }: Inventing,
): AnswersBody {
  const form = formById(id)
  if (!form) throw new RangeError(`no form ${id}`)
  const answers = inventAnswers(form, burden, chance)
  const blank = Object.keys(answers).filter((item) => answers[item] === null)
  const rated = form.informant === 'clinician'
  return {
    kind: 'answers',
    form: id,
    revision: form.revision,
    informant: form.informant,
    occasion,
    day,
    answers,
    blanks: Object.fromEntries(blank.map((item) => [item, 'skipped'])),
    via: rated ? 'rating' : 'tablet',
    mode: rated ? null : 'one-by-one',
    wording: rated ? null : { hash: wordingHash(form), language: 'sv', training },
    rater: rated ? { staff, trained: null } : null,
    corrects: null,
  }
}

/** No file's hash: the answers were invented, and no pack was shown. */
const wordingHash = ({ id }: Form) => `invented-${id}`
