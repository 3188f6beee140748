import { expect, it } from 'vitest'
import { bornText, olderAgeOn, readBorn } from './born.ts'

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

it('says two possible ages as one, the older, where one must do', () => {
  expect(olderAgeOn({ born: 2012, bornMonth: null }, '2026-02-10')).toBe(14)
  expect(olderAgeOn({ born: 2012, bornMonth: 4 }, '2026-03-31')).toBe(13)
})

it('writes the month in the reader’s language, and the year alone where it is not known', () => {
  expect(bornText({ born: 2012, bornMonth: 3 }, 'sv')).toBe('mars 2012')
  expect(bornText({ born: 2012, bornMonth: 3 }, 'en')).toBe('March 2012')
  expect(bornText({ born: 2012, bornMonth: null }, 'sv')).toBe('2012')
})
