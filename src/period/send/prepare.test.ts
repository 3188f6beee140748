// @vitest-environment node
import { expect, it } from 'vitest'
import { disclose, period2014, type Release } from '#aggregate'
import { randomCases } from '../../../test/random-cases.ts'
import type { SentBatch } from '../../outbox/from-ledger.ts'
import { ledgerEntry } from '../../outbox/ledger.ts'
import { base64 } from '../../vault/index.ts'
import { listsAreHere, type Preparing, prepare } from './prepare.ts'

const period = period2014

const asked = (over: Partial<Preparing>): Preparing => ({
  period,
  edition: 1,
  cases: [],
  joined: null,
  unit: 'enhet-1',
  key: new Uint8Array(32).fill(7),
  app: '0.1.0',
  batches: [],
  ...over,
})
function made(over: Partial<Preparing>): Release {
  const release = disclose(prepare(asked(over)))
  if ('refused' in release) throw new Error(release.refused)
  return release
}

/** The batch as the ledger keeps it once it is received. */
function sent(release: Release, end: SentBatch['end']): SentBatch {
  const { batch, bytes, caseLists } = release
  const frozen = ledgerEntry.parse({
    step: 'frozen',
    sha256: '0'.repeat(64),
    at: '2014-11-03T09:00:00.000Z',
    submission: {
      payload: base64(bytes),
      sig: 'A'.repeat(86),
      deviceId: '3f0c6a52-7a35-4c11-9a51-0f7f4f2b6f10',
      alg: 'ES256',
    },
    plan: batch.plan,
    rules: batch.rules,
    app: batch.app,
    approvedBy: { staff: 'a', name: 'Sam Samordnare' },
    shown: '0'.repeat(64),
    local: '0'.repeat(64),
  })
  if (frozen.step !== 'frozen') throw new Error('not frozen')
  return {
    period: batch.period,
    edition: batch.edition,
    frozen,
    lists: caseLists,
    end,
    savedAsFile: false,
    refused: end?.is === 'refused',
  }
}
const receipt = { payload: 'e30', sig: 'A'.repeat(86), alg: 'ES256', kid: 'k' } as const
const received = { is: 'acknowledged', receipt } as const
const refused = { is: 'refused', code: 'breaks-rule', faults: [] } as const

const some = randomCases(2, 40)

it('a batch on its way or received is released, and one that the collector refused is not', () => {
  const release = made({ cases: some })
  expect(disclose(prepare(asked({ cases: some, batches: [sent(release, null)] })))).toEqual({
    refused: 'already-released',
  })
  expect(disclose(prepare(asked({ cases: some, batches: [sent(release, received)] })))).toEqual({
    refused: 'already-released',
  })
  const again = made({ cases: some, batches: [sent(release, refused)] })
  expect([...again.bytes]).toEqual([...release.bytes])
})

it('edition 2 is refused where the case lists of edition 1 are missing', () => {
  expect(disclose(prepare(asked({ cases: some, edition: 2 })))).toEqual({ refused: 'case-lists-missing' })
  const first = sent(made({ cases: some }), received)
  expect('batch' in disclose(prepare(asked({ cases: some, edition: 2, batches: [first] })))).toBe(true)
})

it('nothing more may be sent where it is not known which cases stand behind what was', () => {
  const unknown = { ...sent(made({ cases: some }), received), lists: null }
  expect([listsAreHere([]), listsAreHere([unknown]), listsAreHere([{ ...unknown, refused: true }])]).toEqual([
    true,
    false,
    true,
  ])
})
