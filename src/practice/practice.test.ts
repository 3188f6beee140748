import { expect, it } from 'vitest'
import { disclose, practicePeriod, readBatch } from '#aggregate'
import { caseFiles } from '../case-file/case-file.ts'
import { casesOfPeriod } from '../period/cases-of-period.ts'
import { recordBody } from '../vault/index.ts'
import { fillVault, keptRecords } from './fill.ts'
import { practiceUnit } from './practice-unit.ts'

const staff = '11111111-1111-4111-8111-111111111111'
const today = '2026-11-21'
const unit = practiceUnit(1, today, staff)
const kept = keptRecords(unit, staff)

it('is the same unit for the same seed and day, and another for another seed', () => {
  expect(practiceUnit(1, today, staff)).toEqual(unit)
  expect(practiceUnit(2, today, staff)).not.toEqual(unit)
})

it('holds forty cases whose every record is one that a vault keeps', () => {
  expect(unit.length).toBe(40)
  for (const { body } of kept) expect(recordBody.parse(body)).toEqual(body)
  expect(new Set(unit.map(({ id }) => id)).size).toBe(40)
})

it('has cases of one’s own and cases that nobody has taken yet', () => {
  const whose = kept.flatMap(({ body }) => (body.kind === 'case' ? [body.responsible ?? null] : []))
  expect(new Set(whose)).toEqual(new Set([staff, null]))
})

it('dates nothing after today', () => {
  expect(
    JSON.stringify(kept)
      .match(/\d{4}-\d\d-\d\d/g)
      ?.toSorted()
      .at(-1)
      ?.localeCompare(today),
  ).toBeLessThanOrEqual(0)
})

it('has answers still to be read, others read, second measurements made and missing, and a protocol half written', () => {
  const files = [...caseFiles(kept).values()]
  const core = kept.filter(({ body }) => body.kind === 'answers' && body.form === 'core-om')
  const seen = new Set(kept.flatMap(({ body }) => (body.kind === 'seen' ? [body.record] : [])))
  expect(core.some(({ id }) => seen.has(id))).toBe(true)
  expect(core.some(({ id }) => !seen.has(id))).toBe(true)
  const followed = (file: (typeof files)[number]) => file.measurements.some(({ body }) => body.occasion === 'follow-up')
  expect(files.some(followed)).toBe(true)
  expect(files.some((file) => file.measurements.length > 0 && !followed(file))).toBe(true)
  expect(files.some(({ protocol }) => protocol?.body.reasons === null)).toBe(true)
})

it('is enough for a rehearsal to be sent', () => {
  const period = practicePeriod('2026-01-01', '2026-12-31')
  const asked = { period, edition: 1, cases: casesOfPeriod(kept, period), joined: null, unit: 'ovning' } as const
  const release = disclose({ ...asked, key: new Uint8Array(32), app: '0.1.0', released: [] })
  if ('refused' in release) throw new Error(release.refused)
  expect(release.batch.size).toBe('enough')
  expect(Object.keys(release.batch.scores)).toContain('sdq-parent.total')
  expect(readBatch(release.batch, period)).toEqual({ batch: release.batch })
})

it('fills a vault so that what was read points at what the vault calls it', async () => {
  const written: { id: string; body: unknown }[] = []
  await fillVault(
    {
      append: async (...records) => {
        const named = records.map(({ caseId, body }, i) => ({
          id: `named-${written.length + i}`,
          lamport: written.length + i,
          device: 'a',
          at: '',
          by: { staff },
          caseId,
          body,
        }))
        written.push(...named)
        return named
      },
    },
    unit,
  )
  expect(written.length).toBe(kept.length)
  const seen = written.filter(({ body }) => (body as { kind: string }).kind === 'seen')
  const answers = new Map(written.map(({ id, body }) => [id, (body as { kind: string }).kind]))
  for (const { body } of seen) expect(answers.get((body as { record: string }).record)).toBe('answers')
})
