/** That no list which may be sent is refused: lists of many kinds, and those most of all that stand at the ends of their bands. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { leavesAnotherList, tooAlike } from '../disclose/one-list.ts'
import { roundWith } from '../disclose/round.ts'
import { statsOf } from '../disclose/score-cell.ts'
import { plan1 } from '../plan/plan-1.ts'
import { spreadOfPlaces } from '../tabulate/spread.ts'
import { fewestScored } from './check-list.ts'

const scales = plan1.measures
  .filter(({ id }) => id.startsWith('sdq') || id === 'cgas')
  .flatMap((measure) => measure.scales.map((scale) => ({ measure, scale })))

it('a list that may be sent is never refused, also at the ends of its bands', () => {
  let sent = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...scales),
      fc.integer({ min: 10, max: 45 }),
      fc.nat(4),
      // Weights of the ends and of two numbers between them: lists of few values lie where the fewest others are.
      fc.array(fc.nat(6), { minLength: 12, maxLength: 12 }),
      fc.infiniteStream(fc.nat(999)),
      ({ measure, scale }, n, k, weights, chance) => {
        const { bands, range } = scale
        const ends = bands.flatMap(({ from }, i) => [from, (bands[i + 1]?.from ?? range[1] + 1) - 1])
        const values = [...new Set([...ends, range[0] + 1, range[1] - 1])].filter((one) => one >= range[0])
        const heavy = values.flatMap((value, i) => Array.from({ length: weights[i % 12] ?? 0 }, () => value))
        if (heavy.length === 0) return
        const list = Array.from({ length: n }, () => heavy[(chance.next().value ?? 0) % heavy.length] ?? 0)
        const exact = list.map((sum) => ({ sum, over: 1 }))
        const each = [...exact.keys()]
        const spread = spreadOfPlaces(each, exact)
        const round = (count: number) => roundWith((k + 0.5) / 5, count, 5)
        if (tooAlike(spread, bands) || !leavesAnotherList({ each, values: exact, spread }, { scale, step: 1, round }))
          return
        sent++
        const cell = { n: round(n), first: statsOf(spread, scale, round), last: null }
        if (cell.n >= 10) expect(fewestScored(measure, [{ scale, cell }], 5)?.get(scale.id)).toBeLessThanOrEqual(n)
      },
    ),
    { numRuns: 600 },
  )
  expect(sent).toBeGreaterThan(200)
})
