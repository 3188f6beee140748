import { expect, it } from 'vitest'
import { drawn, emptySample, mostDrawn, offer, rankOf } from './sample.ts'

const units = Array.from({ length: 5000 }, (_, i) => ({ rank: rankOf('2014', `unit-${i}`), of: i, value: 1 / (i + 1) }))
const drawnOf = (all: typeof units) => {
  const sample = emptySample()
  for (const { rank, of, value } of all) offer(sample, rank, of, value)
  return drawn(sample)
}

it('keeps every figure of as many units as are drawn, smallest first', () => {
  const some = units.slice(0, mostDrawn)
  expect(drawnOf(some.toReversed())).toEqual(some.map(({ of, value }) => ({ of, value })))
})

it('draws as many of more units, the same in whatever order they come', () => {
  const lots = drawnOf(units)
  expect(lots).toHaveLength(mostDrawn)
  expect(drawnOf(units.toReversed())).toEqual(lots)
  // Of 5 000 numbered units 1 000 are drawn: their mean number is 2 500 ± 4·1 443/√1 000 = ± 183.
  const mean = lots.reduce((sum, { of }) => sum + of, 0) / lots.length
  expect(Math.abs(mean - 2500)).toBeLessThan(183)
})

it('draws other units in another period', () => {
  expect(rankOf('2014', 'unit-1')).not.toBe(rankOf('2015', 'unit-1'))
})
