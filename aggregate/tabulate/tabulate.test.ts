import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chance } from '../../src/practice/chance.ts'
import { randomCases } from '../../test/random-cases.ts'
import type { PeriodCase } from '../case.ts'
import { period2014 } from '../period/examples.ts'
import { levels } from '../plan/plan.ts'
import { meanToTenth, moments, sdToTenth, spreadOfCounts } from './spread.ts'
import { tabulate } from './tabulate.ts'
import { groupSizes, groupsOf, type Tally } from './tally.ts'

const tally = (cases: readonly PeriodCase[]) => tabulate(cases, period2014).tally

/** A tally as it is used: who is in each cell, and who has which value. */
const told = ({ counts, scored }: Tally) => ({
  counts: plain(counts),
  groups: [...scored].map(([measure, of]) =>
    [...of.scales.keys()].map((scale) =>
      [...groupsOf(of, scale, { split: true, level: 'sex.age' })].map(([name, { cases, first, last }]) => ({
        name: `${measure}.${scale} ${name}`,
        cases,
        values: [first, last].map(({ each, values }) => each.map((place) => values[place])),
        spreads: [plain(first.spread), plain(last.spread)],
      })),
    ),
  ),
})

/** Maps keep the order they were made in, and that order means nothing. */
const plain = (value: unknown): unknown =>
  value instanceof Map
    ? Object.fromEntries([...value].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, of]) => [key, plain(of)]))
    : Array.isArray(value) || typeof value !== 'object' || value === null
      ? value
      : Object.fromEntries(Object.entries(value).map(([key, of]) => [key, plain(of)]))

describe('counting many children', () => {
  const shuffled = (cases: readonly PeriodCase[], seed: number) => {
    const c = chance(seed)
    return cases
      .map((one) => ({ one, at: c.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one)
  }

  it('does not depend on their order', () => {
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        const cases = randomCases(seed, 24)
        expect(told(tally(shuffled(cases, seed)))).toEqual(told(tally(cases)))
      }),
      { numRuns: 30 },
    )
  })

  it('puts in each cell those of either half, in the order of their ids', () => {
    const [a, b] = [randomCases(1, 30), randomCases(2, 30)]
    const halves = [tally(a), tally(b)]
    for (const [table, cells] of tally([...a, ...b]).counts)
      for (const [cell, ids] of cells)
        expect(ids).toEqual(halves.flatMap(({ counts }) => counts.get(table)?.get(cell) ?? []).sort())
  })

  it('makes groups whose sizes are those that are told without making them', () => {
    for (const [measure, scored] of tally(randomCases(3, 200)).scored)
      for (const split of [true, false])
        for (const level of levels) {
          const scale = measure === 'core-om' ? 'clinical' : 'impact'
          const groups = groupsOf(scored, scale, { split, level })
          const sizes = [...groupSizes(scored, scale)({ split, level })].sort()
          expect([...groups].map(([name, { cases }]) => [name, cases.length])).toEqual(sizes)
          for (const { cases, first, last } of groups.values()) {
            expect(cases).toEqual(cases.toSorted())
            expect([first.each.length, [0, cases.length].includes(last.each.length)]).toEqual([cases.length, true])
          }
        }
  })

  it('tells now and then how many it has counted, and at the end', () => {
    const heard: number[] = []
    tabulate(randomCases(4, 2500), period2014, (counted) => heard.push(counted))
    expect(heard).toEqual([1000, 2000, 2500])
  })
})

describe('one child', () => {
  const [one] = randomCases(5, 1) as [PeriodCase]
  const counted = (change: Partial<PeriodCase>, table: string) => {
    const cells = [...(tally([{ ...one, sex: 'f', age: 15, ...change }]).counts.get(table) ?? [])]
    // Once in a cell, whatever was said.
    expect(cells.map(([, ids]) => ids)).toEqual(cells.map(() => [one.id]))
    return cells.map(([cell]) => cell)
  }

  it('stands in one cell of sex and age', () => {
    expect(counted({}, 'sex.age')).toEqual(['f|13-18'])
  })

  it.each([
    [0, '0-12'],
    [12, '0-12'],
    [13, '13-18'],
    [18, '13-18'],
    [19, '19-24'],
    [24, '19-24'],
    [25, 'outside'],
    [null, 'outside'],
  ])('of %s years stands in %s', (age, band) => {
    expect(counted({ age }, 'sex.age')).toEqual([`f|${band}`])
  })

  it('with one code said twice, or two codes that are both "other", counts once', () => {
    expect(counted({ interventions: ['assessment', 'assessment'] }, 'interventions')).toEqual(['assessment'])
    expect(counted({ reasons: ['self-harm', 'other', 'a-code-of-another-period'] }, 'reasons')).toEqual([
      'f|13-18|other',
    ])
  })

  it('whose codes are unknown stands under unknown, and with none stands nowhere', () => {
    expect(counted({ professions: null }, 'professions')).toEqual(['unknown'])
    expect(counted({ professions: [] }, 'professions')).toEqual([])
  })

  it.each([
    [0, '0-7'],
    [7, '0-7'],
    [8, '8-30'],
    [30, '8-30'],
    [31, '31-60'],
    [180, '91-180'],
    [181, 'over-180'],
    [4000, 'over-180'],
    [null, 'unknown'],
    [-1, 'unknown'],
  ])('who waited %s days stands in %s', (visit, band) => {
    expect(counted({ waiting: { visit, start: null } }, 'waiting.visit')).toEqual([band])
  })

  it('cannot be there twice', () => {
    expect(() => tally([one, one])).toThrow('a case is there twice')
  })
})

describe('a spread', () => {
  const spread = (...values: readonly [sum: number, over: number][]) =>
    spreadOfCounts(
      values.map(([sum, over]) => ({ sum, over })),
      values.map(() => 1),
    )

  it('adds thirty-fourths to thirty-thirds without a rounding', () => {
    // 10·17/34 = 5 and 10·33/33 = 10: mean 7.5, variance 12.5, SD 3.5355.
    const exact = moments(spread([170, 34], [330, 33]))
    expect(meanToTenth(exact)).toBe(7.5)
    expect(sdToTenth(exact)).toBe(3.5)
  })

  it('rounds halves up, in whole numbers', () => {
    // 0.25 is 0.3 to one decimal; 0.05 is 0.1.
    expect(meanToTenth(moments(spread([1, 4])))).toBe(0.3)
    expect(meanToTenth(moments(spread([1, 20])))).toBe(0.1)
  })

  it('gives the mean and spread of any scores to within a rounding of the plain sum', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(400), fc.constantFrom(1, 31, 32, 33, 34)), { minLength: 2 }), (values) => {
        const plainValues = values.map(([sum, over]) => sum / over)
        const mean = plainValues.reduce((a, b) => a + b, 0) / plainValues.length
        const variance = plainValues.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (plainValues.length - 1)
        const exact = moments(spread(...values))
        expect(Math.abs(meanToTenth(exact) - mean)).toBeLessThanOrEqual(0.05 + 1e-9)
        expect(Math.abs(sdToTenth(exact) - Math.sqrt(variance))).toBeLessThanOrEqual(0.05 + 1e-9)
      }),
    )
  })
})
