/** Records of which the newest holds: written one after the other, or without knowledge of each other. */
import { describe, expect, it } from 'vitest'
import type { KeptOf } from './records.ts'
import { registerOf, registerState } from './registers.ts'

type Case = KeptOf<'case'>

/** A version of a case's details; its id says what it is. */
const version = (
  lamport: number,
  id: string,
  replaces: readonly string[],
  details: Partial<Case['body']> = {},
): Case => ({
  id,
  lamport,
  device: 'a',
  at: '2026-11-29T08:00:00.000Z',
  by: { staff: 's' },
  caseId: 'c',
  body: { kind: 'case', code: 'PROV-1', born: 2011, sex: 'f', opened: '2026-11-01', ...details },
  replaces,
})

const parent = version(1, 'parent', [])

describe('one after the other', () => {
  it('the newest holds alone, and whoever saves next replaces it', () => {
    const next = version(2, 'next', ['parent'], { born: 2012 })
    expect(registerState([parent, next])).toEqual({ holds: next, ids: ['next'], unsettled: [] })
  })
})

describe('without knowledge of each other', () => {
  it('fields that only one side changed are taken from that side, and nobody is asked', () => {
    const left = version(2, 'left', ['parent'], { born: 2012 })
    const right = version(3, 'right', ['parent'], { bornMonth: 5 })
    const found = registerState([parent, left, right])
    expect(found?.holds.body).toEqual({ ...parent.body, born: 2012, bornMonth: 5 })
    expect(found).toMatchObject({ ids: ['left', 'right'], unsettled: [] })
  })

  it('a field that one side took away is gone', () => {
    const withMonth = version(1, 'parent', [], { bornMonth: 5 })
    const left = version(2, 'left', ['parent'])
    const right = version(3, 'right', ['parent'], { bornMonth: 5, born: 2012 })
    expect(registerState([withMonth, left, right])?.holds.body).toEqual({ ...parent.body, born: 2012 })
  })

  it('a field that both changed alike is settled', () => {
    const left = version(2, 'left', ['parent'], { born: 2012 })
    const right = version(3, 'right', ['parent'], { born: 2012 })
    expect(registerState([parent, left, right])?.unsettled).toEqual([])
  })

  it('where both changed a field the later holds, and both are told until somebody has saved over both', () => {
    const left = version(2, 'left', ['parent'], { sex: 'm' })
    const right = version(3, 'right', ['parent'], { sex: 'x', born: 2012 })
    const found = registerState([parent, left, right])
    expect(found?.holds.body).toEqual({ ...parent.body, sex: 'x', born: 2012 })
    expect(found?.unsettled).toEqual([{ field: 'sex', by: [left, right] }])
    const chosen = version(4, 'chosen', ['left', 'right'], { sex: 'm', born: 2012 })
    expect(registerState([parent, left, right, chosen])).toEqual({ holds: chosen, ids: ['chosen'], unsettled: [] })
  })

  it('one that replaces only one of two leaves the other standing', () => {
    const left = version(2, 'left', ['parent'], { sex: 'm' })
    const right = version(3, 'right', ['parent'], { sex: 'x' })
    const later = version(4, 'later', ['left'], { sex: 'm', born: 2012 })
    const found = registerState([parent, left, right, later])
    expect(found?.unsettled).toEqual([{ field: 'sex', by: [right, later] }])
    expect(found?.holds.body).toEqual({ ...parent.body, sex: 'm', born: 2012 })
  })

  it('two that have no parent in common are at odds in every field that differs', () => {
    const other = version(2, 'other', [], { code: 'PROV-2', sex: 'm' })
    expect(registerState([parent, other])?.unsettled.map(({ field }) => field)).toEqual(['code', 'sex'])
  })
})

it('settings of one name are one register in each case, and answers are none', () => {
  const setting = (caseId: string | null) => registerOf({ caseId, body: { kind: 'setting', name: 'x', value: 1 } })
  expect(setting(null)).not.toBe(setting('c'))
  expect(registerOf({ caseId: 'c', body: { kind: 'seen', record: 'r', items: [], done: '' } })).toBeNull()
})
