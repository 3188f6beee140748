import { expect, it } from 'vitest'
import { period2014 } from '#aggregate'
import { blankAnswers, type Form, formById } from '#instruments'
import type { Kept, RecordBody } from '../vault/index.ts'
import { casesOfPeriod } from './cases-of-period.ts'

const staff = '11111111-1111-4111-8111-111111111111'
let seq = 0
const record = (body: RecordBody, caseId = 'one'): Kept => {
  seq += 1
  return { id: `record-${seq}`, lamport: seq, device: 'a', at: '2014-05-01T08:00:00.000Z', by: { staff }, caseId, body }
}

const opened = (day: string, sex: 'f' | 'm' | 'x' = 'f'): RecordBody => ({
  kind: 'case',
  code: 'A1',
  born: 1997,
  sex,
  opened: day,
})

/** A CORE-OM with every item at its first choice but for `worst` of them at the worst. */
function core(day: string, occasion: 'first' | 'follow-up', choice: number | null, more: object = {}): RecordBody {
  const form = formById('core-om') as Form
  const answers = Object.fromEntries(
    Object.entries(form.items).map(([id, item]) => [id, item.kind === 'choice' ? item.worth.indexOf(choice ?? 0) : 1]),
  )
  return {
    kind: 'answers',
    form: 'core-om',
    revision: 1,
    informant: 'self',
    occasion,
    day,
    answers: choice === null ? { ...blankAnswers(form) } : answers,
    blanks: {},
    via: 'tablet',
    mode: 'one-by-one',
    wording: { hash: 'x', language: 'sv', training: false },
    rater: null,
    corrects: null,
    ...more,
  }
}

const only = (records: readonly Kept[]) => {
  const cases = casesOfPeriod(records, period2014)
  expect(cases.length).toBe(1)
  return cases[0]
}

it('counts a contact opened on the first and on the last day, and none outside', () => {
  const days = ['2014-02-28', '2014-03-01', '2014-09-30', '2014-10-01']
  const records = days.map((day, i) => record(opened(day), `case-${i}`))
  expect(casesOfPeriod(records, period2014).map(({ id }) => id)).toEqual(['case-1', 'case-2'])
})

it('counts one child once, however often the case was written again', () => {
  expect(only([record(opened('2014-04-01')), record(opened('2014-04-02', 'm'))])).toMatchObject({ sex: 'm', age: 17 })
})

it('counts nothing that was measured, agreed or written down at another unit, and the child once', () => {
  const goal = '22222222-2222-4222-8222-222222222222'
  const agreed: RecordBody = {
    ...{ kind: 'goal', goal, owner: 'young-person', agreed: '2014-03-02', ended: null, follows: null },
    wordings: [{ text: 'x', from: '2014-03-02' }],
  }
  const rated = (day: string, value: number): RecordBody => ({
    ...{ kind: 'goal-rating', day, rater: 'self', via: 'paper', ratings: [{ goal, value }] },
  })
  const there: RecordBody = {
    ...{ kind: 'moved-in', move: goal, from: 'x', day: '2014-03-30', consent: { by: 'self', day: '2014-03-30' } },
    ...{ opened: '2014-03-01', goals: [goal], protocol: { reasons: ['worry'] } as never },
  }
  const arrived = [opened('2014-04-01'), agreed, rated('2014-03-02', 2), rated('2014-03-20', 6), there]
  const before = core('2014-03-05', 'first', 2, { moved: true, late: true })
  expect(only([...arrived, before].map((body) => record(body)))).toMatchObject({ measurements: [], reasons: null })
  const own = only([...arrived, before, core('2014-04-02', 'first', 1)].map((body) => record(body)))
  expect(own?.measurements.map(({ form, timePoint }) => [form, timePoint])).toEqual([['core-om', 'first']])
  expect(own?.measurements[0]?.scales).toEqual(
    only([opened('2014-04-01'), core('2014-04-02', 'first', 1)].map((body) => record(body)))?.measurements[0]?.scales,
  )
})

it('says "unknown" where no protocol was written', () => {
  expect(only([record(opened('2014-04-01'))])).toMatchObject({
    reasons: null,
    interventions: null,
    professions: null,
    waiting: { visit: null, start: null },
  })
})

it('counts whole days of waiting from the request', () => {
  const protocol: RecordBody = {
    kind: 'protocol',
    reasons: ['anxiety'],
    contactBy: null,
    interventions: [],
    professions: null,
    requested: '2014-04-01',
    firstOffered: null,
    firstVisit: '2014-05-01',
    started: '2014-03-01',
    ended: null,
    ending: null,
    takenOver: null,
  }
  // 1 April to 1 May is 30 days; a start before the request is no wait.
  expect(only([record(opened('2014-04-01')), record(protocol)])?.waiting).toEqual({ visit: 30, start: null })
})

it('takes the first at first and the last at follow-up, scored in whole numbers', () => {
  const got = only([
    record(opened('2014-04-01')),
    record(core('2014-04-02', 'first', 2)),
    record(core('2014-05-02', 'follow-up', 1)),
    record(core('2014-06-02', 'follow-up', 0)),
  ])
  expect(got?.measurements.map(({ timePoint, scales }) => [timePoint, scales.clinical])).toEqual([
    // 34 items worth 2: 680 over 34, a clinical score of 20.
    ['first', { sum: 680, over: 34 }],
    ['last', { sum: 0, over: 34 }],
  ])
  // From 20 to 0, past the limit of 10: more than five points better, and over on the functional side.
  expect(got?.changes).toEqual({ 'core-om': 'recovered' })
})

it('counts a change by the year of birth alone, and in no category where one of the two ages has no rule', () => {
  // Born in 1998: 15 or 16 in April. The rule of 5 points and the guide's limit are from 16: at 15 nothing is said. The month stays out.
  const forms = [core('2014-04-02', 'first', 2), core('2014-09-01', 'follow-up', 0)]
  const changes = [undefined, 1, 12].map(
    (bornMonth) =>
      only(
        [{ ...opened('2014-04-01'), born: 1998, ...(bornMonth && { bornMonth }) } as RecordBody, ...forms].map((body) =>
          record(body),
        ),
      )?.changes,
  )
  expect(changes).toEqual([1, 2, 3].map(() => ({ 'core-om': null })))
})

it('leaves out a form that was corrected, and counts its correction', () => {
  const first = record(core('2014-04-02', 'first', 2))
  const correction = core('2014-04-02', 'first', 1, { corrects: { record: first.id, reason: 'fel svar' } })
  const got = only([record(opened('2014-04-01')), first, record(correction)])
  expect(got?.measurements.map(({ scales }) => scales.clinical)).toEqual([{ sum: 340, over: 34 }])
})

it('leaves out a form from after the last day', () => {
  expect(only([record(opened('2014-09-01')), record(core('2014-10-01', 'first', 2))])?.measurements).toEqual([])
})

it('has no value for a form that was left blank', () => {
  const got = only([record(opened('2014-04-01')), record(core('2014-04-02', 'first', null))])
  expect(got?.measurements[0]?.scales.clinical).toBe(null)
})

it('says that the words were practice words', () => {
  const training = { wording: { hash: 'x', language: 'sv', training: true } }
  const got = only([record(opened('2014-04-01')), record(core('2014-04-02', 'first', 1, training))])
  expect(got?.measurements[0]?.training).toBe(true)
})
