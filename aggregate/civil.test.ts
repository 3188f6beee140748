import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, daysBetween } from './civil.ts'

it('counts the 2014 period as 213 days from its first to its last', () => {
  // March 31, April 30, May 31, June 30, July 31, August 31, September 30 = 214 days, both ends included.
  expect(daysBetween('2014-03-01', '2014-09-30')).toBe(213)
})

it('knows leap days, and that 2100 has none', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
  expect(addDays('2100-02-28', 1)).toBe('2100-03-01')
})

it('agrees with the platform calendar on any day from 1900 to 2200', () => {
  fc.assert(
    fc.property(fc.integer({ min: -25_567, max: 84_006 }), fc.integer({ min: -4000, max: 4000 }), (day, step) => {
      const civil = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10)
      expect(addDays(civil(day), step)).toBe(civil(day + step))
      expect(daysBetween(civil(day), civil(day + step))).toBe(step)
    }),
  )
})
