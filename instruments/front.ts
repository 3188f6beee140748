/** The register as it is asked: forms and their wordings. All that whoever answers needs. */

import type { Form } from './model/definition.ts'
import type { Instrument, TrainingLanguage } from './model/instrument.ts'
import type { WordingPack } from './model/wording.ts'
import { ownFormById } from './own-forms.ts'
import * as register from './register.ts'

export const instruments: readonly Instrument[] = Object.values(register)
/** The built-in forms. */
export const forms: readonly Form[] = instruments.flatMap((instrument) => instrument.forms)

export const isPracticeOnly = ({ instrument }: Pick<Form, 'instrument'>): boolean =>
  instruments.some(({ id, practiceOnly }) => id === instrument && practiceOnly === true)

/** What somebody must read of the form's answers is about risk. */
export const reviewsRisk = ({ instrument }: Pick<Form, 'instrument'>): boolean =>
  instruments.some((one) => one.id === instrument && one.reviewsRisk === true)

/** A form whose rater chooses a level before the number. */
export const isRated = ({ shown }: Pick<Form, 'shown'>): boolean => shown?.levels !== undefined

const byId = new Map(forms.map((form) => [form.id, form]))

export const builtIn = (id: string): Form | null => byId.get(id) ?? null

/** The form that a clinician rates. No file brings another. */
export const ratedForm = forms.find(isRated) as Form

/** A form by its id, built in or brought by the unit. No file can take the id of a built-in one. */
export const formById = (id: string): Form | null => builtIn(id) ?? ownFormById(id)

/** This project's own practice sentences for a form. Marked as training, and never a licensed text. */
export async function trainingPack(formId: string, language: TrainingLanguage): Promise<WordingPack | null> {
  const instrument = instruments.find(({ forms }) => forms.some((form) => form.id === formId))
  const form = formById(formId)
  if (!instrument || !form) return null
  return (await instrument.training[language]()).packFor(form)
}
