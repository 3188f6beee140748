// @vitest-environment node
import { expect, it } from 'vitest'
import { type Measurement, type PeriodCase, period2014, revisionNow } from '#aggregate'
import type { CaseFile, Versions } from '../../case-file/case-file.ts'
import { emptyProtocol } from '../../cases/protocol/empty-protocol.ts'
import type { KeptOf } from '../../vault/index.ts'
import { findingsOf } from './findings.ts'

const whole = {
  ...emptyProtocol,
  kind: 'protocol' as const,
  reasons: ['anxiety'],
  interventions: ['assessment'],
  professions: ['nurse'],
  requested: '2014-03-03',
  firstVisit: '2014-03-10',
}
const agreed: Versions = { ids: ['1'], unsettled: [] }
const file = (protocol: Partial<typeof whole> | null, forms: readonly { form: string; day: string }[] = []): CaseFile =>
  ({
    id: 'a',
    code: 'A1',
    born: 2000,
    protocol: protocol && { body: { ...whole, ...protocol } },
    versions: { case: agreed, protocol: agreed },
    correctedTwice: [],
    measurements: forms.map((body) => ({ body }) as KeptOf<'answers'>),
  }) as unknown as CaseFile
const measured = (over: Partial<Measurement> = {}): Measurement => ({
  form: 'core-om',
  revision: revisionNow('core-om'),
  timePoint: 'first',
  training: false,
  scales: { clinical: { sum: 10, over: 1 } },
  ...over,
})
const kinds = (file: CaseFile, measurements: readonly Measurement[] = [], kind: 'live' | 'rehearsal' = 'live') =>
  findingsOf(
    { ...period2014, kind },
    [{ id: 'a', measurements } as unknown as PeriodCase],
    new Map([['a', file]]),
    '2026-11-21',
  ).map((finding) => finding.kind)

it('a contact with a whole protocol and whole forms has nothing to look at', () => {
  expect(kinds(file({}), [measured()])).toEqual([])
})

it('a case whose details two have changed in different ways is told', () => {
  const atOdds = { ids: ['1', '2'], unsettled: [{ field: 'born', by: [] }] }
  expect(kinds({ ...file({}), versions: { case: atOdds, protocol: agreed } })).toEqual(['unsettled'])
  expect(kinds({ ...file({}), correctedTwice: [[]] })).toEqual(['unsettled'])
})

it('forms filled in at home are told before they are counted with the others', () => {
  const at = (via: string) => file({}, [{ form: 'core-om', day: '2014-04-01', via } as never])
  expect(kinds({ ...at('home'), born: 1998 })).toEqual(['from-home'])
  expect(kinds({ ...at('tablet'), born: 1998 })).toEqual([])
})

it('a protocol that is missing, half known or impossible is told', () => {
  expect(kinds(file(null))).toEqual(['no-protocol'])
  expect(kinds(file({ reasons: null as never }))).toEqual(['unknown-fields'])
  expect(kinds(file({ firstVisit: '2014-03-01' }))).toEqual(['impossible-date'])
})

it('a form made for another age is told, and either age of the year of birth is let pass', () => {
  // Born 2000: 13 or 14 in 2014. The self form is for 11 to 17.
  expect(kinds(file({}, [{ form: 'sdq-s11-17', day: '2014-05-01' }]))).toEqual([])
  expect(kinds(file({}, [{ form: 'sdq-s11-17', day: '2010-05-01' }]))).toEqual(['wrong-form'])
  expect(kinds(file({}, [{ form: 'sdq-s11-17', day: '2018-05-01' }]))).toEqual([])
  expect(kinds(file({}, [{ form: 'sdq-s11-17', day: '2019-05-01' }]))).toEqual(['wrong-form'])
})

it('blanks, another revision and practice wording are told of the forms that the period asks for', () => {
  expect(kinds(file({}), [measured({ scales: { clinical: null } })])).toEqual(['blanks'])
  expect(kinds(file({}), [measured({ revision: 1 })])).toEqual(['other-revision'])
  expect(kinds(file({}), [measured({ training: true })])).toEqual(['training-wording'])
  expect(kinds(file({}), [measured({ form: 'core-10', scales: { clinical: null } })])).toEqual([])
})

it('practice wording is nothing to tell in a rehearsal', () => {
  expect(kinds(file({}), [measured({ training: true })], 'rehearsal')).toEqual([])
})

it('a kind is told once a case, however many forms have it', () => {
  const blank = measured({ scales: { clinical: null } })
  expect(kinds(file({}), [blank, { ...blank, timePoint: 'last' }])).toEqual(['blanks'])
})
