/** What was handed over: each form with the wording it is shown in. */
import { type Form, formById, itemIds, type WordingPack } from '#instruments'
import { type AnswerPlan, wordingOf } from '../vault/index.ts'
import { mayShrink } from './skip-logic.ts'

export interface PlannedForm {
  readonly form: Form
  readonly pack: WordingPack
}

/**
 * Null where a form or its wording cannot be shown: then nothing is asked, and staff are told. The wording went through
 * its reader, `checkPack`, when staff handed over, and has lain sealed since.
 */
export function readPlan(plan: AnswerPlan, language: string): readonly PlannedForm[] | null {
  const forms = plan.forms.map((planned) => {
    const form = formById(planned.form)
    const pack = JSON.parse(wordingOf(planned, { language }).text) as WordingPack
    return form && shows(pack, form) ? { form, pack } : null
  })
  return forms.length > 0 && forms.every((one) => one !== null) ? forms : null
}

/** Those that all the forms can be answered in, the one that staff chose first. */
export const languagesOf = ({ language, forms }: AnswerPlan): readonly string[] => [
  language,
  ...(forms[0]?.others ?? []).map((other) => other.language),
]

/** A version of the app that came in between may ask what the wording does not have. */
const shows = (pack: WordingPack, form: Form): boolean =>
  pack.form === form.id && itemIds(form).every((id) => pack.items.some((item) => item.id === id))

/** Questions in all, and minutes at the pace of one question in twelve seconds: this project's estimate, said as "about". */
export function amount(forms: readonly PlannedForm[]) {
  const questions = forms.reduce((sum, { form }) => sum + itemIds(form).length, 0)
  const minutes = Math.max(1, Math.round(questions / 5))
  return { forms: forms.length, questions, minutes, most: forms.some(({ form }) => mayShrink(form, {})) ? 'yes' : 'no' }
}
