import { expect, it } from 'vitest'
import type { Shown } from './figures.ts'
import { aboutHowMany, ofCount, ofMean, ofShare, tooUncertain } from './uncertainty.ts'

const shown = (value: number, margin: number, share: Shown['share']): Shown => ({ value, margin, share, units: 5 })

it('a figure is too uncertain from where its margin is larger than itself', () => {
  expect(tooUncertain({ value: 66.7, margin: 163.2 })).toBe(true)
  expect(tooUncertain({ value: 20, margin: 20 })).toBe(false)
  expect(tooUncertain({ value: 20, margin: 20.1 })).toBe(true)
  // Of a change downwards its size is what counts.
  expect(tooUncertain({ value: -4, margin: 3 })).toBe(false)
})

it('a count’s margin is the rounding’s and nothing else', () => {
  expect(ofCount(shown(75, 6.8, null))).toEqual({ value: 75, margin: 6.8, rounding: 6.8, of: 75 })
})

it('a share’s margin is the rounding’s and chance’s, and says what the rounding alone would give; it builds on those it counts', () => {
  // 40 of 100: chance 1.959964·√(0.4·0.6/100) = 0.0960; with the rounding's 0.0720: √(0.0960² + 0.0720²) = 0.1200.
  const share = ofShare(shown(40, 5, { value: 0.4, margin: 0.072 }))
  expect(share).toMatchObject({ value: 0.4, rounding: 0.072, of: 40 })
  expect(share?.margin).toBeCloseTo(0.12, 4)
  expect(ofShare(shown(40, 5, null))).toBeNull()
})

it('a share that the rounding made larger than its whole has no chance in it', () => {
  expect(ofShare(shown(105, 5, { value: 1.05, margin: 0.05 }))?.margin).toBe(0.05)
})

it('a mean’s margin is the rounding’s and chance’s, and the rounding’s alone where no spread was sent', () => {
  // SD 6 of 144: 1.959964·6/12 = 0.979982; with 0.2: √(0.979982² + 0.2²) = 1.000182.
  const stats = { mean: 13, margin: 0.2, sd: 6, bands: {}, units: 5 }
  expect(ofMean(stats, 144).margin).toBeCloseTo(1.000182, 5)
  expect(ofMean({ ...stats, sd: null }, 144)).toMatchObject({ margin: 0.2, rounding: 0.2 })
})

it.each([
  [0, 0, 10],
  [7, 0, 10],
  [20, 20, 30],
  [29, 20, 30],
  [99, 90, 100],
  [140, 100, 200],
  [1430, 1000, 2000],
])('%d children lie between %d and %d', (children, from, to) => {
  expect(aboutHowMany(children)).toEqual({ from, to })
})
