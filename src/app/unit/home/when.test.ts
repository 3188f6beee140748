// @vitest-environment node
import { expect, it } from 'vitest'
import { instantOf, nextWorkday } from './when.ts'

it('the day after a Friday is the Monday', () => {
  // 2026-11-27 is a Friday.
  expect(['2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'].map(nextWorkday)).toEqual([
    ...['2026-11-27', '2026-11-30', '2026-11-30', '2026-11-30'],
  ])
})

it('a time that is no time is none', () => {
  expect(instantOf('2026-11-27', '16:00')).toBe(new Date(2026, 10, 27, 16).getTime())
  expect(instantOf('2026-11-27', '')).toBeNull()
  expect(instantOf('', '16:00')).toBeNull()
})
