import { describe, expect, it } from 'vitest'
import { keyOf, randomCases } from '../../test/random-cases.ts'
import type { Batch } from '../batch/batch.ts'
import { disclose } from '../disclose/disclose.ts'
import { period2014 } from '../period/examples.ts'
import { national } from './merge.ts'

const period = period2014

function batchOf(unit: number, size: number): Batch {
  const asked = { period, edition: 1, cases: randomCases(unit, size), joined: null, unit: `enhet-${unit}` } as const
  const release = disclose({ ...asked, key: keyOf(unit), app: '0.1.0', released: [] })
  if ('refused' in release) throw new Error(release.refused)
  return release.batch
}

const sizes = [11, 8, 60, 40, 120, 90, 25]
const batches = sizes.map((size, unit) => batchOf(unit, size))
const merged = national({ period, edition: 1, batches, of: 9 })

it('says how many units it is built on, and how many took part with too few', () => {
  expect(merged.units).toEqual({ of: 9, reported: 6, tooFew: 1 })
})

it('does not depend on the order of the batches', () => {
  expect(national({ period, edition: 1, batches: [...batches].reverse(), of: 9 })).toEqual(merged)
})

describe('a count', () => {
  const sent = (cell: string) => batches.reduce((sum, { counts }) => sum + (counts.interventions?.[cell] ?? 0), 0)

  it('is the sum of the rounded counts, with √(4·units) as its standard error', () => {
    const shown = merged.counts.interventions?.['talks-young']
    // Six units with one cell each: √24 = 4.899; 1.959964 · 4.899 = 9.602.
    expect(shown).toMatchObject({ value: sent('talks-young'), units: 6 })
    expect(shown && 'margin' in shown ? shown.margin : null).toBeCloseTo(9.602, 3)
  })

  it('over every sex and age has the margin of all the cells that were added', () => {
    // Six units, 3 sexes × 4 ages: √(4·6·12) = 16.97; · 1.959964 = 33.26.
    expect('margin' in merged.children ? merged.children.margin : null).toBeCloseTo(33.26, 2)
  })

  it('is withheld below twenty, of two units, and where one unit has more than 80 %', () => {
    const of = (...counts: readonly number[]) => {
      const some = counts.map((count, i) => {
        const batch = structuredClone(batches[i < 1 ? 0 : i + 1]) as Batch
        return {
          ...batch,
          counts: { ...batch.counts, interventions: { ...batch.counts.interventions, other: count } },
        }
      })
      const shown = national({ period, edition: 1, batches: some, of: 9 }).counts.interventions?.other
      return shown && 'withheld' in shown ? shown.withheld : null
    }
    expect(of(5, 5, 5)).toBe('below-20')
    expect(of(10, 10, 0)).toBe('few-units')
    expect(of(85, 10, 5)).toBe('one-unit-dominates')
    expect(of(80, 10, 10)).toBe(null)
  })
})

describe('edition 2', () => {
  const second: Batch = {
    ...(batches[4] as Batch),
    edition: 2,
    counts: { interventions: { 'talks-young': 500 } },
    scores: {},
  }
  const both = [...batches, second]

  it('takes the newer table, and the earlier where the newer edition left one out', () => {
    const now = national({ period, edition: 2, batches: both, of: 9 })
    expect(now.counts.interventions?.['talks-young']).not.toEqual(merged.counts.interventions?.['talks-young'])
    expect(now.counts.professions).toEqual(merged.counts.professions)
    expect(now.units).toEqual(merged.units)
  })

  it('leaves edition 1 as it was', () => {
    expect(national({ period, edition: 1, batches: both, of: 9 })).toEqual(merged)
  })
})

describe('a score', () => {
  const everyone = merged.scores['sdq-self.total']?.everyone

  it('has a mean of every unit that sent one, its margin, a spread and all its bands', () => {
    const first = everyone?.first
    if (!first || 'withheld' in first) throw new Error('nothing shown')
    const cells = batches.flatMap(({ scores }) => Object.values(scores['sdq-self.total']?.cells ?? {}))
    const n = cells.reduce((sum, cell) => sum + cell.n, 0)
    expect(first.mean).toBeCloseTo(cells.reduce((sum, cell) => sum + cell.n * (cell.first?.mean ?? 0), 0) / n, 10)
    expect(first.sd).toBeGreaterThan(0)
    expect(Object.keys(first.bands)).toEqual(['normal', 'borderline', 'abnormal'])
  })

  it('makes the band that no unit sends out of what is left', () => {
    const bands = everyone?.first && 'bands' in everyone.first ? Object.values(everyone.first.bands) : []
    const shares = bands.map((band) => ('share' in band ? (band.share?.value ?? 0) : 0))
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10)
  })

  it('has a last only for those who were followed up', () => {
    expect(everyone?.last).toBe(null)
  })
})

describe('what single units sent', () => {
  it('gives the national share again when it is added up, one figure a unit', () => {
    const each = merged.byUnit.interventions?.['talks-young'] ?? []
    expect(each.length).toBe(6)
    const shown = merged.counts.interventions?.['talks-young']
    const sum = each.reduce((total, { of, value }) => total + of * value, 0)
    expect(sum).toBeCloseTo(shown && 'value' in shown ? shown.value : Number.NaN, 8)
  })

  it('gives the national mean again', () => {
    const each = merged.byUnit['sdq-self.total']?.first ?? []
    const n = each.reduce((total, { of }) => total + of, 0)
    const first = merged.scores['sdq-self.total']?.everyone?.first
    expect(each.reduce((total, { of, value }) => total + of * value, 0) / n).toBeCloseTo(
      first && 'mean' in first ? first.mean : Number.NaN,
      10,
    )
  })

  it('names no unit, and stands by size so that no unit can be followed', () => {
    for (const cells of Object.values(merged.byUnit))
      for (const each of Object.values(cells)) {
        expect(each.map(({ of }) => of)).toEqual(each.map(({ of }) => of).toSorted((a, b) => a - b))
        expect(each.every((one) => Object.keys(one).join() === 'of,value')).toBe(true)
      }
  })

  it('is told of no figure that is withheld', () => {
    const withheld = Object.entries(merged.counts).flatMap(([table, cells]) =>
      Object.entries(cells).flatMap(([cell, count]) => ('withheld' in count ? [merged.byUnit[table]?.[cell]] : [])),
    )
    expect(withheld.length).toBeGreaterThan(0)
    expect(withheld.filter((each) => each !== undefined)).toEqual([])
  })
})
