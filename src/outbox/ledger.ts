/**
 * What has left the unit, and what came of it. Each entry holds the hash of the one before, so that none can be changed
 * or taken out unseen. The case lists, and the text that held own figures beside sent ones, are bound into the chain by
 * their hashes and never leave the device.
 */

import * as z from 'zod'
import { type CaseLists, canonicalText, signedDocument, submission } from '#aggregate'
import { type KeptOf, type RecordBody, textHash } from '../vault/index.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const batch = { sha256: hash, /** By this device's clock. */ at: z.iso.datetime() }

/** Which cases stand behind each released group. */
const caseLists = z.strictObject({
  format: z.literal('mattstock-case-lists-1'),
  period: z.string(),
  edition: z.union([z.literal(1), z.literal(2)]),
  groups: z.array(
    z.strictObject({
      variable: z.string(),
      kind: z.enum(['count', 'score']),
      table: z.string(),
      cases: z.array(z.string()),
    }),
  ),
}) satisfies z.ZodType<CaseLists>

export const ledgerEntry = z.discriminatedUnion('step', [
  z.strictObject({
    step: z.literal('frozen'),
    ...batch,
    submission,
    plan: z.string(),
    rules: z.string(),
    app: z.string(),
    approvedBy: z.strictObject({ staff: z.string(), name: z.string() }),
    /** The preview as it stood on screen, a line each. It holds own exact figures: in an exported log its hash stands here. */
    shown: z.union([z.array(z.string()), hash]),
    /** Sealed with the entry; in an exported log their hash stands here. */
    local: z.union([caseLists, hash]),
  }),
  z.strictObject({ step: z.literal('acknowledged'), ...batch, receipt: signedDocument }),
  z.strictObject({ step: z.literal('refused'), ...batch, code: z.string(), faults: z.array(z.string()) }),
  z.strictObject({ step: z.literal('saved-as-file'), ...batch }),
])

export type LedgerEntry = z.infer<typeof ledgerEntry>
export type LedgerBody = Extract<RecordBody, { kind: 'ledger' }>

const beginning = '0'.repeat(64)

/** The entry as it may leave the device: sent figures only, and hashes for the case lists and for what was on screen. */
async function sentOnly(body: LedgerBody): Promise<LedgerBody> {
  const entry = ledgerEntry.parse(body.entry)
  if (entry.step !== 'frozen') return body
  const [shown, local] = [await hashUnlessOne(entry.shown), await hashUnlessOne(entry.local)]
  return { ...body, entry: { ...entry, shown, local } }
}

const hashUnlessOne = async (kept: unknown) => (typeof kept === 'string' ? kept : await hashOf(kept))

const hashOf = (value: unknown) => textHash(canonicalText(value))

const linkOf = async (body: LedgerBody) => hashOf(await sentOnly(body))

/** The next link of the chain, not yet written. `ledger` is in order of writing. */
export async function nextLink(
  ledger: readonly LedgerBody[],
  batch: { readonly period: string; readonly edition: number },
  entry: LedgerEntry,
): Promise<LedgerBody> {
  const last = ledger.at(-1)
  const { period, edition } = batch
  return { kind: 'ledger', period, edition, before: last ? await linkOf(last) : beginning, entry }
}

/** Where the chain is broken: the number of the first entry that does not follow from the one before it; null when whole. */
export async function brokenAt(ledger: readonly LedgerBody[]): Promise<number | null> {
  let expected = beginning
  for (const [i, body] of ledger.entries()) {
    if (body.before !== expected) return i
    expected = await linkOf(body)
  }
  return null
}

/** The *utlämningslogg*: every entry without its case lists and without own figures, and the hash that the next one will hold. */
export async function exportedLog(unit: string, records: readonly KeptOf<'ledger'>[]) {
  const entries = await Promise.all(records.map(({ body }) => sentOnly(body)))
  const last = entries.at(-1)
  return { format: 'mattstock-ledger-1', unit, entries, end: last ? await linkOf(last) : beginning } as const
}
