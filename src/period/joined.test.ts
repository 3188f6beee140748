import { expect, it } from 'vitest'
import { type Batch, period2014 } from '#aggregate'
import { waitingPeriod } from './joined.ts'

const round = (id: string, first: string, last: string) => ({ ...period2014, id, first, last })
const spring = round('spring', '2014-01-01', '2014-05-31')
const autumn = round('autumn', '2014-08-01', '2014-12-31')
const next = round('next', '2015-01-01', '2015-05-31')
const all = [next, spring, autumn]

const sent =
  (...batches: readonly (readonly [period: string, size: Batch['size']])[]) =>
  (period: string) =>
    batches.flatMap(([of, size]) => (of === period ? [{ size }] : []))

it('is the period before, where that was too few', () => {
  expect(waitingPeriod(next, all, sent(['autumn', 'too-few']))?.id).toBe('autumn')
})

it('is none where that sent its figures, in either edition', () => {
  expect(waitingPeriod(next, all, sent(['autumn', 'enough']))).toBe(null)
  expect(waitingPeriod(next, all, sent(['autumn', 'too-few'], ['autumn', 'enough']))).toBe(null)
})

it('is none where the unit sent nothing at all', () => {
  expect(waitingPeriod(next, all, sent())).toBe(null)
})

it('is never the one before that', () => {
  expect(waitingPeriod(next, all, sent(['spring', 'too-few']))).toBe(null)
})

it('is none for the first of all', () => {
  expect(waitingPeriod(spring, all, sent(['autumn', 'too-few']))).toBe(null)
})
