import { describe, expect, it } from 'vitest'
import { keyOf } from '../../test/random-cases.ts'
import { draw, type Rounding, rounded, roundWith } from './round.ts'

const label = 'rr|plan-1|enhet-07|2014-03-01/2014-09-30|interventions|assessment'

it.each([1, 2, 3, 4, 7, 13, 48])('rounds %i without bias: ten thousand keys, within four standard errors', (count) => {
  const sent = Array.from({ length: 10_000 }, (_, seed) => roundWith(draw(keyOf(seed), label), count, 5))
  const mean = sent.reduce((sum, value) => sum + value, 0) / sent.length
  const rest = count % 5
  expect(Math.abs(mean - count)).toBeLessThan(4 * Math.sqrt((rest * (5 - rest)) / sent.length))
})

it('leaves a multiple of five as it is', () => {
  for (let seed = 0; seed < 100; seed++) expect(roundWith(draw(keyOf(seed), label), 15, 5)).toBe(15)
})

describe('the draw', () => {
  const rounding: Rounding = {
    key: keyOf(1),
    plan: 'plan-1',
    unit: 'enhet-07',
    first: '2014-03-01',
    last: '2014-09-30',
    base: 5,
  }
  const cells = Array.from({ length: 200 }, (_, i) => `code-${i}`)
  const sent = (change: Partial<Rounding>, count = 7) =>
    cells.map((cell) => rounded({ ...rounding, ...change }, 'interventions', cell, count)).join()

  it('is the same at every try', () => {
    expect(sent({})).toBe(sent({}))
  })

  it('does not know the count: one child more never comes out as fewer', () => {
    for (const cell of cells)
      for (let count = 0; count < 20; count++)
        expect(rounded(rounding, 'interventions', cell, count + 1)).toBeGreaterThanOrEqual(
          rounded(rounding, 'interventions', cell, count),
        )
  })

  it.each([
    ['key', { key: keyOf(2) }],
    ['unit', { unit: 'enhet-08' }],
    ['plan', { plan: 'plan-2' }],
    ['period', { first: '2014-03-02' }],
  ])('is another for another %s', (_, change) => {
    expect(sent(change)).not.toBe(sent({}))
  })
})
