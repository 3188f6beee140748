/** An invented case with every informant, blanks of each kind, and a practice wording. */

import type { CaseForFhir, MeasuredForFhir } from '#exchange'
import { type Form, formById, itemIds } from '#instruments'

export const formCalled = (id: string): Form => {
  const form = formById(id)
  if (!form) throw new Error(id)
  return form
}

/** Every choice in turn, and a blank for each item named. */
function filledIn(formId: string, blank: readonly string[] = []): Readonly<Record<string, number | null>> {
  const form = formCalled(formId)
  return Object.fromEntries(
    itemIds(form).map((id, at) => {
      const item = form.items[id]
      return [id, blank.includes(id) ? null : item?.kind === 'choice' ? at % item.worth.length : 55]
    }),
  )
}

const wording = { hash: '0123456789abcdef'.repeat(4), language: 'sv', training: false }

export function measured(n: number, form: string, change: Partial<MeasuredForFhir> = {}): MeasuredForFhir {
  return {
    id: `00000000-0000-4000-8000-00000000000${n}`,
    form,
    informant: formCalled(form).informant,
    occasion: 'first',
    day: `2026-10-0${n}`,
    answers: filledIn(form),
    blanks: {},
    via: 'tablet',
    wording,
    ...change,
  }
}

export const invented: CaseForFhir = {
  id: '11111111-1111-4111-8111-111111111111',
  code: '7KD-2F9',
  born: 2010,
  sex: 'f',
  measurements: [
    measured(1, 'sdq-s11-17', { answers: filledIn('sdq-s11-17', ['burden']), blanks: { burden: 'declined' } }),
    measured(2, 'sdq-p4-17', { via: 'paper', wording: null }),
    measured(3, 'sdq-t4-17', { wording: { ...wording, training: true } }),
    measured(4, 'cgas', { via: 'rating', wording: null }),
    measured(5, 'core-om', {
      occasion: 'follow-up',
      answers: filledIn('core-om', ['i1', 'i9']),
      blanks: { i1: 'skipped', i9: 'not-shown' },
    }),
  ],
}
