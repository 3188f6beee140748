/** What was handed over, read and checked: each form with the wording it is shown in. */
import { checkPack, type Form, formById, itemIds, type WordingPack } from '#instruments'
import type { HandoverPlan } from '../vault/vault.ts'
import { mayShrink } from './asked.ts'

export interface Asked {
  readonly form: Form
  readonly pack: WordingPack
}

/** Null where a form or its wording cannot be shown: then nothing is asked, and staff are told. */
export function readPlan(plan: HandoverPlan): readonly Asked[] | null {
  const forms = plan.forms.map((planned) => {
    const form = formById(planned.form)
    const pack = form && packFrom(planned.pack.text)
    return form && pack && pack.form === form.id ? { form, pack } : null
  })
  return forms.length > 0 && forms.every((one) => one !== null) ? forms : null
}

function packFrom(text: string): WordingPack | null {
  const checked = checkPack(JSON.parse(text))
  return checked.ok ? checked.pack : null
}

/** Questions in all, and minutes at the pace of one question in twelve seconds: this project's estimate, said as "about". */
export function amount(forms: readonly Asked[]) {
  const questions = forms.reduce((sum, { form }) => sum + itemIds(form).length, 0)
  const minutes = Math.max(1, Math.round(questions / 5))
  return { forms: forms.length, questions, minutes, most: forms.some(({ form }) => mayShrink(form, {})) ? 'yes' : 'no' }
}
