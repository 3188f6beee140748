import { expect, it } from 'vitest'
import { isAhead } from './skew.ts'

const now = new Date('2026-11-29T12:00:00.000Z')

it('tells of a clock that is more than five minutes ahead, and of nothing that lies in the past', () => {
  expect(isAhead('2026-11-29T12:05:00.000Z', now)).toBe(false)
  expect(isAhead('2026-11-29T12:05:00.001Z', now)).toBe(true)
  expect(isAhead('2019-01-01T00:00:00.000Z', now)).toBe(false)
  expect(isAhead(null, now)).toBe(false)
})
