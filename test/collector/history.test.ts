import { expect, it } from 'vitest'
import { checkHistory, type Sent, type Step, type StoredRow, sumOf } from './history.ts'
import { hashOf } from './unit.ts'

const slot = { unit: 'unit-a', period: 'p', edition: 1 }
const mine = Buffer.from('{"counts":{"t":{"c":10}}}')
const other = Buffer.from('{"counts":{"t":{"c":15}}}')
const ok = (status: number, body = 'receipt') => ({ status, body })

const sent = (from: number, told: Sent['told'], bytes = mine): Sent => ({
  did: 'send',
  ...slot,
  bytes,
  told,
  from,
  to: from + 1,
})
const took = (from: number, told: 'done' | 'refused' | null): Step => ({
  did: 'withdraw',
  ...slot,
  told,
  from,
  to: from + 1,
})
const row = (change: Partial<StoredRow> = {}): StoredRow => ({
  ...slot,
  hash: hashOf(mine),
  payload: mine,
  receipt: 'receipt',
  withdrawn: null,
  ...change,
})
const first = () => JSON.stringify({ first: hashOf(mine) })

function faults(steps: readonly Step[], rows: readonly StoredRow[]): readonly string[] {
  const { lost, wrong } = checkHistory(steps, rows)
  return [...lost, ...wrong].map((what) => what.replace('unit-a/p/1: ', ''))
}

it.each<[string, readonly Step[], readonly StoredRow[]]>([
  ['a batch stored under its receipt', [sent(0, ok(201))], [row()]],
  ['a retry after a cut', [sent(0, null), sent(2, ok(200))], [row()]],
  ['an unknown batch that is whole', [sent(0, null)], [row()]],
  ['an unknown batch that is not there', [sent(0, null)], []],
  ['other bytes that found the slot taken', [sent(0, ok(201)), sent(2, ok(409, first()), other)], [row()]],
  ['what was taken back', [sent(0, ok(201)), took(2, 'done'), sent(4, ok(410))], [row({ withdrawn: 'x' })]],
  [
    'a batch taken back by a request of which nobody heard',
    [sent(0, ok(201)), took(2, null)],
    [row({ withdrawn: 'x' })],
  ],
])('finds no fault with %s', (_what, steps, rows) => {
  expect(faults(steps, rows)).toEqual([])
})

it.each<[string, readonly Step[], readonly StoredRow[]]>([
  ['acknowledged and not stored', [sent(0, ok(201))], []],
  [
    'other bytes are stored than were acknowledged',
    [sent(0, ok(201)), sent(0, null, other)],
    [row({ hash: hashOf(other), payload: other })],
  ],
  ['stored under another receipt than was given', [sent(0, ok(201))], [row({ receipt: 'another' })]],
  ['stored more than once', [sent(0, ok(201))], [row(), row()]],
  ['the receipt changed', [sent(0, ok(201)), sent(2, ok(200, 'another'))], [row()]],
  ['taken as new more than once', [sent(0, ok(201)), sent(0, ok(201))], [row()]],
  ['taken as new again', [sent(0, ok(200)), sent(2, ok(201))], [row()]],
  ['the stored bytes are not those of the stored hash', [sent(0, null)], [row({ payload: mine.subarray(1) })]],
  ['stored, and nobody sent it', [sent(0, null, other)], [row()]],
  ['stored, though every send was refused', [sent(0, ok(409, first()))], [row()]],
  ['told of a first batch that is not the stored one', [sent(0, ok(201)), sent(2, ok(409, '{}'), other)], [row()]],
  ['told that its own bytes are somebody else’s', [sent(0, ok(201)), sent(2, ok(409, first()))], [row()]],
  [
    'answered 200 after it was taken back',
    [sent(0, ok(201)), took(2, 'done'), sent(4, ok(200))],
    [row({ withdrawn: 'x' })],
  ],
  ['answered as taken back, and nobody took it back', [sent(0, ok(201)), sent(2, ok(410))], [row()]],
  ['taken back, and stands', [sent(0, ok(201)), took(2, 'done')], [row()]],
  ['taken back twice', [sent(0, ok(201)), took(2, 'done'), took(4, 'done')], [row({ withdrawn: 'x' })]],
  ['nobody took it back', [sent(0, ok(201))], [row({ withdrawn: 'x' })]],
  ['refused without a reason: no', [sent(0, ok(422, 'no'))], []],
  ['answered 401', [sent(0, ok(401))], []],
])('finds: %s', (what, steps, rows) => {
  expect(faults(steps, rows)).toContain(what)
})

it('finds a unit that was shown another, and a file that counts a unit too few', () => {
  const rest = { did: 'read', unit: 'unit-b', from: 4, to: 5 } as const
  expect(faults([sent(0, ok(201)), { ...rest, body: 'of unit-a' }], [row()])).toEqual(['unit-b was shown unit-a'])
  const national = { period: 'p', edition: 1, reported: 0 }
  expect(faults([sent(0, ok(201)), { ...rest, body: '', national }], [row()])).toEqual([
    'p/1 counts 0 units: not 1 to 1',
  ])
})

it('adds what the newest edition that stands says, and shows it by the rule of three units and twenty children', () => {
  const [b, c] = ['unit-b', 'unit-c'].map((unit) => row({ unit })) as [StoredRow, StoredRow]
  const second = row({ edition: 2, payload: other })
  expect(sumOf([row(), b, c, second], 'p', 1, 't', 'c')).toEqual({ reported: 3, value: 30 })
  expect(sumOf([row(), b, c, second], 'p', 2, 't', 'c')).toEqual({ reported: 3, value: 35 })
  expect(sumOf([row(), b, { ...c, withdrawn: 'x' }], 'p', 1, 't', 'c')).toEqual({ reported: 2, value: null })
})
