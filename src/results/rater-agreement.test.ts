import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bandEnds, bandOf, icc21, lean } from './rater-agreement.ts'

// Shrout & Fleiss 1979, table 2: six targets, four judges. Their table 3 prints BMS 11.24, JMS 32.49, EMS 1.02,
// and table 4 ICC(2,1) = .29: (11.24 − 1.02) / (11.24 + 3·1.02 + 4·(32.49 − 1.02)/6) = 10.22 / 35.28 = .2897.
const shroutFleiss = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
]

it('gives ICC(2,1) as Shrout & Fleiss print it', () => {
  expect(icc21(shroutFleiss)).toBeCloseTo(0.2897, 3)
})

it('is 1 where raters agree on every case', () => {
  expect(
    icc21([
      [40, 40],
      [55, 55],
      [70, 70],
    ]),
  ).toBeCloseTo(1, 12)
})

it('counts a constant lean against agreement, since the level is what matters', () => {
  // Rows 40/50, 50/60, 60/70: BMS 200, JMS 150, EMS 0 → 200 / (200 + 0 + 2·150/3) = 2/3.
  expect(
    icc21([
      [40, 50],
      [50, 60],
      [60, 70],
    ]),
  ).toBeCloseTo(2 / 3, 12)
})

it.each([
  ['too-few-cases', [[40, 50]]],
  ['one-rater', [[40], [50]]],
  ['no-spread', [[50, 50], [50, 50]]], // biome-ignore format: one line reads as a table
])('says %s instead of a figure', (none, ratings) => {
  expect(icc21(ratings)).toEqual({ none })
})

it('refuses a table with a hole', () => {
  expect(() => icc21([[1, 2], [3]])).toThrow('lacks a rating')
})

it('gives the same figure whatever the order of cases and raters', () => {
  const cell = fc.integer({ min: 1, max: 100 })
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 2, maxLength: 12 }), (table) => {
      const turned = table.toReversed().map((row) => row.toReversed())
      const [a, b] = [icc21(table), icc21(turned)]
      if (typeof a === 'number' && typeof b === 'number') expect(b).toBeCloseTo(a, 8)
    }),
  )
})

it('tells lean, spread and error apart', () => {
  // Differences +10, −10, +3: mean 1, absolute 23/3, SD √((81 + 121 + 4)/2) = √103.
  const found = lean([
    { score: 60, reference: 50 },
    { score: 40, reference: 50 },
    { score: 75, reference: 72 },
  ])
  expect(found).toMatchObject({ cases: 3, meanDifference: 1, sameBand: 1 })
  expect(found?.meanAbsoluteError).toBeCloseTo(23 / 3, 12)
  expect(found?.spread).toBeCloseTo(Math.sqrt(103), 12)
})

it('says nothing of a rater who has rated nothing', () => {
  expect(lean([])).toBeNull()
})

it('puts each score in the band that holds it', () => {
  for (let score = 1; score <= 100; score++) {
    const [from, to] = bandEnds(bandOf(score))
    expect(score >= from && score <= to).toBe(true)
  }
  expect([bandOf(10), bandOf(11), bandOf(100)]).toEqual([1, 2, 10])
})
