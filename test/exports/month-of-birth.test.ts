/** Month of birth, note, responsible and day of closing stay in the case: nothing that leaves the unit is another because of them. */
import { describe, expect, it } from 'vitest'
import { disclose, type Period, period2014 } from '#aggregate'
import { caseBundle } from '#exchange'
import { caseFiles } from '../../src/case-file/case-file.ts'
import { researchFiles } from '../../src/exports/research/package.ts'
import { casesOfPeriod } from '../../src/period/cases-of-period.ts'
import { practiceUnit } from '../../src/practice/practice-unit.ts'
import type { Kept } from '../../src/vault/index.ts'
import { swedish } from '../../src/words/index.tsx'
import { keyOf } from '../random-cases.ts'

const staff = '11111111-1111-4111-8111-111111111111'
const period: Period = { ...period2014, first: '2026-07-01', last: '2026-11-21' }
const unit = practiceUnit(5, period.last, staff).flatMap(({ id, records }) =>
  records.map((record) => ({ ...record, caseId: id })),
)

type CaseBody = Extract<Kept['body'], { kind: 'case' }>

/** The same unit, where staff have written this into every case. */
const written = (into: Partial<CaseBody>): readonly Kept[] =>
  unit.map(({ id, at, caseId, body }, i) => ({
    ...{ id, lamport: i + 1, device: 'a', at, by: { staff }, caseId },
    body: body.kind === 'case' ? { ...body, ...into } : body,
  }))

/** The batch, its bytes, and the lists of cases that the ledger keeps. */
function sentBy(records: readonly Kept[]) {
  const cases = casesOfPeriod(records, period)
  expect(cases.length).toBeGreaterThan(20)
  const asked = { period, edition: 1, cases, joined: null, released: [] } as const
  const release = disclose({ ...asked, unit: 'enhet', key: keyOf(5), app: '0.1.0' })
  if ('refused' in release) throw new Error(release.refused)
  return release
}

const filesOf = (records: readonly Kept[]) => [...caseFiles(records).values()]

const researchBy = (records: readonly Kept[]) =>
  researchFiles({ files: filesOf(records), period, ownCodes: true, goalWords: false }, swedish, period.last)

const fhirBy = (records: readonly Kept[]) =>
  filesOf(records).map((file) => {
    let made = 0
    const newId = () => `id-${++made}`
    const measurements = file.measurements.map((record) => ({ ...record.body, id: record.id }))
    return caseBundle({ ...file, measurements }, { newId, made: '2026-11-21T12:00:00.000Z' })
  })

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const without = written({})
const ways = [
  ['the batch, and what the ledger keeps of it', sentBy],
  ['the file for research', researchBy],
  ['the FHIR files', fhirBy],
] as const

describe('whatever month is written in the cases, as if none were:', () => {
  it.each(ways)('%s', (_, by) => {
    const expected = by(without)
    for (const bornMonth of months) expect(by(written({ bornMonth }))).toEqual(expected)
  })
})

it.each(ways)('a note, who is responsible and a day of closing change nothing in %s', (_, by) => {
  expect(by(written({ note: 'Tolk: dari', responsible: staff, closed: '2026-11-20' }))).toEqual(by(without))
})
