import { expect, it } from 'vitest'
import { drawn, everything, type Line, linesMatching, randomBelow } from './log-review.ts'

const line = (id: string, it: Partial<Line> = {}): Line => ({
  ...{ id, at: '2026-11-02T09:00:00.000Z', staff: 'alva', who: 'Alva', what: 'Öppnade ärendet', code: 'A-1' },
  ...{ detail: '', device: 'one', deviceName: 'Rum 1', protected: false },
  ...it,
})
const dayOf = (at: string) => at.slice(0, 10)
const lines = [
  line('1'),
  line('2', { at: '2026-11-03T09:00:00.000Z', code: 'B-2', device: 'two' }),
  line('3', { at: '2026-11-03T10:00:00.000Z', staff: 'bo', protected: true }),
  line('4', { at: '2026-11-04T10:00:00.000Z', staff: null, code: '' }),
]
const ids = (query: Partial<typeof everything>) =>
  linesMatching(lines, { ...everything, ...query }, dayOf).map(({ id }) => id)

it('stands with what was done with protected cases first, and otherwise the newest', () => {
  expect(ids({})).toEqual(['3', '4', '2', '1'])
})

it.each([
  [{ staff: 'alva' }, ['2', '1']],
  [{ code: ' b-' }, ['2']],
  [{ from: '2026-11-03', to: '2026-11-03' }, ['3', '2']],
  [{ from: '2026-11-04' }, ['4']],
  [{ device: 'two' }, ['2']],
  [{ staff: 'bo', device: 'two' }, []],
])('is gone through by %j', (query, expected) => {
  expect(ids(query)).toEqual(expected)
})

it('draws each line once, in the order in which they stood, and no more than there are', () => {
  // Always the first of what is left, and always the last.
  expect(drawn(['a', 'b', 'c', 'd'], 2, () => 0)).toEqual(['a', 'b'])
  expect(drawn(['a', 'b', 'c', 'd'], 2, (below) => below - 1)).toEqual(['c', 'd'])
  expect(drawn(['a', 'b'], 20, () => 0)).toEqual(['a', 'b'])
})

it('draws every line about as often', () => {
  const times = new Map<string, number>()
  for (let i = 0; i < 4000; i++)
    for (const one of drawn(['a', 'b', 'c', 'd'], 1, randomBelow)) times.set(one, (times.get(one) ?? 0) + 1)
  // 4 000 draws of 4: 1 000 each, standard deviation √(4000·¼·¾) = 27; six of them.
  for (const count of times.values()) expect(Math.abs(count - 1000)).toBeLessThan(165)
  expect(times.size).toBe(4)
})
