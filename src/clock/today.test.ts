import { afterEach, expect, it, vi } from 'vitest'
import { dayBy, sayToday, today } from './today.ts'

afterEach(() => void vi.useRealTimers())

it.each([
  ['a clock that is right', { clock: '2026-11-28', day: '2026-11-28' }, '2026-12-01', '2026-12-01'],
  ['a clock four years behind counts on', { clock: '2022-01-01', day: '2026-11-28' }, '2022-01-03', '2026-11-30'],
  ['one that was put right since', { clock: '2022-01-01', day: '2026-11-28' }, '2026-11-29', '2026-11-29'],
  [
    'one that fell back since: never before the known day',
    { clock: '2026-11-28', day: '2026-11-28' },
    '2022-01-01',
    '2026-11-28',
  ],
  ['one that was ahead, and was put right', { clock: '2030-01-01', day: '2026-11-28' }, '2026-11-29', '2026-11-29'],
  [
    'one that is ahead counts on, over a leap day',
    { clock: '2030-02-27', day: '2028-02-27' },
    '2030-03-01',
    '2028-02-29',
  ],
])('%s', (_which, known, now, day) => {
  expect(dayBy(known, now)).toBe(day)
})

it('is the day that staff said, and counts on with the clock', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2022-01-01T12:00:00Z') })
  expect(today()).toBe('2022-01-01')
  // What a hand-over knew, as long as nobody has said another day.
  expect(today({ clock: '2026-11-20', day: '2026-11-20' })).toBe('2026-11-20')
  sayToday('2026-11-28')
  expect(today()).toBe('2026-11-28')
  vi.setSystemTime(new Date('2022-01-02T12:00:00Z'))
  expect(today({ clock: '2026-11-20', day: '2026-11-20' })).toBe('2026-11-29')
})
