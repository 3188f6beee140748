import { expect, it } from 'vitest'
import { addPart, emptyPool, pooled } from './pool.ts'

it('weighs units by their number, and takes the spread from that within units of twenty and that between all', () => {
  const pool = emptyPool()
  addPart(pool, { n: 20, mean: 10, sd: 2 })
  addPart(pool, { n: 10, mean: 13, sd: null })
  const { mean, sd } = pooled(pool)
  // (20·10 + 10·13) / 30
  expect(mean).toBeCloseTo(11, 12)
  // Within: 2² for each of 30 − 2 degrees of freedom. Between: 20·1² + 10·2². Both over 30 − 1.
  expect(sd).toBeCloseTo(Math.sqrt((4 * 28 + 60) / 29), 12)
})

it('has no spread where no unit has sent one', () => {
  const pool = emptyPool()
  addPart(pool, { n: 10, mean: 10, sd: null })
  addPart(pool, { n: 15, mean: 13, sd: null })
  expect(pooled(pool).sd).toBeNull()
})
