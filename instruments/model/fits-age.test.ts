import { describe, expect, it } from 'vitest'
import { ageOn, fitsAge } from '../index.ts'

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
})

describe('a form for 11–13 years', () => {
  const form = { ages: { from: 11, to: 13 } }
  const fits = (born: number, bornMonth: number | null) => fitsAge(form, { born, bornMonth }, '2026-02-10')

  it('fits whoever may be 13 still or 11 already, where the year alone is known', () => {
    expect([2011, 2012, 2015, 2016].map((born) => fits(born, null))).toEqual([false, true, true, false])
  })

  it('is settled by the month', () => {
    expect([fits(2012, 1), fits(2012, 2), fits(2012, 3)]).toEqual([false, true, true])
    expect([fits(2015, 1), fits(2015, 2), fits(2015, 3)]).toEqual([true, true, false])
  })
})
