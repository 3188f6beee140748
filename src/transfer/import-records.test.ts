import { expect, it } from 'vitest'
import { dayOfInstant } from '#aggregate'
import { guessColumns, readLines, readResponse, readTableText } from '#exchange'
import { formById } from '#instruments'
import { goodTable } from '../../test/exchange/bad-csv.ts'
import { goodResponse } from '../../test/exchange/bad-fhir.ts'
import { caseFiles } from '../case-file/case-file.ts'
import { answered, caseId, fileOf } from '../cases/testing.ts'
import { type Kept, type KeptOf, type NewRecord, type RecordBody, recordBody } from '../vault/index.ts'
import { recordsOfTable, undoRecords } from './import-records.ts'
import { clashes, recordsOfResponse } from './response-records.ts'

const importId = '00000000-0000-4000-8000-0000000000aa'
const core10 = formById('core-10')
if (!core10) throw new Error('no CORE-10')

function ids() {
  let next = 0
  return () => `00000000-0000-4000-9000-${String(next++).padStart(12, '0')}`
}

/** As the vault keeps them: named, numbered, and shaped as its records must be. */
function kept(records: readonly NewRecord[], from = 1): readonly Kept[] {
  const newId = ids()
  return records.map(({ caseId: of, body }, at) => ({
    id: `${newId().slice(0, 30)}${String(from + at).padStart(6, '0')}`,
    lamport: from + at,
    device: 'a',
    at: '2026-11-21T10:00:00.000Z',
    by: 'respondent',
    caseId: of,
    body: recordBody.parse(body),
  }))
}

/** What stands once tombstones have done their work. */
const standing = (records: readonly Kept[]): readonly Kept[] => {
  const gone = new Set(records.flatMap(({ body }) => (body.kind === 'tombstone' ? [body.record] : [])))
  return records.filter(({ id, body }) => !gone.has(id) && body.kind !== 'tombstone')
}

function tableRecords(files = new Map()) {
  const table = readTableText(goodTable())
  if (table.is !== 'table') throw new Error('no table')
  const context = {
    columns: guessColumns(core10 as never, table.header),
    first: 0,
    today: '2026-11-21',
    dayOfInstant,
  } as const
  const known = [...files.values()].map(({ id, code, born, sex }) => ({ id, code, born, sex, measurements: [] }))
  const { lines } = readLines(core10 as never, table, { ...context, known })
  const asked = {
    id: importId,
    file: 'a.csv',
    form: core10 as never,
    lines,
    wording: null,
    files,
    newId: ids(),
  }
  return recordsOfTable(asked)
}

it('makes a case for each new code, opened on its first day, and keeps the line of every answer', () => {
  const files = [...caseFiles(kept(tableRecords())).values()]
  expect(files.map(({ code, born, sex, opened }) => [code, born, sex, opened])).toEqual([
    ['A1', 2006, 'f', '2024-03-04'],
    ['B7', 2005, 'm', '2024-05-02'],
  ])
  const bodies = files.flatMap(({ measurements }) => measurements.map(({ body }) => body))
  expect(bodies.map(({ occasion, day, via, imported }) => [occasion, day, via, imported])).toEqual([
    ['first', '2024-03-04', 'import', { import: importId, line: 2 }],
    ['follow-up', '2024-06-10', 'import', { import: importId, line: 3 }],
    ['first', '2024-05-02', 'import', { import: importId, line: 4 }],
  ])
  expect(bodies[1]).toMatchObject({ answers: { i6: null }, blanks: { i6: 'skipped' }, wording: null })
})

it('writes into the case that is there, as what comes after its first measurement', () => {
  const there = { ...fileOf(2006, answered('core-10', '2023-01-01')), code: 'a1' }
  const records = tableRecords(new Map([[there.id, there]]))
  expect(records.map(({ body }) => body.kind)).toEqual(['import', 'answers', 'answers', 'case', 'answers'])
  const [, first] = records
  expect(first).toMatchObject({ caseId, body: { occasion: 'follow-up' } })
})

it('is undone whole: its answers, their corrections, and the cases that it made', () => {
  const before = kept(tableRecords())
  const done = before[0] as KeptOf<'import'>
  const answer = before.find(({ body }) => body.kind === 'answers') as KeptOf<'answers'>
  const correction = { ...answer.body, corrects: { record: answer.id, reason: 'fel ruta' } } satisfies RecordBody
  const all = [...before, ...kept([{ caseId: answer.caseId, body: correction }], 100)]
  const undone = [...all, ...kept(undoRecords(all, done, 'undone'), 200)]
  expect(standing(undone)).toEqual([])
})

it('leaves a case that it made where somebody has written something else since', () => {
  const before = kept(tableRecords())
  const done = before[0] as KeptOf<'import'>
  const [first] = before.filter(({ body }) => body.kind === 'case')
  const all = [...before, ...kept([{ caseId: first?.caseId ?? null, body: answered('core-10', '2026-11-20') }], 100)]
  const files = [...caseFiles(standing([...all, ...kept(undoRecords(all, done, 'undone'), 200)])).values()]
  expect(files.map(({ code, measurements }) => [code, measurements.length])).toEqual([['A1', 1]])
})

it('takes no other import along when it is undone', () => {
  const one = kept(tableRecords())
  const other = kept(
    tableRecords().map((record) => ({
      ...record,
      caseId,
      body: JSON.parse(
        JSON.stringify(record.body).replaceAll(importId, '00000000-0000-4000-8000-0000000000bb'),
      ) as RecordBody,
    })),
    100,
  )
  const undone = standing([
    ...one,
    ...other,
    ...kept(undoRecords([...one, ...other], one[0] as KeptOf<'import'>, 'x'), 200),
  ])
  expect(undone).toEqual(other)
})

it('keeps a FHIR answer with its import, and knows one that is there', () => {
  const read = readResponse(JSON.stringify(goodResponse()), { today: '2026-11-21', dayOfInstant, born: 2008 })
  if (read.is !== 'answers') throw new Error('not read')
  const file = fileOf(2008)
  const records = kept(recordsOfResponse(importId, file, read.answers))
  expect(records.map(({ body }) => body.kind)).toEqual(['import', 'audit', 'answers'])
  const [, , answer] = records as [Kept, Kept, KeptOf<'answers'>]
  expect(answer.body).toMatchObject({ via: 'import', occasion: 'first', imported: { import: importId, line: null } })
  const again = fileOf(2008, answer.body)
  expect(clashes(again, read.answers)).toEqual([{ at: 'CORE-10 2026-10-05', reason: 'already-there' }])
  const other = fileOf(2008, { ...answer.body, answers: { ...answer.body.answers, i1: 4 } })
  expect(clashes(other, read.answers)[0]?.reason).toBe('other-answers-that-day')
})
