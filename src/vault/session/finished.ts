/** A draft that is complete, as the record that it becomes: at the unit's tablet, and at home. */
import { formById } from '#instruments'
import type { RecordBody } from '../records.ts'
import type { Draft, HandoverPlan } from '../vault.ts'
import { wordingOf } from './session.ts'

export type FinishedForm = Extract<RecordBody, { kind: 'answers' }>

/** @param day the day the form speaks from. Nobody can be asked here: a clock that fell back dates nothing before the hand-over. */
export function finished(
  plan: Pick<HandoverPlan, 'informant' | 'forms'>,
  draft: Draft,
  via: 'tablet' | 'home',
  day: string,
): FinishedForm {
  const planned = plan.forms[draft.form]
  const form = planned && formById(planned.form)
  if (!form) throw new Error(`no form ${planned?.form}`)
  const { hash, text } = wordingOf(planned, draft)
  const { language, training } = JSON.parse(text) as { language: string; training: boolean }
  return {
    kind: 'answers',
    form: form.id,
    revision: form.revision,
    informant: plan.informant,
    occasion: planned.occasion,
    day,
    answers: { ...draft.answers },
    blanks: { ...draft.blanks },
    via,
    mode: draft.mode,
    wording: { hash, language, training },
    rater: null,
    corrects: null,
  }
}
