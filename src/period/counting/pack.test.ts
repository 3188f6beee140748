// @vitest-environment node
import { expect, it } from 'vitest'
import type { PeriodCase } from '#aggregate'
import { randomCases } from '../../../test/random-cases.ts'
import { pack, unpack } from './pack.ts'

it('gives back every child as it was', () => {
  for (const seed of [1, 2, 3]) {
    const cases = randomCases(seed, 200)
    // As a worker gets it: copied, and not the same object.
    expect(unpack(structuredClone(pack(cases)))).toEqual(cases)
  }
})

it('keeps what is unknown apart from what is none, nought, blank or before the beginning', () => {
  const one: PeriodCase = {
    id: 'a',
    sex: 'x',
    age: null,
    reasons: null,
    interventions: [],
    professions: ['', 'nurse', 'nurse'],
    waiting: { visit: 0, start: -1 },
    measurements: [
      {
        form: 'own.form',
        revision: 2,
        timePoint: 'last',
        training: true,
        scales: { none: null, half: { sum: 0, over: 2 }, large: { sum: Number.MAX_SAFE_INTEGER, over: 34 } },
        answers: { listened: 0, told: null },
      },
      { form: 'core-om', revision: 1, timePoint: 'first', training: false, scales: {} },
    ],
    changes: { 'core-om': null, cgas: 'improved' },
  }
  expect(unpack(pack([one, { ...one, id: 'b', changes: {} }]))).toStrictEqual([one, { ...one, id: 'b', changes: {} }])
})

it('writes each text once', () => {
  const { texts } = pack(randomCases(4, 50))
  expect(texts.length).toBe(new Set(texts).size)
  expect(texts.length).toBeLessThan(60)
})
