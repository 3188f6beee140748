import { expect, it } from 'vitest'
import { toReview } from '../../case-file/to-review.ts'
import { answered, fileOf } from '../../cases/testing.ts'
import { cameFromHome, waitsOf } from './reminders.ts'

const hour = 3_600_000
const noon = Date.parse('2026-11-27T12:00:00Z')

it('says nothing of a form before half the promised time, and from then on how long it has waited', () => {
  expect(waitsOf([noon], noon + 2 * hour - 1, 4)).toBeNull()
  expect(waitsOf([noon], noon + 2 * hour, 4)).toEqual({ count: 1, hours: 2, isLate: false })
  expect(waitsOf([noon], noon + 4 * hour - 1, 4)?.isLate).toBe(false)
  expect(waitsOf([noon], noon + 4 * hour, 4)).toEqual({ count: 1, hours: 4, isLate: true })
})

it('goes by the longest wait, counts those that are due alone, and by four hours where nobody has promised', () => {
  expect(waitsOf([noon, noon + hour, noon + 8 * hour], noon + 9 * hour, 8)).toEqual({
    ...{ count: 2, hours: 9, isLate: true },
  })
  expect(waitsOf([noon], noon + 2 * hour, null)?.count).toBe(1)
  expect(waitsOf([], noon, 1)).toBeNull()
})

it('reminds of unread answers from home, and of none that were given at the unit', () => {
  const home = { ...answered('core-10', '2026-11-20', { i6: 2 }), via: 'home' as const }
  const here = answered('core-10', '2026-11-20', { i6: 2 })
  const file = fileOf(2009, home, here)
  expect(toReview(file)).toHaveLength(2)
  expect(cameFromHome(toReview(file))).toEqual([Date.parse('2026-11-20T10:00:00.000Z')])
})
