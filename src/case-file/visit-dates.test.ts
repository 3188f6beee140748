// @vitest-environment node
import { expect, it } from 'vitest'
import { impossibleDates, type VisitDates } from './visit-dates.ts'

const none: VisitDates = { requested: null, firstOffered: null, firstVisit: null, started: null, ended: null }
const faults = (dates: Partial<VisitDates>, born = 2012) => impossibleDates({ ...none, ...dates }, born, '2026-11-21')

it('dates in the order a contact goes are all possible, on the same day too', () => {
  expect(
    faults({
      requested: '2026-09-01',
      firstOffered: '2026-09-20',
      firstVisit: '2026-09-20',
      started: '2026-09-20',
      ended: '2026-11-21',
    }),
  ).toEqual([])
})

it('unknown dates are never at fault', () => {
  expect(faults({})).toEqual([])
  expect(faults({ ended: '2026-10-01' })).toEqual([])
})

it.each([
  ['requested', 'firstOffered'],
  ['requested', 'firstVisit'],
  ['requested', 'started'],
  ['requested', 'ended'],
  ['firstVisit', 'started'],
  ['firstVisit', 'ended'],
  ['started', 'ended'],
] as const)('%s cannot come after %s', (earlier, later) => {
  expect(faults({ [earlier]: '2026-09-02', [later]: '2026-09-01' })).toEqual([
    { refused: 'before', point: later, other: earlier },
  ])
})

it('a first visit may come before the one first offered, when somebody gave a time back', () => {
  expect(faults({ firstOffered: '2026-10-01', firstVisit: '2026-09-15' })).toEqual([])
})

it('a visit can be offered ahead, but nothing else has happened tomorrow', () => {
  expect(faults({ firstOffered: '2026-12-01' })).toEqual([])
  expect(faults({ firstVisit: '2026-11-22' })).toEqual([{ refused: 'in-future', point: 'firstVisit' }])
})

it('nobody sought help before they were born', () => {
  expect(faults({ requested: '2011-12-31' })).toEqual([{ refused: 'before-birth', point: 'requested' }])
})
