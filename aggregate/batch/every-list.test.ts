import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Budget, eachList, type Sought } from './every-list.ts'

const plenty = () => ({ left: 100_000 })

/** Every list of numbers from the bands, without any leaving out. */
function tried(bands: readonly { count: number; low: number; high: number }[]): readonly (readonly number[])[] {
  const places = bands.flatMap((band) => Array.from({ length: band.count }, () => band))
  let lists: number[][] = [[]]
  for (const { low, high } of places)
    lists = lists.flatMap((list) =>
      Array.from({ length: high - low + 1 }, (_, i) => low + i)
        .filter((value) => value >= (list.at(-1) ?? value))
        .map((value) => [...list, value]),
    )
  return lists
}

function all(sought: Sought, budget: Budget): readonly (readonly number[])[] {
  const found: (readonly number[])[] = []
  eachList(sought, budget, (list) => found.push(list()) > 0)
  return found
}

const total = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0)

it('gives each list once that has the sum and the squares, and no other', () => {
  // Three bands, one of a single number as some scales have.
  const counts = fc.tuple(fc.nat(3), fc.nat(2), fc.nat(3))
  fc.assert(
    fc.property(
      counts,
      fc.nat(40),
      fc.nat(150),
      fc.nat(60),
      fc.integer({ min: 1, max: 5 }),
      (held, sum, low, more, alike) => {
        const bands = [
          { count: held[0], low: 0, high: 3 },
          { count: held[1], low: 4, high: 4 },
          { count: held[2], low: 5, high: 8 },
        ]
        const squares = [low, low + more] as const
        const right = tried(bands).filter((list) => {
          const own = total(list.map((value) => value ** 2))
          const most = Math.max(0, ...list.map((value) => list.filter((other) => other === value).length))
          return total(list) === sum && own >= squares[0] && own <= squares[1] && most <= alike
        })
        const found = all({ bands, sum, squares, alike }, plenty()).map((list) => list.join())
        expect(found.toSorted()).toEqual(right.map((list) => list.join()).toSorted())
      },
    ),
    { numRuns: 2000 },
  )
})

it('says when it was broken off', () => {
  const bands = [{ count: 30, low: 0, high: 10 }]
  const sought = { bands, sum: 150, squares: [0, 3000], alike: 24 } as const
  const budget = { left: 50 }
  expect(all(sought, budget).length).toBeLessThan(50)
  expect(budget.left).toBeLessThan(0)
})
