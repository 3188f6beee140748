/** Who is asked, at what age, and of what time: as the facts have it, form by form. */
import { expect, it } from 'vitest'
import { forms } from './index.ts'

const IMPACT = 'ebddiff duration distres imphome impfrie impclas impleis burden'
const TEACHER = 'ebddiff duration distres impfrie impclas burden'
const followUp = (supplement: string) => `since helpful ${supplement.replace('duration ', '')}`

it.each([
  ['sdq-p2-4', 'SDQ P2-4', 'parent', '2-4', '6-months', 'first', IMPACT],
  ['sdq-p2-4-followup', 'SDQ P2-4 follow-up', 'parent', '2-4', '1-month', 'follow-up', followUp(IMPACT)],
  ['sdq-t2-4', 'SDQ T2-4', 'teacher', '2-4', '6-months', 'first', TEACHER],
  ['sdq-t2-4-followup', 'SDQ T2-4 follow-up', 'teacher', '2-4', '1-month', 'follow-up', followUp(TEACHER)],
  ['sdq-p4-17', 'SDQ P4-17', 'parent', '4-17', '6-months', 'first', IMPACT],
  ['sdq-p4-17-followup', 'SDQ P4-17 follow-up', 'parent', '4-17', '1-month', 'follow-up', followUp(IMPACT)],
  ['sdq-t4-17', 'SDQ T4-17', 'teacher', '4-17', '6-months', 'first', TEACHER],
  ['sdq-t4-17-followup', 'SDQ T4-17 follow-up', 'teacher', '4-17', '1-month', 'follow-up', followUp(TEACHER)],
  ['sdq-s11-17', 'SDQ S11-17', 'self', '11-17', '6-months', 'first', IMPACT],
  ['sdq-s11-17-followup', 'SDQ S11-17 follow-up', 'self', '11-17', '1-month', 'follow-up', followUp(IMPACT)],
  ['core-om', 'CORE-OM', 'self', '16-120', '7-days', 'any', ''],
  ['yp-core', 'YP-CORE', 'self', '11-16', '7-days', 'any', ''],
  ['core-10', 'CORE-10', 'self', '17-120', '7-days', 'any', ''],
  ['cgas', 'C-GAS', 'clinician', '4-17', '1-month', 'any', ''],
  ['ordinary-week', 'My Ordinary Week', 'self', '8-18', '7-days', 'any', ''],
])('%s is %s: %s, %s years, %s, %s', (id, title, informant, ages, period, occasion, supplement) => {
  const form = forms.find((form) => form.id === id)
  const after = Object.keys(form?.items ?? {}).slice(form?.numbered ?? Number.POSITIVE_INFINITY)
  expect(form).toMatchObject({ title, informant, period, occasion, revision: id === 'ordinary-week' ? 1 : 2 })
  expect([`${form?.ages.from}-${form?.ages.to}`, after.join(' ')]).toEqual([ages, supplement])
})

it('knows items 18 and 22 of 2–4 years by the names of the older form too', () => {
  for (const { id, aliases, ages, numbered } of forms.filter(({ instrument }) => instrument === 'sdq')) {
    const younger = { lies: 'argues', steals: 'spite' }
    expect([id, aliases, numbered]).toEqual([id, ages.from === 2 ? younger : undefined, 25])
  }
})
