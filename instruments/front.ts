/** The model applied to the register: what other rooms call. */

import { type CheckedPack, checkPack as checkPackFor } from './model/check-pack.ts'
import { type Comparison, compareResults } from './model/compare.ts'
import type { Form } from './model/definition.ts'
import type { Instrument, TrainingLanguage } from './model/instrument.ts'
import { type ReadInstrumentFile, readInstrumentFile as readInstrumentFileFor } from './model/instrument-file.ts'
import type { NormSet } from './model/norms.ts'
import { type ReadNormSet, readNormSet as readNormSetFor } from './model/read-norms.ts'
import type { Answers, Person, Result } from './model/result.ts'
import { scoreForm } from './model/score.ts'
import type { WordingPack } from './model/wording.ts'
import { ownFormById, ownForms } from './own-forms.ts'
import * as register from './register.ts'

export const instruments: readonly Instrument[] = Object.values(register)
/** The built-in forms. */
export const forms: readonly Form[] = instruments.flatMap((instrument) => instrument.forms)
export const normSets: readonly NormSet[] = instruments.flatMap((instrument) => instrument.norms)

const byId = new Map(forms.map((form) => [form.id, form]))
const setsByForm = new Map(forms.map((form) => [form.id, normSets.filter((set) => set.forms.includes(form.id))]))

const builtIn = (id: string): Form | null => byId.get(id) ?? null

/** A form by its id, built in or brought by the unit. No file can take the id of a built-in one. */
export const formById = (id: string): Form | null => builtIn(id) ?? ownFormById(id)

/** Every form that can be asked here: the built-in ones, then the unit's own. */
export const everyForm = (): readonly Form[] => [...forms, ...ownForms()]

/** True for a form that came as data: no limits, no reliable change, and marked wherever it stands. */
export const isOwnForm = (id: string): boolean => builtIn(id) === null && ownFormById(id) !== null

/** The built-in norm sets made for a form. The first is its default. */
export const normSetsOf = (form: Pick<Form, 'id'>): readonly NormSet[] => setsByForm.get(form.id) ?? []

export const defaultNormSets = (form: Pick<Form, 'id'>): readonly NormSet[] => normSetsOf(form).slice(0, 1)

/** Scores answers read by `readAnswers`, placed in the norm sets given, or else in the form's default set. */
export function score<I extends string, S extends string>(
  form: Form<I, S>,
  answers: Answers<I>,
  person: Person,
  sets: readonly NormSet[] = defaultNormSets(form),
): Result<S> {
  return scoreForm(form, answers, person, sets)
}

/** Change between two results, by the norm sets given or else by all built-in ones. `person` is as at the first. */
export function compare(
  scale: string,
  pair: readonly [before: Result, after: Result],
  person: Person,
  sets?: readonly NormSet[],
): Comparison {
  const form = formById(pair[0].form.id)
  if (!form) return { comparable: false, reason: 'unknown-form' }
  return compareResults(form, scale, pair, person, sets ?? normSetsOf(form))
}

/** A parsed pack file, or the list of what is wrong with it. */
export const checkPack = (value: unknown): CheckedPack => checkPackFor(value, formById)

/** A unit's own table of limits or changes for a built-in form, or the list of what is wrong with it. */
export const readNormSet = (value: unknown): ReadNormSet => readNormSetFor(value, builtIn)

/** An instrument as a file, checked against what is built in and what the unit knows; or the list of what is wrong with it. */
export const readInstrumentFile = (value: unknown): ReadInstrumentFile =>
  readInstrumentFileFor(value, {
    taken: (id) => builtIn(id) !== null || instruments.some((instrument) => instrument.id === id),
    known: ownFormById,
  })

/** This project's own practice sentences for a form. Marked as training, and never a licensed text. */
export async function trainingPack(formId: string, language: TrainingLanguage): Promise<WordingPack | null> {
  const instrument = instruments.find(({ forms }) => forms.some((form) => form.id === formId))
  const form = formById(formId)
  if (!instrument || !form) return null
  return (await instrument.training[language]()).packFor(form)
}
