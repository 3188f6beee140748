/** Help numbers grow old without anybody noticing: the build notices. */
import { expect, it } from 'vitest'
import { addDays } from '#aggregate'
import { contactsVerdict } from '../../scripts/contacts.ts'
import { checked, contactsFor } from '../../src/answering/contacts.ts'

it.each([
  [0, 'fresh'],
  [90, 'fresh'],
  [91, 'ageing'],
  [180, 'ageing'],
  [181, 'old'],
])('a list that was checked %i days ago: %s', (days, is) => {
  expect(contactsVerdict('2026-01-01', addDays('2026-01-01', days)).is).toBe(is)
})

it('says on which day it was checked, and that is a day that has been', () => {
  expect(checked).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  expect(Date.parse(checked)).toBeLessThanOrEqual(Date.now())
})

it('gives everybody the same numbers: age decides the order alone', () => {
  const reached = (age: number | null) =>
    contactsFor(age)
      .map(({ reach }) => reach)
      .sort()
  const ages = [null, ...Array.from({ length: 23 }, (_, i) => i + 2)]
  expect(new Set(ages.map((age) => reached(age).join())).size).toBe(1)
  expect(reached(null)).toEqual(['112', '116 111', '1177', '90 390', '90101', 'UMO.se'].sort())
  // Danger to life comes first, whoever asks.
  expect(ages.map((age) => contactsFor(age)[0]?.reach)).toEqual(ages.map(() => '112'))
})
