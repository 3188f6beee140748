import { expect, it } from 'vitest'
import type { CaseFile } from './case-file.ts'
import { pastTerm, termsOf, yearsBefore } from './retention.ts'

const closedOn = (...days: readonly (string | null)[]) => days.map((closed) => ({ code: closed, closed }) as CaseFile)

it('takes cases closed at least so many years ago, the longest since first, and none that is open', () => {
  const files = closedOn('2021-11-29', null, '2021-11-30', '2015-01-01')
  expect(pastTerm(files, 5, '2026-11-29').map(({ closed }) => closed)).toEqual(['2015-01-01', '2021-11-29'])
})

it('takes none where the unit has set no term', () => {
  expect(termsOf([])).toEqual({ cases: null, log: null })
  expect(pastTerm(closedOn('1999-01-01'), null, '2026-11-29')).toEqual([])
})

it('counts a leap day as the day before 1 March', () => {
  expect(yearsBefore('2028-02-29', 5)).toBe('2023-02-29')
  expect(pastTerm(closedOn('2023-02-28', '2023-03-01'), 5, '2028-02-29')).toHaveLength(1)
})

it('reads no term that is no whole number of years', () => {
  const set = (value: never) => [{ body: { kind: 'setting', name: 'retention', value } }] as never
  expect(termsOf(set({ cases: 5, log: 0.5 } as never))).toEqual({ cases: 5, log: null })
  expect(termsOf(set({ cases: '5' } as never))).toEqual({ cases: null, log: null })
})
