import { expect, it } from 'vitest'
import { type CaseLists, period2014 } from '#aggregate'
import { waitingPeriod } from './joined.ts'

const round = (id: string, first: string, last: string) => ({ ...period2014, id, first, last })
const spring = round('spring', '2014-01-01', '2014-05-31')
const autumn = round('autumn', '2014-08-01', '2014-12-31')
const next = round('next', '2015-01-01', '2015-05-31')
const all = [next, spring, autumn]

const sent = (period: string, edition: 1 | 2, ...cases: readonly string[]): CaseLists => ({
  format: 'mattstock-case-lists-1',
  period,
  edition,
  groups: cases.length === 0 ? [] : [{ variable: 'x', kind: 'count', table: 'sex.age', cases }],
})

it('is the period before, where that was too few', () => {
  expect(waitingPeriod(next, all, [sent('autumn', 1)])?.id).toBe('autumn')
})

it('is none where that sent its figures, in either edition', () => {
  expect(waitingPeriod(next, all, [sent('autumn', 1, 'a')])).toBe(null)
  expect(waitingPeriod(next, all, [sent('autumn', 1), sent('autumn', 2, 'a')])).toBe(null)
})

it('is none where the unit sent nothing at all', () => {
  expect(waitingPeriod(next, all, [])).toBe(null)
})

it('is never the one before that', () => {
  expect(waitingPeriod(next, all, [sent('spring', 1)])).toBe(null)
})

it('is none for the first of all', () => {
  expect(waitingPeriod(spring, all, [sent('autumn', 1)])).toBe(null)
})
