import { expect, it } from 'vitest'
import { addedValue } from './added-value.ts'

const child = (total: number, impact: number, emotional: number, last: number) => ({
  first: { total, impact, emotional },
  last: { total: last },
})
const group = (pairs: number) => Array.from({ length: pairs }, () => [child(20, 4, 5, 15), child(10, 0, 2, 10)]).flat()

it('is the mean of the group, with its interval', () => {
  // 2.3 + 16 + 0.8 − 1.5 − 15 = 2.6 and 2.3 + 8 + 0 − 0.6 − 10 = −0.3: mean 1.15; 1.959964 · 5/√30 = 1.789194
  const got = addedValue(group(15))
  expect(got).toMatchObject({ n: 30, mean: 1.15 })
  if (!('mean' in got)) throw new Error('no mean')
  expect(got.interval.from).toBeCloseTo(1.15 - 1.789194, 5)
  expect(got.interval.to).toBeCloseTo(1.15 + 1.789194, 5)
})

it.each([0, 1, 28])('is never given for one child, nor for fewer than thirty: %d', (children) => {
  expect(addedValue([...group(14), child(20, 4, 5, 15)].slice(0, children))).toEqual({ refused: 'small-group' })
  expect(addedValue([...group(14), child(20, 4, 5, 15)])).toEqual({ refused: 'small-group' })
})
