// @vitest-environment node
import { expect, it } from 'vitest'
import { hex, type KeptOf } from '../vault/index.ts'
import {
  type Basis,
  brokenAt,
  exportedLog,
  hashesOf,
  isForked,
  type LedgerBody,
  type LedgerEntry,
  nextLink,
} from './ledger.ts'

const at = '2026-11-21T20:00:00.000Z'
const batch = { period: '2014', edition: 1 }

const basisOf = (...cases: string[]): Basis => ({
  shown: ['Flickor 13–18: hos er 7, skickas som 5'],
  lists: {
    format: 'mattstock-case-lists-1',
    period: '2014',
    edition: 1,
    groups: [{ variable: 'people', kind: 'count', table: 'sex.age', cases }],
  },
})
const frozen = async (digit: string, ...cases: string[]): Promise<LedgerEntry> => ({
  step: 'frozen',
  sha256: digit.repeat(64),
  at,
  submission: {
    payload: 'e30',
    sig: 'A'.repeat(86),
    deviceId: '3f0c6a52-7a35-4c11-9a51-0f7f4f2b6f10',
    alg: 'ES256',
  },
  plan: 'plan-1',
  rules: 'rules-1',
  app: '0.1.0',
  approvedBy: { staff: 'a', name: 'Sam Samordnare' },
  ...(await hashesOf(basisOf(...cases))),
})
const behind = (digit: string, basis: Basis) => new Map([[digit.repeat(64), basis]])
const saved = (digit: string): LedgerEntry => ({ step: 'saved-as-file', sha256: digit.repeat(64), at })

async function chain(...entries: readonly LedgerEntry[]): Promise<LedgerBody[]> {
  const ledger: LedgerBody[] = []
  for (const entry of entries) ledger.push(await nextLink(ledger, batch, entry))
  return ledger
}

const kept = (body: LedgerBody, i: number): KeptOf<'ledger'> => ({
  id: `${i}`,
  lamport: i,
  device: 'a',
  at,
  by: { staff: 'a' },
  caseId: null,
  body,
})

it('a chain as it was written is whole', async () => {
  expect(await brokenAt([])).toBeNull()
  expect(await brokenAt(await chain(await frozen('a', '1', '2'), saved('a'), saved('b')))).toBeNull()
})

it('two entries that were written apart after one are whole, and told', async () => {
  const [first] = (await chain(saved('a'))) as [LedgerBody]
  const [one, other] = [await nextLink([first], batch, saved('b')), await nextLink([first], batch, saved('c'))]
  const after = await nextLink([first, one, other], batch, saved('d'))
  expect(await brokenAt([first, one, other, after])).toBeNull()
  expect(isForked([first, one, other, after])).toBe(true)
  expect(isForked([first, one])).toBe(false)
  expect(await brokenAt([first, one, after])).toBe(2)
})

it('an entry taken out, changed or moved shows where', async () => {
  const [one, two, three] = (await chain(saved('a'), saved('b'), saved('c'))) as [LedgerBody, LedgerBody, LedgerBody]
  expect(await brokenAt([one, three])).toBe(1)
  expect(await brokenAt([two, three])).toBe(0)
  expect(await brokenAt([one, three, two])).toBe(1)
  expect(await brokenAt([{ ...one, edition: 2 }, two, three])).toBe(1)
})

it('a case list or a shown text that is another than what was frozen shows where', async () => {
  const ledger = await chain(saved('b'), await frozen('a', '1', '2'), saved('a'))
  const basis = basisOf('1', '2')
  expect(await brokenAt(ledger, behind('a', basis))).toBeNull()
  expect(await brokenAt(ledger, behind('a', basisOf('1')))).toBe(1)
  expect(await brokenAt(ledger, behind('a', { ...basis, shown: ['hos er 8'] }))).toBe(1)
})

it('the ledger and its exported log name no case and no figure but the sent ones, and are a whole chain', async () => {
  const ledger = await chain(await frozen('a', 'case-1', 'case-2'), saved('a'))
  const log = await exportedLog('unit-1', ledger.map(kept))
  for (const text of [ledger, log]) expect(JSON.stringify(text)).not.toMatch(/case-1|hos er|Flickor/)
  expect(await brokenAt(log.entries)).toBeNull()
  expect((await nextLink(ledger, batch, saved('b'))).before).toBe(log.end)
})

it('the shown text is bound by the hash of its lines as JSON', async () => {
  const said = new TextEncoder().encode(JSON.stringify(['Flickor 13–18: hos er 7, skickas som 5']))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', said))
  expect(await frozen('a')).toMatchObject({ shown: hex(hash) })
})
