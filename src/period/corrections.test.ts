import { expect, it } from 'vitest'
import { type Period, period2014 } from '#aggregate'
import { loadedPeriods, periodBefore } from '../catalogue/periods.ts'
import type { Kept } from '../vault/index.ts'
import { changesIn, definitionStatus } from './corrections.ts'
import { periodFromFile } from './fetch-periods.ts'

// Begins 2014-03-01.
const first: Period = { ...period2014, names: { ...period2014.names, sv: 'Mars 2041' } }
const corrected = (number: number, made: string, change: Partial<Period> = {}): Period => ({
  ...period2014,
  ...change,
  correction: { number, made },
})

it.each<[string, Period, Period | undefined, string]>([
  ['a period that is not here', first, undefined, 'new'],
  ['the same once more', first, first, 'same'],
  ['a correction made the day before it began', corrected(1, '2014-02-28'), first, 'correction'],
  ['a second correction', corrected(2, '2014-02-28'), corrected(1, '2014-02-20'), 'correction'],
  ['the first definition after its correction', first, corrected(1, '2014-02-20'), 'older'],
  ['the first correction after the second', corrected(1, '2014-02-20'), corrected(2, '2014-02-28'), 'older'],
  ['another content under the same number', period2014, first, 'other-content'],
  // It begins later itself, and the unit counts from 1 March.
  ['a change made on the first day', corrected(1, '2014-03-01', { first: '2014-04-01' }), first, 'begun'],
])('%s', (_what, found, kept, status) => {
  expect(definitionStatus(found, kept)).toBe(status)
})

it('says what is another in it, part by part, with what is gone and what has come', () => {
  const [anxiety, ...rest] = period2014.reasons
  const worry = { id: 'worry', names: { sv: 'Oro', en: 'Worry', ar: 'قلق' }, nationalOnly: false }
  const now = corrected(1, '2014-02-20', {
    last: '2014-08-31',
    reasons: [worry, ...rest],
    // Another place in the list only.
    professions: period2014.professions.toReversed(),
  })
  // 30 September + 30, + 90, + 180 and + 240 days; 31 August likewise.
  expect(changesIn(first, now, 'sv')).toEqual([
    { part: 'names', gone: ['Mars 2041'], come: [period2014.names.sv] },
    { part: 'last', gone: ['2014-09-30'], come: ['2014-08-31'] },
    { part: 'reasons', gone: [anxiety?.names.sv], come: ['Oro'] },
    { part: 'professions', gone: [], come: [] },
  ])
  const window = changesIn(period2014, { ...period2014, window: { opens: 31, closes: 90, second: 180 } }, 'sv')
  expect(window).toEqual([
    {
      part: 'window',
      gone: ['2014-10-30 – 2014-12-29', '2015-03-29 – 2015-05-28'],
      come: ['2014-10-31 – 2014-12-29', '2015-03-29 – 2015-05-27'],
    },
  ])
})

const loaded = (...periods: readonly Period[]): readonly Kept[] =>
  periods.map((period, seq) => ({
    ...{ id: String(seq), lamport: seq, device: 'a', at: '', by: 'respondent', caseId: null },
    body: { kind: 'loaded', what: 'period', hash: String(seq), text: JSON.stringify(period) },
  }))

it('the highest number holds, in whatever order they were loaded', () => {
  const two = corrected(2, '2014-02-25')
  const records = loaded(first, two, corrected(1, '2014-02-20'))
  expect(loadedPeriods(records)).toEqual([two])
  expect(periodBefore(records, two)).toEqual(corrected(1, '2014-02-20'))
  expect(periodBefore(loaded(first), first)).toBeNull()
})

it('a correction from a file is believed signed only, where the unit has a collector', async () => {
  const key = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) } as const
  const text = JSON.stringify(corrected(1, '2014-02-20'))
  expect(await periodFromFile(text, { kid: 'k', publicKey: key })).toEqual({ refused: 'not-the-collector' })
  expect(await periodFromFile(text, null)).toEqual(corrected(1, '2014-02-20'))
})
