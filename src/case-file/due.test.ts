// @vitest-environment node
import { expect, it } from 'vitest'
import { period2014, practicePeriod } from '#aggregate'
import { answered, fileOf } from '../cases/testing.ts'
import { kept } from '../results/testing.ts'
import type { RecordBody } from '../vault/index.ts'
import { type DueRules, daysLate, dueOf, dueRulesOf } from './due.ts'
import { nextForms } from './next-measure.ts'
import { formsAt } from './offers.ts'

const today = '2026-11-28'
const sixWeeks: DueRules = { weeks: 6, periods: [] }
/** The invented cases are opened on 1 October. */
const autumn: DueRules = { weeks: null, periods: [practicePeriod('2026-09-01', '2026-12-31')] }
const ended = (day: string): RecordBody => ({
  kind: 'protocol',
  reasons: null,
  contactBy: null,
  interventions: null,
  professions: null,
  requested: null,
  firstOffered: null,
  firstVisit: null,
  started: null,
  ended: day,
  ending: null,
  takenOver: null,
})

const due = (rules: DueRules, ...bodies: readonly RecordBody[]) =>
  dueOf(fileOf(2011, ...bodies), rules, today).map(({ form, day, by }) => [form.id, day, by].join(' '))

it('is never due on the day of measuring, or where the unit has chosen no interval and no period asks', () => {
  expect(due({ weeks: null, periods: [] }, answered('sdq-s11-17', '2026-01-01'))).toEqual([])
  expect(due({ weeks: null, periods: [period2014] }, answered('sdq-s11-17', '2026-10-05'))).toEqual([])
  const [first] = dueOf(fileOf(2011, answered('sdq-s11-17', today)), sixWeeks, today)
  expect(first && daysLate(first, today)).toBe(-42)
})

it('is due the unit’s own weeks after the latest of each source, and by the form that asks again', () => {
  const bodies = [
    answered('sdq-s11-17', '2026-09-01'),
    answered('sdq-s11-17-followup', '2026-10-17'),
    answered('sdq-p4-17', '2026-10-05'),
  ]
  // 5 October and 42 days; 17 October and 42 days.
  expect(due(sixWeeks, ...bodies)).toEqual([
    'sdq-p4-17-followup 2026-11-16 interval',
    'sdq-s11-17-followup 2026-11-28 interval',
  ])
})

it('has no interval after the contact has ended, nor for one whom no form fits any more', () => {
  expect(due(sixWeeks, answered('sdq-s11-17', '2026-09-01'), ended('2026-11-01'))).toEqual([])
  const grown = dueOf(fileOf(2002, answered('sdq-s11-17', '2019-09-01')), sixWeeks, today)
  expect(grown).toEqual([])
})

it('is due by a period’s rule before its last day, or when the contact ends, once for each measure that it asks twice', () => {
  const first = { ...answered('sdq-s11-17', '2026-10-05'), occasion: 'first' } as const
  const later = { ...answered('sdq-s11-17-followup', '2026-11-05'), occasion: 'follow-up' } as const
  expect(due(autumn, first)).toEqual(['sdq-s11-17-followup 2026-12-31 period'])
  expect(due(autumn, first, ended('2026-11-20'))).toEqual(['sdq-s11-17-followup 2026-11-20 period'])
  expect(due(autumn, first, later)).toEqual([])
  expect(dueOf(fileOf(2011, first), autumn, '2027-01-01')).toEqual([])
})

it('takes the sooner of the two rules', () => {
  const first = { ...answered('sdq-s11-17', '2026-10-05'), occasion: 'first' } as const
  expect(due({ ...autumn, weeks: 6 }, first)).toEqual(['sdq-s11-17-followup 2026-11-16 interval'])
})

it('reads the interval that holds, and no interval out of a value that is none', () => {
  const rules = (...values: readonly (number | null | string)[]) =>
    dueRulesOf(kept(values.map((value) => [null, { kind: 'setting', name: 'follow-up-weeks', value }] as const)))
  expect(rules(4, 8).weeks).toBe(8)
  for (const value of [null, 0, 2.5, 53, '8']) expect(rules(8, value).weeks).toBeNull()
})

const offered = (rules: DueRules, ...bodies: readonly RecordBody[]) =>
  nextForms(fileOf(2011, ...bodies), rules, formsAt({ practice: false }), today).map(({ id }) => id)

it('offers first what it is time for, all of one informant in a row', () => {
  const bodies = ['sdq-p4-17', 'sdq-s11-17', 'yp-core'].map((form) => answered(form, '2026-10-01'))
  expect(offered(sixWeeks, ...bodies)).toEqual(['sdq-s11-17-followup', 'yp-core'])
})

it('offers what the period asks for first, then the first form that fits, and nothing where nothing is waited for', () => {
  expect(offered(autumn)).toEqual(['sdq-s11-17'])
  expect(offered(sixWeeks)).toHaveLength(1)
  expect(offered(sixWeeks, answered('sdq-s11-17', '2026-11-20'))).toEqual([])
})
