import { expect, it } from 'vitest'
import { visitFigures } from './visits.ts'

it('tells of the children whose visits are known, and of how many are not', () => {
  // 1 + 2 + 3 + 6 + 13 = 25 of five: mean 5, the middle one 3.
  expect(visitFigures([6, null, 1, 13, 2, 3, null])).toEqual({
    known: 5,
    unknown: 2,
    all: 25,
    mean: 5,
    median: 3,
    bands: [
      { from: 0, to: 0, count: 0 },
      { from: 1, to: 1, count: 1 },
      { from: 2, to: 3, count: 2 },
      { from: 4, to: 5, count: 0 },
      { from: 6, to: 10, count: 1 },
      { from: 11, to: null, count: 1 },
    ],
  })
})

it('takes the middle of two for an even number of children', () => {
  expect(visitFigures([0, 3, 4, 9]).median).toBe(3.5)
})

it('says nothing where nothing is known', () => {
  expect(visitFigures([null])).toMatchObject({ known: 0, unknown: 1, mean: null, median: null })
})
