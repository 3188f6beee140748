import { expect, it } from 'vitest'
import { type Rating, twoRatings } from './two-raters.ts'

const rating = (staff: string, day: string, score: number, occasion: Rating['occasion'] = 'first'): Rating => ({
  record: `${staff}${day}`,
  staff,
  day,
  score,
  occasion,
})

it('puts two raters of the same month side by side with their distance', () => {
  const found = twoRatings([rating('a', '2026-03-01', 58), rating('b', '2026-03-20', 47)])
  expect(found).toMatchObject([{ points: 11, sameBand: false }])
})

it.each([
  ['one rater twice', [rating('a', '2026-03-01', 50), rating('a', '2026-03-02', 55)]],
  ['a first rating and a follow-up', [rating('a', '2026-03-01', 50), rating('b', '2026-03-02', 55, 'follow-up')]],
  ['ratings of different months', [rating('a', '2026-03-01', 50), rating('b', '2026-04-02', 55)]],
])('does not pair %s', (_, ratings) => {
  expect(twoRatings(ratings)).toEqual([])
})

it('pairs every rater with every other', () => {
  const three = ['a', 'b', 'c'].map((staff, i) => rating(staff, '2026-03-01', 51 + i))
  expect(twoRatings(three).map(({ points, sameBand }) => [points, sameBand])).toEqual([
    [1, true],
    [2, true],
    [1, true],
  ])
})
