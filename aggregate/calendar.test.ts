import { expect, it } from 'vitest'
import { civilDay, dayAndTime, dayOfInstant } from './calendar.ts'

it.each([
  ['the last minute of a winter day', '2026-11-20T22:59:59Z', '2026-11-20', '2026-11-20 23:59'],
  ['midnight in winter, an hour before Greenwich', '2026-11-20T23:00:00Z', '2026-11-21', '2026-11-21 00:00'],
  ['midnight in summer, two hours before it', '2026-06-30T22:00:00Z', '2026-07-01', '2026-07-01 00:00'],
  ['an instant with a zone of its own', '2026-11-20T18:30:00-05:00', '2026-11-21', '2026-11-21 00:30'],
])('%s has the day and the time of the units', (_which, iso, day, time) => {
  expect([civilDay(Date.parse(iso)), dayOfInstant(iso), dayAndTime(Date.parse(iso))]).toEqual([day, day, time])
})

it('has no day for what is no instant', () => {
  expect(dayOfInstant('i går')).toBeNull()
})
