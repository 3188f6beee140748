import { expect, it } from 'vitest'
import { addedValue } from './added-value.ts'

const child = (total: number, impact: number, emotional: number, after: number) => ({
  before: { total, impact, emotional },
  after: { total: after },
})

it('is the mean of the group, with its interval', () => {
  // 2.3 + 16 + 0.8 − 1.5 − 15 = 2.6 and 2.3 + 8 + 0 − 0.6 − 10 = −0.3: mean 1.15; 1.959964 · 5/√2 = 6.929519
  const got = addedValue([child(20, 4, 5, 15), child(10, 0, 2, 10)])
  expect(got).toMatchObject({ n: 2, mean: 1.15 })
  if (!('mean' in got)) throw new Error('no mean')
  expect(got.interval.from).toBeCloseTo(-5.779519, 5)
  expect(got.interval.to).toBeCloseTo(8.079519, 5)
})

it.each([[[]], [[child(20, 4, 5, 15)]]])('is never given for fewer than two', (pairs) => {
  expect(addedValue(pairs)).toEqual({ refused: 'no-group' })
})
