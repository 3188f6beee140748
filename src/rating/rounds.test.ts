import { expect, it } from 'vitest'
import type { Kept } from '../vault/index.ts'
import { lastTrained, rounds, trainingState } from './rounds.ts'

let seq = 0
function training(staff: string, scores: readonly number[], finished: string | null, course = 'cgas-1'): Kept {
  seq += 1
  const ratings = scores.map((score, i) => ({ case: `c${i}`, score }))
  return {
    id: `r${seq}`,
    lamport: seq,
    device: 'a',
    at: '',
    by: { staff },
    caseId: null,
    body: { kind: 'training', staff, course, ratings, finished },
  }
}

it('keeps one round while its saves grow, and begins another after it is finished', () => {
  const records = [
    training('a', [50], null),
    training('b', [70], null),
    training('a', [50, 60], null),
    training('a', [50, 60, 70], '2026-02-01'),
    training('a', [55], null),
  ]
  expect(rounds(records, 'a').map((round) => [round.ratings.length, round.finished])).toEqual([
    [3, '2026-02-01'],
    [1, null],
  ])
  expect(rounds(records)).toHaveLength(3)
})

it('knows the last finished day, whichever was written last', () => {
  const records = [training('a', [1], '2026-05-02'), training('a', [1], '2025-01-01', 'own'), training('a', [1], null)]
  expect(lastTrained(records, 'a')).toBe('2026-05-02')
  expect(lastTrained(records, 'b')).toBeNull()
})

it.each([
  [null, '2026-11-21', 'never'],
  ['2025-11-22', '2026-11-21', 'current'],
  ['2025-11-21', '2026-11-21', 'due'],
  ['2024-02-29', '2025-02-28', 'current'],
  ['2024-02-29', '2025-03-01', 'due'],
] as const)('trained %s is on %s %s', (trained, today, state) => {
  expect(trainingState(trained, today)).toBe(state)
})
