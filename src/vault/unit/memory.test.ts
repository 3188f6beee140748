import { describe, expect, it } from 'vitest'
import type { Kept } from '../records.ts'
import { Memory } from './memory.ts'

const record = (lamport: number, device = 'a'): Kept => ({
  id: `00000000-0000-4000-8000-${String(lamport).padStart(11, '0')}${device}`,
  lamport,
  device,
  at: '2026-11-28T12:00:00.000Z',
  by: { staff: 's' },
  caseId: null,
  body: { kind: 'audit', what: 'unlocked', detail: '' },
})

it('a record that comes once more is taken once, however many came in between', () => {
  const all = Array.from({ length: 3_000 }, (_, i) => record(i + 1))
  const memory = new Memory(all.slice(0, 1))
  memory.add(all.slice(1))
  memory.add(all.slice(0, 1))
  expect(memory.all).toHaveLength(3_000)
})

it('records stand in order of writing, in whatever order they come', () => {
  const memory = new Memory([])
  for (const one of [record(3, 'b'), record(1), record(3), record(2)]) memory.add([one])
  expect(memory.all).toEqual([record(1), record(2), record(3), record(3, 'b')])
})

describe('what stands in a register', () => {
  const setting = (lamport: number, replaces: readonly string[] = []): Kept => ({
    ...record(lamport),
    body: { kind: 'setting', name: 'x', value: lamport },
    replaces,
  })
  const beside = setting(9)
  const ids = (...numbers: readonly number[]) => numbers.map((n) => record(n).id)

  it('is the one that replaced the others, also when a replaced one comes late', () => {
    const memory = new Memory([setting(1)])
    expect(memory.standingBeside(beside)).toEqual(ids(1))
    memory.add([setting(3, ids(1, 2))])
    memory.add([setting(2, ids(1))])
    expect(memory.standingBeside(beside)).toEqual(ids(3))
  })

  it('is both where neither knew of the other', () => {
    const memory = new Memory([setting(1), setting(2, ids(1))])
    memory.add([setting(3, ids(1))])
    expect(memory.standingBeside(beside)).toEqual(ids(2, 3))
  })
})
