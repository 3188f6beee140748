// @vitest-environment node
import { expect, it } from 'vitest'
import { addDays, daysBetween, today } from './calendar.ts'

it('the day is Sweden’s, also where the device is in another zone', () => {
  // 23:30 UTC on 1 July is 01:30 on 2 July in Stockholm (UTC+2); on 1 January it is 00:30 on 2 January (UTC+1).
  expect(today(new Date('2026-07-01T23:30:00Z'))).toBe('2026-07-02')
  expect(today(new Date('2026-01-01T23:30:00Z'))).toBe('2026-01-02')
  expect(today(new Date('2026-01-01T22:30:00Z'))).toBe('2026-01-01')
})

it('a night when the clock moves is still one day', () => {
  expect(daysBetween('2026-03-28', '2026-03-29')).toBe(1)
  expect(daysBetween('2026-03-29', '2026-03-30')).toBe(1)
  expect(daysBetween('2026-10-25', '2026-10-26')).toBe(1)
})

it('the 2014 period is 214 days from its first to its last, and 30 days later is the release', () => {
  // 1 March + 30 + 30 + 31 + 30 + 31 + 31 + 30 = 213 days between, 214 counted both ways.
  expect(daysBetween('2014-03-01', '2014-09-30')).toBe(213)
  expect(addDays('2014-09-30', 30)).toBe('2014-10-30')
})
