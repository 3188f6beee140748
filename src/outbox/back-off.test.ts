// @vitest-environment node
import { expect, it } from 'vitest'
import { backOff, retryAfter } from './back-off.ts'

const almostOne = 1 - 2 ** -53

it('the wait doubles from 5 seconds and stops at 15 minutes', () => {
  // 5 · 2^0 = 5, 10, 20, 40, … 5 · 2^7 = 640 s, 5 · 2^8 = 1280 s > 900 s.
  expect([1, 2, 3, 4, 8, 9, 40].map((tries) => backOff(tries, almostOne, null))).toEqual([
    5_000, 10_000, 20_000, 40_000, 640_000, 900_000, 900_000,
  ])
})

it('the whole span is drawn from, down to nothing', () => {
  expect(backOff(3, 0, null)).toBe(0)
  expect(backOff(3, 0.5, null)).toBe(10_000)
})

it('a server that asks for longer is obeyed, and one that asks for less is not hurried', () => {
  expect(backOff(1, 0.5, 60_000)).toBe(60_000)
  expect(backOff(9, 0.5, 1_000)).toBe(450_000)
})

it('Retry-After is read as seconds or as a date', () => {
  const now = Date.parse('2026-11-21T20:00:00Z')
  expect(retryAfter('120', now)).toBe(120_000)
  expect(retryAfter('Sat, 21 Nov 2026 20:00:30 GMT', now)).toBe(30_000)
  expect(retryAfter('Sat, 21 Nov 2026 19:00:00 GMT', now)).toBe(0)
  expect(retryAfter('soon', now)).toBeNull()
  expect(retryAfter(null, now)).toBeNull()
})
