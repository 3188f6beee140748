import { expect, it } from 'vitest'
import { ageOn, readBorn } from './born.ts'

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

it('counts the age by calendar years', () => {
  expect(ageOn(2012, '2026-01-01')).toBe(14)
})
