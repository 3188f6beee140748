/** What every test of an export needs: invented figures and cases, and a folder to write files in. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { type Batch, disclose, type Period, type PeriodCase, period2014 } from '#aggregate'
import { type CaseFile, caseFiles } from '../../src/case-file/case-file.ts'
import type { Files } from '../../src/exports/write/zip.ts'
import { practiceUnit } from '../../src/practice/practice-unit.ts'
import type { Kept } from '../../src/vault/index.ts'
import { keyOf, randomCases } from '../random-cases.ts'

/** Of invented children, each of whom answered a questionnaire of the period's own at its beginning. */
export function someBatch(seed: number, size = 120, period: Period = period2014): Batch {
  const cases = randomCases(seed, size).map((one) => ({
    ...one,
    measurements: [...one.measurements, ...ownAnswers(period)],
  }))
  const release = disclose({
    period,
    edition: 1,
    cases,
    joined: null,
    unit: `enhet-${seed}`,
    key: keyOf(seed),
    app: '0.1.0',
    released: [],
  })
  if ('refused' in release) throw new Error(release.refused)
  return release.batch
}

/** The first choice of every question. */
const ownAnswers = (period: Period): PeriodCase['measurements'] =>
  (period.questionnaires ?? []).flatMap(({ instrument }) =>
    instrument.forms.map(({ id, revision, items }) => ({
      form: id,
      revision,
      timePoint: 'first' as const,
      training: false,
      scales: {},
      answers: Object.fromEntries(Object.keys(items).map((item) => [item, 0])),
    })),
  )

/** Of an invented unit, as a vault gives them back. */
export function someRecords(seed: number): readonly Kept[] {
  const staff = '11111111-1111-4111-8111-111111111111'
  let seq = 0
  return practiceUnit(seed, '2026-11-21', staff).flatMap(({ id, records }) =>
    records.map(({ id: record, at, body }) => {
      seq += 1
      return { id: record, lamport: seq, device: 'a', at, by: { staff }, caseId: id, body }
    }),
  )
}

export function someFiles(seed: number, code = (own: string) => own): readonly CaseFile[] {
  return [...caseFiles(someRecords(seed)).values()].map((file) => ({ ...file, code: code(file.code) }))
}

/** @returns the folder that the files were written to. */
export function written(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'exported-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

export const csvIn = (folder: string, name: string): Record<string, string>[] =>
  parse(readFileSync(join(folder, name)), { columns: true, bom: true })
