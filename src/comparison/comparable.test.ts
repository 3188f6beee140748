import { describe, expect, it } from 'vitest'
import { type Batch, disclose, type National, national, period2014, type Release } from '#aggregate'
import { keyOf, randomCases } from '../../test/random-cases.ts'
import { type Comparable, comparables, limitsAt, placeOf } from './comparable.ts'

const sizes = [60, 40, 120, 90, 200, 70]
const unit = (seed: number, size: number) => {
  const cases = randomCases(seed, size)
  const asked = {
    period: period2014,
    edition: 1,
    joined: null,
    unit: `enhet-${seed}`,
    app: '0.1.0',
    released: [],
  } as const
  return { cases, batch: (disclose({ ...asked, cases, key: keyOf(seed) }) as Release).batch }
}
const units = sizes.map((size, i) => unit(i + 1, size))
const batches: readonly Batch[] = units.map(({ batch }) => batch)
const file = national({ period: period2014, edition: 1, batches, of: 6 })
const [own] = units as [(typeof units)[number]]
const all = comparables(period2014, own.cases, file, [own.batch])
const find = (table: string, cell: string) => all.find((one) => one.table === table && one.cell === cell) as Comparable

describe('a figure to compare', () => {
  it('has the unit’s own exact share, and the five others without its released one', () => {
    const talks = find('interventions', 'talks-young')
    const exact = own.cases.filter(({ interventions }) => interventions?.includes('talks-young')).length
    expect(talks.own).toEqual({ of: 60, value: exact / 60 })
    expect(talks.others.length).toBe(5)
    const sent = own.batch.counts.interventions?.['talks-young'] ?? Number.NaN
    const n = Object.values(own.batch.counts['sex.age'] ?? {}).reduce((sum, count) => sum + count, 0)
    const everybody = file.byUnit.interventions?.['talks-young'] ?? []
    expect(everybody.length).toBe(6)
    expect([...talks.others, { of: n, value: sent / n }].sort((a, b) => a.of - b.of || a.value - b.value)).toEqual(
      everybody,
    )
  })

  it('has the nation’s mean and spread for a score', () => {
    const total = find('sdq-self.total', 'first')
    const shown = file.scores['sdq-self.total']?.everyone?.first
    if (!shown || 'withheld' in shown) throw new Error('nothing shown')
    expect([total.nation, total.sd]).toEqual([shown.mean, shown.sd])
  })

  it('is found for sums over sex and age under the name that the table gives them', () => {
    expect(find('sex.age', '13-18').others.length).toBe(5)
    expect(find('reasons', 'low-mood').kind).toBe('share')
  })

  it('is left out where the nation withholds it', () => {
    const withheld: National = {
      ...file,
      counts: { ...file.counts, professions: { nurse: { withheld: 'few-units', units: 2 } } },
    }
    const left = comparables(period2014, own.cases, withheld, [])
    expect(left.filter(({ table }) => table === 'professions')).toEqual([])
  })
})

describe('where a unit stands', () => {
  const figure = (value: number, of = 100): Comparable => ({
    table: 't',
    cell: 'c',
    kind: 'mean',
    range: [0, 40],
    nation: 20,
    sd: 10,
    own: { of, value },
    others: [],
  })
  // One standard error is 10/√100 = 1: 1.96 for the inner limit and 3.09 for the outer.
  it.each([
    [21.9, 'inside'],
    [18.1, 'inside'],
    [22, 'between'],
    [17, 'between'],
    [23.1, 'outside'],
    [16.9, 'outside'],
  ] as const)('a mean of %s is %s', (value, place) => {
    expect(placeOf(figure(value))).toBe(place)
  })

  it('depends on its size: the same mean of 25 children may be chance', () => {
    expect(placeOf(figure(23.1, 25))).toBe('inside')
  })

  it('has no limit outside what the scale can take', () => {
    expect(limitsAt({ ...figure(1), nation: 1 }, 10, 'outer').low).toBe(0)
  })
})
