import { expect, it } from 'vitest'
import { civilDay } from '#aggregate'
import { answered } from '../cases/testing.ts'
import type { Kept, RecordBody } from '../vault/index.ts'
import { earliestDay } from './earliest-day.ts'

const built = '2026-11-21'
const aCase = (opened: string): RecordBody => ({ kind: 'case', code: 'A', born: 2011, sex: 'f', opened })

/** Each as it was written when the clock said so. */
const earliest = (...all: readonly (readonly [clock: string, body: RecordBody])[]) => earliestSince('', ...all)
const earliestSince = (lastWritten: string, ...all: readonly (readonly [clock: string, body: RecordBody])[]) =>
  earliestDay(
    all.map(([clock, body], i): Kept => {
      const at = `${clock}T12:00:00.000Z`
      return { id: String(i), lamport: i + 1, device: 'a', at, by: { staff: 's' }, caseId: 'c', body }
    }),
    lastWritten,
    built,
    civilDay,
  )
const setting: RecordBody = { kind: 'setting', name: 'x', value: 1 }

it('is the day the program was built, on a tablet that has written nothing since', () => {
  expect(earliest()).toEqual({ day: built, because: 'built' })
  expect(earliest(['2022-01-01', setting])).toEqual({ day: built, because: 'built' })
})

it('is the newest day of anything written, of a case opened or of a form answered', () => {
  expect(earliest(['2026-12-03', setting], ['2026-12-01', setting])).toEqual({ day: '2026-12-03', because: 'written' })
  expect(earliest(['2022-01-01', aCase('2026-12-04')]).day).toBe('2026-12-04')
  expect(earliest(['2022-01-01', answered('core-10', '2026-12-05')]).day).toBe('2026-12-05')
})

it('is in the unit’s calendar, whatever day it was in Greenwich', () => {
  const late: Kept = {
    id: '1',
    lamport: 1,
    device: 'a',
    at: '2026-12-03T23:30:00.000Z',
    by: { staff: 's' },
    caseId: null,
    body: setting,
  }
  expect(earliestDay([late], '', built, civilDay).day).toBe('2026-12-04')
})

it('believes no older record where staff have said which day it is, and asks once for a clock that was ahead', () => {
  const said: RecordBody = { kind: 'day-said', clock: '2026-12-01', day: '2026-12-01' }
  expect(earliest(['2030-01-01', aCase('2030-01-01')], ['2026-12-01', said]).day).toBe('2026-12-01')
  // By a clock four years behind: the day that was said holds, and so do days after it.
  const behind: RecordBody = { kind: 'day-said', clock: '2022-01-01', day: '2026-12-01' }
  expect(earliest(['2022-01-01', behind], ['2022-01-01', aCase('2026-12-02')]).day).toBe('2026-12-02')
})

it('is the day on which the device last wrote anything, were it to the log alone', () => {
  expect(earliestSince('2026-12-03T12:00:00.000Z', ['2026-12-01', setting]).day).toBe('2026-12-03')
})

it('takes no day from paper or a file: those are written by hand', () => {
  const paper = { ...answered('core-10', '2031-01-01'), via: 'paper' as const }
  expect(earliest(['2026-12-01', paper]).day).toBe('2026-12-01')
})
