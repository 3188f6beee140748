import { expect, it } from 'vitest'
import { kept } from '../results/testing.ts'
import { addressees, smsAllowed } from './slips.ts'

const ownByGuardian = (born: number, bornMonth: number | null, day: string) =>
  addressees({ born, bornMonth }, day).some(({ to, informant }) => to === 'guardian' && informant === 'self')

it('from the age of 13 a young person is never asked by way of a guardian: of two possible ages the older counts, on the slip’s last day', () => {
  // Born in 2013 with no month: 12 or 13 in 2026.
  expect(ownByGuardian(2013, null, '2026-06-01')).toBe(false)
  expect(ownByGuardian(2014, null, '2026-06-01')).toBe(true)
  // Born in December 2013: 12 all of November, 12 or 13 in December; the slip lives for seven days.
  expect(ownByGuardian(2013, 12, '2026-11-23')).toBe(true)
  expect(ownByGuardian(2013, 12, '2026-11-24')).toBe(false)
  // 12 or 13 as soon as the year has turned.
  expect(ownByGuardian(2014, null, '2026-12-24')).toBe(true)
  expect(ownByGuardian(2014, null, '2026-12-25')).toBe(false)
})

it('the young person, a guardian about the child, and a teacher can be asked at any age', () => {
  for (const born of [2009, 2022])
    expect(addressees({ born, bornMonth: null }, '2026-06-01').slice(0, 3)).toEqual([
      { to: 'youth', informant: 'self' },
      { to: 'guardian', informant: 'parent' },
      { to: 'teacher', informant: 'teacher' },
    ])
})

it('a link in a message is off until the unit has switched it on, and off again when it says so', () => {
  const set = (value: boolean) => [null, { kind: 'setting', name: 'home-sms', value }] as const
  expect(smsAllowed(kept([]))).toBe(false)
  expect(smsAllowed(kept([set(true)]))).toBe(true)
  expect(smsAllowed(kept([set(true), set(false)]))).toBe(false)
})
