import { describe, expect, it } from 'vitest'
import type { PlanScale } from '../plan/plan.ts'
import { spreadOfCounts } from '../tabulate/spread.ts'
import { leavesAnotherList, tooAlike } from './one-list.ts'

/** As SDQ impact: most lists are low, and a band is a single value. */
const impact: PlanScale = {
  id: 'impact',
  range: [0, 10],
  bands: [
    { id: 'normal', from: 0 },
    { id: 'borderline', from: 1 },
    { id: 'abnormal', from: 2 },
  ],
}

const valuesOf = (list: readonly number[]) => {
  const values = list.map((sum) => ({ sum, over: 1 }))
  return {
    each: list.map((_, i) => i),
    values,
    spread: spreadOfCounts(
      values,
      values.map(() => 1),
    ),
  }
}

/** As a draw does: up where the remainder is above a threshold that nobody knows. */
const roundingAbove = (threshold: number) => (count: number) =>
  5 * Math.floor(count / 5) + (count % 5 > threshold ? 5 : 0)

/** Every list of ten scores from 0 to 10, rising: 184 756 of them. */
function* everyList(left: number, from: number): Generator<readonly number[]> {
  if (left === 0) yield []
  else
    for (let value = from; value <= 10; value++) for (const rest of everyList(left - 1, value)) yield [value, ...rest]
}

const share = (list: readonly number[], of: (value: number) => boolean) => list.filter(of).length / list.length

/** The rules before this one, once more in other words. */
const sentBefore = (list: readonly number[]) =>
  new Set(list).size > 1 &&
  list.every((value) => share(list, (other) => other === value) <= 0.8) &&
  [share(list, (v) => v === 0), share(list, (v) => v === 1), share(list, (v) => v > 1)].every((part) => part <= 0.9)

describe.each([0, 2, 4])('ten scores, counts going up above a remainder of %i', (threshold) => {
  const round = roundingAbove(threshold)
  const figures = (list: readonly number[]) => {
    const sum = list.reduce((a, b) => a + b, 0)
    const [ones, more] = [list.filter((v) => v === 1).length, list.filter((v) => v > 1).length]
    return `${sum} ${round(ones)} ${round(more)}`
  }
  const byFigures = Map.groupBy([...everyList(10, 0)].filter(sentBefore), figures)
  const told = { scale: impact, step: 1, round }

  it('are not sent where no other list gives the same figures', () => {
    const fixed = [...byFigures.values()].filter((lists) => lists.length === 1).flat()
    for (const list of fixed) expect([list, leavesAnotherList(valuesOf(list), told)]).toEqual([list, false])
  })

  it('are sent where others do, but for one in fifty', () => {
    const some = [...byFigures.values()].filter((lists) => lists.length > 1)
    const kept = some.filter(([list = []]) => !leavesAnotherList(valuesOf(list), told))
    expect(kept.length).toBeLessThanOrEqual(some.length / 50)
  })
})

it('fixes the list of seven ones and three zeros: the mean is 0.7, and about ten stand in the middle band', () => {
  const list = [0, 0, 0, 1, 1, 1, 1, 1, 1, 1]
  expect(
    tooAlike(
      spreadOfCounts(
        list.map((sum) => ({ sum, over: 1 })),
        list.map(() => 1),
      ),
      impact.bands,
    ),
  ).toBe(false)
  // With six ones, one of the others would have to be 1 too; with five, five are sent.
  expect(leavesAnotherList(valuesOf(list), { scale: impact, step: 1, round: roundingAbove(1) })).toBe(false)
})

it('moves only scores with as many items answered, by what one answer is worth', () => {
  const clinical: PlanScale = { id: 'clinical', range: [0, 40], bands: [] }
  // Two answered 33 items and one more than those with 34: nothing but their scores can be exchanged.
  const values = [
    ...Array.from({ length: 8 }, (_, i) => ({ sum: 10 * (20 + i), over: 34 })),
    { sum: 300, over: 33 },
    { sum: 310, over: 33 },
  ]
  const told = { scale: clinical, step: 10, round: roundingAbove(2) }
  expect(
    leavesAnotherList(
      {
        each: values.map((_, i) => i),
        values,
        spread: spreadOfCounts(
          values,
          values.map(() => 1),
        ),
      },
      told,
    ),
  ).toBe(true)
})
