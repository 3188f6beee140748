// @vitest-environment node
import { expect, it } from 'vitest'
import type { KeptOf } from '../vault/index.ts'
import { rowOf, sentBatches } from './from-ledger.ts'
import type { LedgerEntry } from './ledger.ts'

const at = '2026-11-21T20:00:00.000Z'
const hash = (digit: string) => digit.repeat(64)

const frozen = (digit: string): LedgerEntry => ({
  step: 'frozen',
  sha256: hash(digit),
  at,
  submission: { payload: 'e30', sig: 'A'.repeat(86), deviceId: '3f0c6a52-7a35-4c11-9a51-0f7f4f2b6f10', alg: 'ES256' },
  plan: 'plan-1',
  rules: 'rules-1',
  app: '0.1.0',
  approvedBy: { staff: 'a', name: 'Sam Samordnare' },
  shown: hash('1'),
  local: hash('2'),
})
const receipt = { payload: 'e30', sig: 'A'.repeat(86), alg: 'ES256', kid: 'k' } as const
const acknowledged = (digit: string): LedgerEntry => ({ step: 'acknowledged', sha256: hash(digit), at, receipt })
const refused = (digit: string): LedgerEntry => ({
  step: 'refused',
  sha256: hash(digit),
  at,
  code: 'breaks-rule',
  faults: ['counts/reasons'],
})

const ledger = (...entries: readonly LedgerEntry[]): readonly KeptOf<'ledger'>[] =>
  entries.map((entry, i) => ({
    id: `${i}`,
    lamport: i,
    device: 'a',
    at,
    by: { staff: 'a' },
    caseId: null,
    body: { kind: 'ledger', period: '2014', edition: 1, before: hash('0'), entry },
  }))
const ends = (...entries: readonly LedgerEntry[]) => sentBatches(ledger(...entries)).map(({ end }) => end?.is ?? null)

it('a frozen batch is on its way until the ledger says how it ended', () => {
  expect(ends(frozen('a'))).toEqual([null])
  expect(ends(frozen('a'), acknowledged('a'))).toEqual(['acknowledged'])
  expect(ends(frozen('a'), refused('a'))).toEqual(['refused'])
})

it('a batch that was refused gives way to the one frozen after it', () => {
  expect(ends(frozen('a'), refused('a'), frozen('b'))).toEqual(['superseded', null])
  expect(ends(frozen('a'), refused('a'), frozen('b'), acknowledged('b'))).toEqual(['superseded', 'acknowledged'])
})

/** Every order in which the entries of two devices can stand, each device's own in its order. */
function interleaved(one: readonly LedgerEntry[], other: readonly LedgerEntry[]): LedgerEntry[][] {
  const [a, b] = [one[0], other[0]]
  if (!a || !b) return [[...one, ...other]]
  return [
    ...interleaved(one.slice(1), other).map((rest) => [a, ...rest]),
    ...interleaved(one, other.slice(1)).map((rest) => [b, ...rest]),
  ]
}
const slotTaken = (digit: string): LedgerEntry => ({ ...refused(digit), code: 'slot-taken', faults: [] }) as LedgerEntry

it('of two that were frozen apart the one with a receipt stands, in whatever order the entries of the devices come', () => {
  const orders = interleaved([frozen('a'), acknowledged('a')], [frozen('b'), slotTaken('b')])
  expect(orders).toHaveLength(6)
  for (const order of orders) {
    const found = sentBatches(ledger(...order))
    expect(Object.fromEntries(found.map(({ frozen, end }) => [frozen.sha256, end?.is ?? null]))).toEqual({
      [hash('a')]: 'acknowledged',
      [hash('b')]: 'superseded',
    })
    expect(found.find(({ refused }) => refused)?.frozen.sha256).toBe(hash('b'))
  }
})

it('of two that were frozen apart the one that was not refused goes on, though its receipt has not come', () => {
  for (const order of interleaved([frozen('a')], [frozen('b'), slotTaken('b')])) {
    const found = sentBatches(ledger(...order))
    expect(found.find(({ end }) => end?.is !== 'superseded')?.frozen.sha256).toBe(hash('a'))
  }
})

it('that it was saved as a file ends nothing', () => {
  const [batch] = sentBatches(ledger(frozen('a'), { step: 'saved-as-file', sha256: hash('a'), at }))
  expect([batch?.savedAsFile, batch?.end]).toEqual([true, null])
})

it('an end of a batch that is not in the ledger is nothing', () => {
  expect(ends(acknowledged('a'))).toEqual([])
})

it('what the ledger knows to be over is never to be sent again', () => {
  const server = { kid: 'k', publicKey: { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) } } as const
  const rows = sentBatches(ledger(frozen('a'), refused('a'), frozen('b'), acknowledged('b'))).map((batch) =>
    rowOf(batch, 'unit-1', server),
  )
  expect(rows.map(({ id, delivery }) => [id, delivery.is])).toEqual([
    [`unit-1/2014/1/${hash('a')}`, 'superseded'],
    [`unit-1/2014/1/${hash('b')}`, 'acknowledged'],
  ])
})

it('the case lists are there for whoever may read them', () => {
  const lists = { format: 'mattstock-case-lists-1', period: '2014', edition: 1, groups: [] } as const
  const bases = new Map([[hash('a'), { shown: [], lists }]])
  expect(sentBatches(ledger(frozen('a'), frozen('b')), bases).map((batch) => batch.lists)).toEqual([lists, null])
})
