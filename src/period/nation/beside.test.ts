// @vitest-environment node
import { expect, it } from 'vitest'
import { isUnsure, meanSpan, shareSpan } from './beside.ts'

it('Wilson’s interval is the published one, also where nobody was counted', () => {
  // 0 of 10: upper = z²/(n+z²) = 3.8416/13.8416 = 0.2775 (Newcombe 1998, table I, method 3, gives 0 to 0.2775).
  expect(shareSpan(0, 10)).toMatchObject({ value: 0, low: 0 })
  expect(shareSpan(0, 10).high).toBeCloseTo(0.2775, 4)
  // 81 of 263: 0.2553 to 0.3662 (Newcombe 1998, Stat Med 17:857–872, table I, method 3).
  expect(shareSpan(81, 263).low).toBeCloseTo(0.2553, 4)
  expect(shareSpan(81, 263).high).toBeCloseTo(0.3662, 4)
})

it('a mean’s span is 1.96 standard errors either way', () => {
  // 10, 12, 14, 16: mean 13, variance (9+1+1+9)/3 = 6.667, se √(6.667/4) = 1.291, half 2.530.
  const span = meanSpan([10, 12, 14, 16].map((sum) => ({ sum, over: 1 })))
  expect(span).toMatchObject({ value: 13, of: 4 })
  expect(span?.low).toBeCloseTo(10.47, 2)
  expect(span?.high).toBeCloseTo(15.53, 2)
})

it('one child has a value and no span, nobody has neither', () => {
  expect(meanSpan([{ sum: 7, over: 2 }])).toEqual({ value: 3.5, low: 3.5, high: 3.5, of: 1 })
  expect(meanSpan([])).toBeNull()
})

it('a span that reaches further than its figure is large says too little', () => {
  // 1 of 40: 0.025, up to 0.1288 by Wilson: 0.104 above. 20 of 40: 0.5, from 0.352 to 0.648.
  expect(isUnsure(shareSpan(1, 40))).toBe(true)
  expect(isUnsure(shareSpan(20, 40))).toBe(false)
})
