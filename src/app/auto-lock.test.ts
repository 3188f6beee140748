import { expect, it } from 'vitest'
import { lockDecision } from './auto-lock.ts'

const minutes = (n: number) => n * 60_000
const seen = { openedAt: 0, touchedAt: 0, hiddenAt: null }

it('stays open while somebody works', () => {
  expect(lockDecision(minutes(100), { ...seen, touchedAt: minutes(98) })).toBe('open')
})
it('warns 20 seconds before it locks, and counts down', () => {
  expect(lockDecision(minutes(5) - 20_001, seen)).toBe('open')
  expect(lockDecision(minutes(5) - 20_000, seen)).toEqual({ secondsLeft: 20 })
  expect(lockDecision(minutes(5) - 1, seen)).toEqual({ secondsLeft: 1 })
})
it('locks after five minutes untouched', () => {
  expect(lockDecision(minutes(5), seen)).toBe('lock')
})
it('locks when hidden for more than thirty seconds, and not before', () => {
  expect(lockDecision(40_000, { ...seen, hiddenAt: 10_000 })).toBe('open')
  expect(lockDecision(40_001, { ...seen, hiddenAt: 10_000 })).toBe('lock')
})
it('locks after eight hours, whoever is working', () => {
  expect(lockDecision(minutes(480), { ...seen, touchedAt: minutes(480) - 1 })).toBe('lock')
})
it('locks when the clock has gone backwards', () => {
  expect(lockDecision(minutes(1), { ...seen, touchedAt: minutes(2) })).toBe('lock')
})
