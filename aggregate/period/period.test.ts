import { describe, expect, it } from 'vitest'
import { tablesOf } from '../plan/tables.ts'
import { period2014, practicePeriod } from './examples.ts'
import { readPeriod } from './period.ts'
import { mayRelease } from './window.ts'

const practice = practicePeriod('2026-09-01', '2026-11-30')

it('reads the periods that come with the product', () => {
  expect(readPeriod(JSON.parse(JSON.stringify(period2014)))).toEqual(period2014)
  expect(readPeriod(practice)).toEqual(practice)
})

it('reads a correction that was made before the first day', () => {
  const corrected = { ...period2014, correction: { number: 2, made: '2014-02-28' } }
  expect(readPeriod(corrected)).toEqual(corrected)
})

it.each([
  ['a correction made on its first day', { correction: { number: 1, made: '2014-03-01' } }],
  ['a correction without a number', { correction: { number: 0, made: '2014-02-28' } }],
  ['ends before it begins', { last: '2014-02-28' }],
  ['a day that is not', { last: '2014-09-31' }],
  ['a measure that the plan does not hold', { measures: [{ id: 'bdi', revision: 1, timePoints: ['first'] }] }],
  ['a plan that is not known', { plan: 'plan-0' }],
  ['a field of its own', { owner: 'x' }],
  ['a code with a bar in it', { reasons: [{ ...period2014.reasons[0], id: 'a|b' }] }],
  ['a code twice', { reasons: [period2014.reasons[0], period2014.reasons[0]] }],
])('refuses a definition with %s', (_, change) => {
  expect(readPeriod({ ...period2014, ...change })).toMatchObject({ refused: 'not-a-period' })
})

it.each(['constructor', '__proto__', 'toString'])('refuses a plan named %s, which every object has', (plan) => {
  expect(readPeriod({ ...period2014, plan })).toMatchObject({ refused: 'not-a-period' })
})

it('leaves a code that is counted nationally only out of the tables of a unit', () => {
  const reasons = tablesOf(period2014).find(({ id }) => id === 'reasons')
  const cells = reasons?.kind === 'count' ? reasons.cells : []
  expect(cells).toContain('f|13-18|low-mood')
  expect(cells.filter((cell) => cell.includes('self-harm'))).toEqual([])
})

describe('a live period may be sent', () => {
  // 30 September + 30 = 30 October; + 90 = 29 December; + 180 = 29 March; and 60 days on, 28 May.
  it.each([
    [1, '2014-10-29', 'not-yet'],
    [1, '2014-10-30', 'may'],
    [1, '2014-12-29', 'may'],
    [1, '2014-12-30', 'closed'],
    [2, '2015-03-28', 'not-yet'],
    [2, '2015-03-29', 'may'],
    [2, '2015-05-28', 'may'],
    [2, '2015-05-29', 'closed'],
  ] as const)('edition %i on %s: %s', (edition, today, answer) => {
    const may = mayRelease(period2014, edition, today)
    expect('may' in may ? 'may' : may.refused).toBe(answer)
  })
})

it('lets a rehearsal be sent at once, and not before it has begun', () => {
  expect(mayRelease(practice, 1, '2026-09-01')).toEqual({ may: true })
  expect(mayRelease(practice, 1, '2026-08-31')).toMatchObject({ refused: 'not-yet' })
})
