import { expect, it } from 'vitest'
import { change } from '../index.ts'
import { probit } from './probit.ts'

// Quantiles as Python's statistics.NormalDist gives them; the two in the tail checked against erfc.
it.each([
  [0.5, 0],
  [0.75, 0.674489750196082],
  [0.9, 1.2815515655446],
  [0.925, 1.43953147093846],
  [0.95, 1.64485362695147],
  [0.975, 1.95996398454005],
  [0.995, 2.5758293035489],
  [1e-6, -4.7534243088229],
  [1e-12, -7.03448382530113],
  [1e-300, -37.0470962993612],
])('the quantile of %d is %d', (p, z) => {
  expect(Math.abs(probit(p) - z)).toBeLessThan(1e-13 * Math.max(1, Math.abs(z)))
  if (p > 1e-9) expect(Math.abs(probit(1 - p) + z)).toBeLessThan(1e-9)
})

it.each([0, 1, -0.1, 1.1, Number.NaN])('there is none of %d', (p) => {
  expect(() => probit(p)).toThrow('a share between 0 and 1')
})

it('gives the two z of the manuals', () => {
  const z = (confidence: number) =>
    change({ first: 0, last: 0, sd: Math.SQRT1_2, reliability: 0, confidence, cutOff: null, higherIs: 'worse' }).rci
  expect(z(0.95)).toBeCloseTo(1.959964, 6)
  expect(z(0.9)).toBeCloseTo(1.644854, 6)
})
