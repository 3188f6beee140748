import { expect, it } from 'vitest'
import type { Kept } from '../records.ts'
import { columnsOf, recordsIn } from './columns.ts'

const device = 'd1'
const place = { device, at: '2026-11-28T12:00:00.000Z', by: { staff: 's1' }, caseId: null }
const setting = (value: number) => ({ kind: 'setting', name: 'x', value }) as const

const records: readonly Kept[] = [
  { id: 'a', lamport: 1, ...place, body: setting(1) },
  { id: 'b', lamport: 2, ...place, device: 'd2', by: 'respondent', caseId: 'c1', body: setting(2), replaces: ['a'] },
  { id: 'c', lamport: 3, ...place, by: { staff: 's2' }, caseId: 'c1', body: setting(3), said: { n: 1, sig: 'x' } },
  { id: 'd', lamport: 3, ...place, device: 'd2', caseId: 'c2', body: setting(4), needs: 2 },
]

it('gives each record back as it was, whatever few of them have', () => {
  expect(recordsIn(JSON.parse(JSON.stringify(columnsOf(records))))).toStrictEqual(records)
})

it('names a device, a person and a case once, however many records are of them', () => {
  const text = JSON.stringify(columnsOf([...records, ...records]))
  for (const name of ['d1', 'd2', 's1', 's2', 'c1', 'c2']) expect(text.split(`"${name}"`)).toHaveLength(2)
})
