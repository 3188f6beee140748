// @vitest-environment node
import { expect, it } from 'vitest'
import { disclose, period2014 } from '#aggregate'
import { randomCases } from '../../../test/random-cases.ts'
import { reportOf } from './report.ts'

const period = period2014
const units = Array.from({ length: 200 }, (_, unit) => randomCases(unit + 1, 10 + (unit % 60)))

/** The tabulation behind the batch counts in another way: the figures that the sender is shown as their own. */
function ownFigures(cases: (typeof units)[number]) {
  const made = disclose({
    period,
    edition: 1,
    cases,
    joined: null,
    unit: 'u',
    key: new Uint8Array(32),
    app: '',
    released: [],
  })
  if ('refused' in made) throw new Error(made.refused)
  return new Map(
    made.preview.filter(({ figure }) => figure === 'count').map(({ table, cell, own }) => [`${table} ${cell}`, own]),
  )
}

it('every count is the one that the tabulation behind the batch comes to, over 200 random units', () => {
  for (const cases of units) {
    const [report, own] = [reportOf(period, cases), ownFigures(cases)]
    for (const { age, bySex } of report.people)
      for (const { cell, count } of bySex) expect(count).toBe(own.get(`sex.age ${cell}|${age}`))
    for (const { cell, count } of report.professions) expect(count).toBe(own.get(`professions ${cell}`))
    for (const { cell, count } of report.interventions) expect(count).toBe(own.get(`interventions ${cell}`))
    for (const { measure, changes } of report.measures)
      for (const { cell, count } of changes ?? []) expect(count).toBe(own.get(`${measure}.change ${cell}`))
  }
})

it('every mean is that of the listed values, over 200 random units', () => {
  for (const cases of units)
    for (const { measure, scales } of reportOf(period, cases).measures) {
      const form = period.measures.some(({ id }) => id === measure) && measureForms[measure]
      if (!form) continue
      for (const { scale, first, after } of scales) {
        const of = (time: 'first' | 'last', one: (typeof cases)[number]) => {
          const made = one.measurements.filter(
            (each) => each.form === form[time] && each.timePoint === time && each.revision === 1 && !each.training,
          )[0]
          const exact = made?.scales[scale]
          return exact ? exact.sum / exact.over : null
        }
        let [n, total, pairs, totalOfPairs] = [0, 0, 0, 0]
        for (const one of cases) {
          const [value, later] = [of('first', one), of('last', one)]
          if (value !== null) [n, total] = [n + 1, total + value]
          if (value !== null && later !== null) [pairs, totalOfPairs] = [pairs + 1, totalOfPairs + later]
        }
        expect(first?.n ?? 0).toBe(n)
        if (first) expect(first.value).toBeCloseTo(total / n, 9)
        expect(after?.n ?? 0).toBe(pairs)
        if (after) expect(after.value).toBeCloseTo(totalOfPairs / pairs, 9)
      }
    }
})

const measureForms: Readonly<Record<string, { first: string; last: string }>> = {
  'sdq-self': { first: 'sdq-s11-17', last: 'sdq-s11-17-followup' },
  'sdq-parent': { first: 'sdq-p4-17', last: 'sdq-p4-17-followup' },
  'core-om': { first: 'core-om', last: 'core-om' },
  cgas: { first: 'cgas', last: 'cgas' },
}

it('a code that only the nation counts is still the unit’s own to see', () => {
  const [one] = randomCases(1, 10)
  const cases = one ? [{ ...one, reasons: ['self-harm'] }] : []
  const count = (code: string) => reportOf(period, cases).reasons.find(({ cell }) => cell === code)?.count
  expect([count('self-harm'), count('other')]).toEqual([1, 0])
})
