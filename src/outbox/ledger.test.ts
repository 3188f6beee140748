// @vitest-environment node
import { expect, it } from 'vitest'
import { hex, type KeptOf } from '../vault/index.ts'
import { brokenAt, exportedLog, type LedgerBody, type LedgerEntry, nextLink } from './ledger.ts'

const at = '2026-11-21T20:00:00.000Z'
const batch = { period: '2014', edition: 1 }

const frozen = (digit: string, ...cases: string[]): LedgerEntry => ({
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
  shown: ['Flickor 13–18: hos er 7, skickas som 5'],
  local: {
    format: 'mattstock-case-lists-1',
    period: '2014',
    edition: 1,
    groups: [{ variable: 'people', kind: 'count', table: 'sex.age', cases }],
  },
})
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
  expect(await brokenAt(await chain(frozen('a', '1', '2'), saved('a'), saved('b')))).toBeNull()
})

it('an entry taken out, changed or moved shows where', async () => {
  const [one, two, three] = (await chain(saved('a'), saved('b'), saved('c'))) as [LedgerBody, LedgerBody, LedgerBody]
  expect(await brokenAt([one, three])).toBe(1)
  expect(await brokenAt([two, three])).toBe(0)
  expect(await brokenAt([one, three, two])).toBe(1)
  expect(await brokenAt([{ ...one, edition: 2 }, two, three])).toBe(1)
})

it('a case list changed afterwards breaks the chain as anything else does', async () => {
  const [first, second] = (await chain(frozen('a', '1', '2'), saved('a'))) as [LedgerBody, LedgerBody]
  const entry = { ...frozen('a', '1') }
  expect(await brokenAt([{ ...first, entry }, second])).toBe(1)
})

it('the exported log names no case and is still a whole chain', async () => {
  const ledger = await chain(frozen('a', 'case-1', 'case-2'), saved('a'))
  const log = await exportedLog('unit-1', ledger.map(kept))
  expect(JSON.stringify(log)).not.toContain('case-1')
  expect(await brokenAt(log.entries)).toBeNull()
  expect((await nextLink(ledger, batch, saved('b'))).before).toBe(log.end)
})

it('the exported log holds no figure but the sent ones, and binds the shown text by its hash', async () => {
  const ledger = await chain(frozen('a'), saved('a'))
  const log = await exportedLog('unit-1', ledger.map(kept))
  expect(JSON.stringify(log)).not.toMatch(/hos er|Flickor/)
  const said = new TextEncoder().encode(JSON.stringify(['Flickor 13–18: hos er 7, skickas som 5']))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', said))
  expect(log.entries[0]?.entry).toMatchObject({ shown: hex(hash) })
})

it('a shown text changed afterwards breaks the chain', async () => {
  const [first, second] = (await chain(frozen('a'), saved('a'))) as [LedgerBody, LedgerBody]
  expect(await brokenAt([{ ...first, entry: { ...frozen('a'), shown: ['hos er 8'] } }, second])).toBe(1)
})
