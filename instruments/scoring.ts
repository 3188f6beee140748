/** Scoring by the register: apart from `front.ts`, since whoever answers needs the forms and none of this. */
import { formById, forms } from './front.ts'
import { type Comparison, compareResults } from './model/compare.ts'
import type { Form } from './model/definition.ts'
import type { NormSet } from './model/norms.ts'
import { isNearer } from './model/place.ts'
import type { Answers, Person, Result } from './model/result.ts'
import { scoreForm } from './model/score.ts'
import { type Making, ScoreMany } from './model/score-many.ts'
import { normSetsOf } from './norm-sets.ts'

const NONE: readonly NormSet[] = []
const defaults = new Map(
  forms.map((form) => [form.id, normSetsOf(form).filter((set, at) => at === 0 || isNearer(set))]),
)

/**
 * The first of the sets made for a form, which leads, and those of nearer populations, which may stand beside it. Always
 * the same list, so that what scoring makes of it is made once.
 */
export const defaultNormSets = (form: Pick<Form, 'id'>): readonly NormSet[] => defaults.get(form.id) ?? NONE

/** Scores answers read by `readAnswers`, placed by the first of the norm sets given (see `place`), or else by the form's default sets. */
export function score<I extends string, S extends string>(
  form: Form<I, S>,
  answers: Answers<I>,
  person: Person,
  sets: readonly NormSet[] = defaultNormSets(form),
): Result<S> {
  return scoreForm(form, answers, person, sets)
}

/** The level that a value lies in, for a form whose rater chooses a level before the number; null for any other. */
export function levelOf(form: Form, scale: string, value: number): string | null {
  const levels = normSetsOf(form).find(({ id }) => id === form.shown?.levels)
  const row = levels?.limits.find((limits) => limits.scale === scale)
  return row?.bands.findLast(({ from }) => from <= value)?.name ?? null
}

/** The same for line after line of one form. */
export const scoreMany = <T extends object>(form: Form, making: Making<T>): ScoreMany<T> =>
  new ScoreMany(form, defaultNormSets(form), making)

/** Change between two results, by the norm sets given or else by all built-in ones. `person` is as at the first. */
export function compare(
  scale: string,
  pair: readonly [first: Result, last: Result],
  person: Person,
  sets?: readonly NormSet[],
): Comparison {
  const [form, later] = [formById(pair[0].form.id), formById(pair[1].form.id)]
  if (!form || !later) return { comparable: false, reason: 'unknown-form' }
  return compareResults([form, later], scale, pair, person, sets ?? normSetsOf(form))
}
