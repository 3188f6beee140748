/** Forms that came with a hand-over: checked as when the unit loaded them, and known to this tablet while it is handed over. */
import { readForm, setOwnForms } from '#instruments'
import type { HandoverPlan } from '../vault.ts'

/** One that is not right is not known: then nothing is asked, and staff are told. */
export function bringOwnForms({ forms }: Pick<HandoverPlan, 'forms'>): void {
  const read = forms.flatMap(({ own }) => (own ? [readForm(own)] : []))
  setOwnForms(read.flatMap((one) => (one.ok ? [one.form] : [])))
}
