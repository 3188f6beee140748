import { expect, it } from 'vitest'
import { meanLimits, shareLimits } from './limits.ts'

it('puts the limits of a small share where the binomial distribution does', () => {
  // n = 2, p = ½: F(0) = 0.25, F(1) = 0.75, F(2) = 1. At 0.975 r = 2 and α = (1 − 0.975)/(1 − 0.75) = 0.1: (2 − 0.1)/2.
  // At 0.025 r = 0 and α = 0.9: (0 − 0.9)/2 is below 0, where no share is.
  expect(shareLimits(0.5, 2, 'inner').high).toBeCloseTo(0.95, 10)
  expect(shareLimits(0.5, 2, 'inner').low).toBe(0)
})

it('interpolates between the two counts around the limit', () => {
  // n = 10, p = 0.3: F(5) = 0.9526510, F(6) = 0.9894079. α = 0.0144079/0.0367569 = 0.391977; (6 − 0.391977)/10.
  expect(shareLimits(0.3, 10, 'inner').high).toBeCloseTo(0.560802, 5)
})

it('comes near the normal distribution for a large unit, and wider for the outer limit', () => {
  // √(0.4·0.6/600) = 0.02; 0.4 ± 1.96·0.02 and ± 3.09·0.02, to within half a child of 600.
  const [inner, outer] = [shareLimits(0.4, 600, 'inner'), shareLimits(0.4, 600, 'outer')]
  expect(Math.abs(inner.low - 0.3608)).toBeLessThan(1.5 / 600)
  expect(Math.abs(inner.high - 0.4392)).toBeLessThan(1.5 / 600)
  expect(Math.abs(outer.low - 0.3382)).toBeLessThan(1.5 / 600)
  expect(Math.abs(outer.high - 0.4618)).toBeLessThan(1.5 / 600)
})

it('has numbers also where (1 − p) to the power of n is nothing to a machine', () => {
  const { low, high } = shareLimits(0.9, 2000, 'inner')
  expect(low).toBeGreaterThan(0.88)
  expect(high).toBeLessThan(0.92)
})

it('has no room for chance in a share of nobody or everybody', () => {
  expect(shareLimits(0, 30, 'outer')).toEqual({ low: 0, high: 0 })
  expect(shareLimits(1, 30, 'outer')).toEqual({ low: 1, high: 1 })
})

it('narrows a mean’s limits with the root of the number', () => {
  // SD 6: 1.959964·6/√36 = 1.959964; with 144 half of it.
  expect(meanLimits(12, 6, 36, 'inner').high).toBeCloseTo(13.959964, 6)
  expect(meanLimits(12, 6, 144, 'inner').low).toBeCloseTo(11.020018, 6)
})
