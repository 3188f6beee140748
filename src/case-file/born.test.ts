import { describe, expect, it } from 'vitest'
import { ageOn, bornText, olderAgeOn, readBorn } from './born.ts'

it.each([
  ['2012', 2012],
  [' 14 ', 2012],
  ['0', 2026],
  ['99', 1927],
])('reads %s in 2026 as born %i', (written, born) => {
  expect(readBorn(written, '2026-11-21')).toBe(born)
})

it.each(['', '130', '1899', '2027', '-3', '14 år', '14.5', '2012-03-04', '201'])(
  'refuses %s as an impossible age',
  (written) => {
    expect(readBorn(written, '2026-11-21')).toEqual({ refused: 'impossible-age' })
  },
)

describe('the ages that are possible on a day', () => {
  const april = { born: 2012, bornMonth: 4 }
  it.each([
    ['the year alone: two until the year is over', { born: 2012, bornMonth: null }, '2026-02-10', [13, 14]],
    ['the year alone, on its first day', { born: 2012, bornMonth: null }, '2026-01-01', [13, 14]],
    ['the year alone, on its last day', { born: 2012, bornMonth: null }, '2026-12-31', 14],
    ['the month: before it', april, '2026-03-31', 13],
    ['the month: in it', april, '2026-04-01', [13, 14]],
    ['the month: on its last day', april, '2026-04-30', 14],
    ['the month: after it', april, '2026-05-01', 14],
    ['February in a year with a leap day', { born: 2012, bornMonth: 2 }, '2028-02-28', [15, 16]],
    ['February in one without', { born: 2012, bornMonth: 2 }, '2026-02-28', 14],
    ['a child born this year', { born: 2026, bornMonth: null }, '2026-06-01', 0],
  ] as const)('%s', (_, born, day, age) => {
    expect(ageOn(born, day)).toEqual(age)
  })

  it('are said as one, the older, where one must do', () => {
    expect(olderAgeOn({ born: 2012, bornMonth: null }, '2026-02-10')).toBe(14)
    expect(olderAgeOn(april, '2026-03-31')).toBe(13)
  })
})

it('writes the month in the reader’s language, and the year alone where it is not known', () => {
  expect(bornText({ born: 2012, bornMonth: 3 }, 'sv')).toBe('mars 2012')
  expect(bornText({ born: 2012, bornMonth: 3 }, 'en')).toBe('March 2012')
  expect(bornText({ born: 2012, bornMonth: null }, 'sv')).toBe('2012')
})
