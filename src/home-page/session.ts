/** What the answering screens stand on at home: the phone in place of the vault, and an outbox in place of the unit. */
import { clockDay } from '../clock/today.ts'
import { finishedForm, type HomePage, type HomePlan } from '../vault/home/index.ts'
import { type Answering, blankDraft, type Draft } from '../vault/index.ts'
import type { KeptSlip } from './kept.ts'
import type { Outbox } from './outbox.ts'

export interface Begun {
  readonly plan: HomePlan
  readonly page: Pick<HomePage, 'seal'>
  readonly kept: Pick<KeptSlip, 'save' | 'handIn'>
  readonly outbox: Pick<Outbox, 'add'>
  /** Whether drafts are kept on the phone. */
  readonly keep: boolean
  readonly draft: Draft
}

/** @param allDone called once, when the last form is handed in, with the language that it was answered in */
export function homeSession(
  { plan, page, kept, outbox, keep, ...begun }: Begun,
  allDone: (language: string) => void,
): Answering {
  let { draft } = begun
  let over = false
  return {
    // A unit that practises says so by its training wordings.
    practice: false,
    plan,
    draft: () => draft,
    over: () => over,
    async save(next) {
      if (over) throw new Error('the form is over')
      draft = next
      if (!keep) return 'saved-in-one-place'
      // Whoever cannot keep anything may answer and hand in all the same.
      return kept.save(plan, next).then(
        () => 'saved',
        () => 'saved-in-one-place',
      )
    },
    async handIn() {
      if (over) throw new Error('the form is over')
      const at = draft.form
      const form = await page.seal(plan, at, finishedForm(plan, draft, 'home', clockDay()))
      const last = at + 1 >= plan.forms.length
      const next = blankDraft(last ? at : at + 1, draft)
      await kept.handIn(plan, form, last || !keep ? null : next).catch(() => {})
      draft = next
      over = last
      outbox.add(form)
      if (last) allDone(draft.language ?? plan.language)
      return last ? 'all-done' : 'next-form'
    },
  }
}
