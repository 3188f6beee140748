// @vitest-environment node
import { expect, it } from 'vitest'
import { type Measurement, type Period, type PeriodCase, period2014 } from '#aggregate'
import { coverageOf } from './coverage.ts'

const made = (form: string, timePoint: 'first' | 'last', over: Partial<Measurement> = {}): Measurement => ({
  form,
  revision: 1,
  timePoint,
  training: false,
  scales: {},
  ...over,
})

const child = (id: string, age: number, ...measurements: readonly Measurement[]): PeriodCase => ({
  id,
  sex: 'f',
  age,
  reasons: null,
  interventions: null,
  professions: null,
  waiting: { visit: null, start: null },
  measurements,
  changes: {},
})

const period: Period = {
  ...period2014,
  measures: [
    { id: 'sdq-self', revision: 1, timePoints: ['first', 'last'] },
    { id: 'cgas', revision: 1, timePoints: ['first'] },
  ],
}
const selfOf = (cases: readonly PeriodCase[], which = period) => coverageOf(which, cases).measures[0]
const first = made('sdq-s11-17', 'first')
const last = made('sdq-s11-17-followup', 'last')

it('the first is asked of those whose age the form is made for', () => {
  const cases = [child('a', 14, first), child('b', 14), child('c', 7)]
  expect(selfOf(cases)?.first).toEqual({ of: 2, lacking: ['b'] })
})

it('the second is asked of those who have the first', () => {
  const cases = [child('a', 14, first, last), child('b', 14, first), child('c', 14)]
  expect(selfOf(cases)?.last).toEqual({ of: 2, lacking: ['b'] })
})

it('a measure that the period asks for once has no second', () => {
  expect(coverageOf(period, []).measures[1]?.last).toBeNull()
})

it('8 of 23 lack a second measurement', () => {
  const cases = [
    ...Array.from({ length: 15 }, (_, i) => child(`pair-${i}`, 14, first, last)),
    ...Array.from({ length: 8 }, (_, i) => child(`begun-${i}`, 14, first)),
    ...Array.from({ length: 4 }, (_, i) => child(`none-${i}`, 14)),
  ]
  const { pairs, children } = coverageOf(period, cases)
  expect([pairs.lacking.length, pairs.of, children]).toEqual([8, 23, 27])
})

it('answers to training wordings count in a rehearsal only', () => {
  const practised = [child('a', 14, made('sdq-s11-17', 'first', { training: true }))]
  expect(selfOf(practised)?.first.lacking).toEqual(['a'])
  expect(selfOf(practised, { ...period, kind: 'rehearsal' })?.first.lacking).toEqual([])
})

it('answers scored under another revision than the period’s do not count', () => {
  expect(selfOf([child('a', 14, made('sdq-s11-17', 'first', { revision: 2 }))])?.first.lacking).toEqual(['a'])
})
