// @vitest-environment node
import { expect, it } from 'vitest'
import type { SentBatch } from '../outbox/from-ledger.ts'
import { neverTried, type OutboxRow } from '../outbox/row.ts'
import type { Kept, RecordBody } from '../vault/index.ts'
import { closingRecord, currentStep, mayVisit, secondRecord, stageOf, steps } from './stage.ts'

const period = { id: '2014' }
const kept = (...bodies: readonly RecordBody[]): readonly Kept[] =>
  bodies.map((body, i) => ({ id: `${i}`, lamport: i, device: 'a', at: '', by: { staff: 'a' }, caseId: null, body }))
const closed = closingRecord('2014', true).body
const reopened = closingRecord('2014', false).body

const batch = (edition: number, end: SentBatch['end']) =>
  ({ period: '2014', edition, end, frozen: { sha256: `hash-${edition}` }, savedAsFile: false }) as unknown as SentBatch
const receipt = { payload: 'e30', sig: 'A'.repeat(86), alg: 'ES256', kid: 'k' } as const
const acknowledged = { is: 'acknowledged', receipt } as const
const refused = { is: 'refused', code: 'breaks-rule', faults: [] } as const
const row = (delivery: OutboxRow['delivery']) => ({ sha256: 'hash-1', delivery }) as OutboxRow

const visitable = (stage: ReturnType<typeof stageOf>) => steps.filter((step) => mayVisit(step, stage))

it('is followed until it is closed', () => {
  const stage = stageOf(period, [], [], [])
  expect(currentStep(stage)).toBe('follow')
  expect(visitable(stage)).toEqual(['follow', 'check'])
})

it('is to be sent once it is closed, and can be opened again', () => {
  const stage = stageOf(period, kept(closed), [], [])
  expect(currentStep(stage)).toBe('send')
  expect(visitable(stage)).toEqual(['follow', 'check', 'send'])
  expect(currentStep(stageOf(period, kept(closed, reopened), [], []))).toBe('follow')
})

it('waits for its receipt while the batch is on its way, and takes its state from the outbox', () => {
  const stage = stageOf(period, kept(closed), [batch(1, null)], [row(neverTried)])
  expect(currentStep(stage)).toBe('receipt')
  expect(stage.delivery).toEqual(neverTried)
  expect(visitable(stage)).not.toContain('nation')
})

it('comes back to sending when it was refused', () => {
  expect(currentStep(stageOf(period, kept(closed), [batch(1, refused)], []))).toBe('send')
  expect(currentStep(stageOf(period, kept(closed), [batch(1, null)], [row(refused)]))).toBe('send')
})

it('shows the nation once it was received', () => {
  const stage = stageOf(period, kept(closed), [batch(1, acknowledged)], [])
  expect(visitable(stage)).toEqual([...steps])
})

it('edition 2 begins by hand, after edition 1 was received, and is sent like the first', () => {
  const asked = kept(closed, secondRecord('2014').body)
  expect(stageOf(period, asked, [batch(1, null)], []).edition).toBe(1)
  const stage = stageOf(period, asked, [batch(1, acknowledged)], [])
  expect([stage.edition, stage.batch, currentStep(stage)]).toEqual([2, null, 'send'])
  const sent = stageOf(period, asked, [batch(1, acknowledged), batch(2, null)], [])
  expect([currentStep(sent), sent.received]).toEqual(['receipt', true])
})

it('does not take another period’s batch for its own', () => {
  expect(stageOf({ id: '2015' }, kept(closed), [batch(1, acknowledged)], []).received).toBe(false)
})
