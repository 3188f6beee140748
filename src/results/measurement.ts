/** A form that was handed in, scored: what every result screen is made of. Pure. */
import {
  ageOn,
  type Form,
  formById,
  isFollowUpOf,
  type NormSet,
  type Person,
  type Result,
  readAnswers,
  type Scored,
  score,
} from '#instruments'
import type { CaseFile } from '../case-file/case-file.ts'
import type { KeptOf } from '../vault/index.ts'

export interface Measurement {
  readonly record: KeptOf<'answers'>
  readonly form: Form
  readonly person: Person
  readonly result: Result
}

/** `placedIn` gives the norm sets, in the order that placements are wanted; none gives scores alone. Null: not to be read here. */
function measurementOf(
  record: KeptOf<'answers'>,
  file: CaseFile,
  placedIn: (form: Form) => readonly NormSet[],
): Measurement | null {
  const form = formById(record.body.form)
  if (!form) return null
  const read = readAnswers(form, record.body.answers)
  if (!read.ok) return null
  const person: Person = { age: ageOn(file, record.body.day), sex: file.sex }
  const result = score(form, read.answers, person, placedIn(form))
  // The answers were given under the revision that stands in the record: two revisions are never compared unmarked.
  return { record, form, person, result: { ...result, form: { ...result.form, revision: record.body.revision } } }
}

/** The case's forms that can be scored, oldest first. Where they are fewer than the forms kept, screens must say so. */
export function measurementsOf(file: CaseFile, placedIn: (form: Form) => readonly NormSet[]): readonly Measurement[] {
  return file.measurements.flatMap((record) => measurementOf(record, file, placedIn) ?? [])
}

/** Paper has no wording, and stands beside any licensed one of its form. */
export function sameWording(a: Measurement, b: Measurement): boolean {
  const [one, other] = [a.record.body.wording, b.record.body.wording]
  if ((one?.training ?? false) !== (other?.training ?? false)) return false
  return one === null || other === null || one.language === other.language
}

/** A rating by somebody else: some of a change may be the rater's. */
export const otherRater = (a: Measurement, b: Measurement): boolean =>
  a.record.body.rater?.staff !== b.record.body.rater?.staff

export const isFromHome = ({ record }: Measurement): boolean => record.body.via === 'home'

/** One of the two was filled in at home: how much of a difference that makes is not known, so it is always said. */
export const otherPlace = (a: Measurement, b: Measurement): boolean => isFromHome(a) !== isFromHome(b)

/** One informant, one period, one revision, one wording: what may stand on one line. */
export function sameKind(a: Measurement, b: Measurement): boolean {
  const [one, other] = [a.result.form, b.result.form]
  return (
    one.instrument === other.instrument &&
    one.informant === other.informant &&
    one.period === other.period &&
    one.revision === other.revision &&
    sameWording(a, b)
  )
}

/**
 * A first form and the follow-up made for it, of one informant, revision and wording: the difference may be told, with the
 * sentence that they ask of different stretches of time, and the two stand on one line with a mark.
 */
export const isFollowedUpBy = (first: Measurement, later: Measurement): boolean =>
  isFollowUpOf(later.form, first.form) &&
  first.result.form.revision === later.result.form.revision &&
  sameWording(first, later)

/** Blanks that count as 0 in a value: the scale does not say so by itself, as one that is prorated does. */
export const blanksAsZero = ({ blank, prorated, of }: Scored): boolean =>
  blank.length > 0 && blank.length < of && !prorated
