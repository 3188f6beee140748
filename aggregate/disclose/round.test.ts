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
    cells.map((cell) => rounded({ ...rounding, ...change }, `interventions|${cell}`, count)).join()

  it('is the same at every try', () => {
    expect(sent({})).toBe(sent({}))
  })

  it('does not know the count: one child more never comes out as fewer', () => {
    for (const cell of cells)
      for (let count = 0; count < 20; count++)
        expect(rounded(rounding, `interventions|${cell}`, count + 1)).toBeGreaterThanOrEqual(
          rounded(rounding, `interventions|${cell}`, count),
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

describe('figures with one draw', () => {
  const key = (i: number) => Uint8Array.of(i % 256, (i >> 8) % 256, i >> 16)
  const keys = Array.from({ length: 20_000 }, (_, i) => key(i))
  const rounding = { plan: 'plan-1', unit: 'enhet-07', first: '2014-03-01', last: '2014-09-30', base: 5 }
  const sent = (counts: readonly number[]) =>
    keys.map((own) => counts.map((count) => rounded({ ...rounding, key: own }, 'sex.age|f|13-18', count)))
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

  it('never contradict each other, and each has the mean of its count', () => {
    const counts = [7, 6, 4, 1]
    const all = sent(counts)
    for (const row of all) expect(row).toEqual(row.toSorted((a, b) => b - a))
    // Four standard errors of a rounded count, whose variance is at most 6.
    for (const [i, count] of counts.entries())
      expect(Math.abs(mean(all.map((row) => row[i] ?? 0)) - count)).toBeLessThan(4 * Math.sqrt(6 / keys.length))
  })

  it.each([2, 3, 4])('leave a band whose variance is 2(1 − k)² + 2(k + 1), for k = %i bands', (k) => {
    // Remainders spread evenly: every group of k + 1 counts, one for each key, by a plain congruence.
    let at = 1
    const next = () => (at = (at * 48_271) % 2_147_483_647)
    const left = keys.map((own) => {
      const bands = Array.from({ length: k }, () => next() % 25)
      const lowest = next() % 25
      const round = (count: number) => rounded({ ...rounding, key: own }, 'n', count)
      const whole = round(bands.reduce((sum, band) => sum + band, lowest))
      return bands.reduce((sum, band) => sum - round(band), whole) - lowest
    })
    const variance = mean(left.map((off) => off * off))
    const expected = 2 * (1 - k) ** 2 + 2 * (k + 1)
    expect(Math.abs(mean(left))).toBeLessThan(4 * Math.sqrt(expected / keys.length))
    expect(Math.abs(variance - expected) / expected).toBeLessThan(0.06)
  })
})
