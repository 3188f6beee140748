/**
 * Which forms fit a case now: by the person's age, who answers, and whether it is the first time. Staff may go past
 * the offer, with a reason. Pure.
 */
import { everyForm, type Form, fitsAge, formById, GOALS_FORM, type Informant, isPracticeOnly } from '#instruments'
import { type CaseFile, measuredHere } from './case-file.ts'
import { openGoals } from './goals.ts'

export type Occasion = 'first' | 'follow-up'

export interface Offer {
  readonly form: Form
  readonly occasion: Occasion
}

/** What a unit asks at all: its own instruments too. Invented ones are for practice, and no real unit is offered one. */
export const formsAt = ({ practice }: { readonly practice: boolean }): readonly Form[] =>
  practice ? everyForm() : everyForm().filter((form) => !isPracticeOnly(form))

/** Forms that fit, in the register's order. Where two ages are possible both count as fitting. */
export function offersFor(file: CaseFile, asked: readonly Form[], day: string): readonly Offer[] {
  return asked
    .filter((form) => fitsAge(form, file, day))
    .map((form) => ({ form, occasion: nextOccasion(file, form) }))
    .filter(({ form, occasion }) => form.occasion === 'any' || form.occasion === occasion)
}

/** A follow-up, where the same informant has answered the same instrument before in this contact. */
export function nextOccasion(file: CaseFile, form: Pick<Form, 'instrument' | 'informant'>): Occasion {
  if (form.instrument === GOALS_FORM)
    return openGoals(file).some(({ ratings }) => ratings.length > 0) ? 'follow-up' : 'first'
  const before = measuredHere(file).some(
    ({ body }) => body.informant === form.informant && formById(body.form)?.instrument === form.instrument,
  )
  return before ? 'follow-up' : 'first'
}

/** The order in which informants stand on every screen. */
export const informants: readonly Informant[] = ['self', 'parent', 'teacher', 'clinician']
