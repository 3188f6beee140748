import { expect, it } from 'vitest'
import type { Batch } from '../batch/batch.ts'
import { period2014 } from '../period/examples.ts'
import type { Period } from '../period/period.ts'
import { addUnit, emptyNation, nationalFigures } from './merge.ts'

const before: Period = period2014
const now: Period = { ...period2014, id: 'forsta-linjen-2015', first: '2015-03-01', last: '2015-09-30' }

/** Units of thirty children, of whom so many met a physician: one number a unit. */
function nationOf(period: Period, physicians: readonly number[]) {
  const nation = emptyNation(period, 1)
  for (const [i, physician] of physicians.entries()) {
    const counts = { 'sex.age': { 'f|13-18': 30 }, professions: { physician, nurse: 25 } }
    const batch = { unit: `enhet-${i}`, period: period.id, edition: 1, size: 'enough', counts, scores: {} }
    addUnit(nation, [batch as unknown as Batch])
  }
  return nation
}

const joined = (of: readonly number[], earlier: readonly number[], period = now) =>
  nationalFigures(nationOf(period, of), 3, nationOf(before, earlier)).joined?.counts.professions

it('tells a cell that one period has too few of for it and the period before together', () => {
  // 5 + 5 + 5 is below 20. With 10 + 5 + 5: 35, of six rounded cells: 1.959964 · √(4 · 6) = 9.602.
  const count = joined([5, 5, 5], [10, 5, 5])?.physician
  expect(count).toMatchObject({ value: 35, units: 3 })
  expect(count && 'margin' in count ? count.margin : null).toBeCloseTo(9.602, 3)
  // Of twice ninety children.
  expect(count && 'share' in count ? count.share?.value : null).toBeCloseTo(35 / 180, 10)
})

it('tells no cell that the period can tell alone, and none that two periods have too few of', () => {
  expect(joined([10, 10, 10], [10, 10, 10])).toBeUndefined()
  expect(joined([5, 0, 0], [5, 5, 0])).toBeUndefined()
})

it('does not take one unit in two periods for two units, nor two halves of one for two small ones', () => {
  // Two units in each: perhaps the same.
  expect(joined([10, 5, 0], [10, 10, 0])).toBeUndefined()
  // 15 + 70 of 100 may be one unit's.
  expect(joined([15, 0, 0], [70, 10, 5])).toBeUndefined()
})

it('does not join codes of one id and two names', () => {
  const professions = now.professions.map((code) =>
    code.id === 'physician' ? { ...code, names: { ...code.names, sv: 'Barnläkare' } } : code,
  )
  expect(joined([5, 5, 5], [10, 5, 5], { ...now, professions })).toBeUndefined()
})

it('is nothing where no period before it stands', () => {
  expect(nationalFigures(nationOf(now, [5, 5, 5]), 3).joined).toBeNull()
})
