/**
 * What has left the unit, and what came of it. Each entry holds the hash of the one before, so that none can be changed
 * or taken out unseen; two that were written apart, on two devices, name the same. What stood behind a batch, its case lists
 * and the text that held own figures beside sent ones, is bound into the chain by its hashes and lies apart, sealed to the releaser.
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
    /** Hash of the preview as it stood on screen, with own exact figures: a JSON list of its lines. */
    shown: hash,
    /** Hash of the case lists. */
    local: hash,
  }),
  z.strictObject({ step: z.literal('acknowledged'), ...batch, receipt: signedDocument }),
  z.strictObject({ step: z.literal('refused'), ...batch, code: z.string(), faults: z.array(z.string()) }),
  z.strictObject({ step: z.literal('saved-as-file'), ...batch }),
])

export type LedgerEntry = z.infer<typeof ledgerEntry>
export type FrozenEntry = Extract<LedgerEntry, { step: 'frozen' }>
export type LedgerBody = Extract<RecordBody, { kind: 'ledger' }>

const beginning = '0'.repeat(64)

const hashOf = (value: unknown) => textHash(canonicalText(value))

export interface Basis {
  readonly shown: readonly string[]
  readonly lists: CaseLists
}

/** By the batch's hash, of what whoever is in may read. */
export const basesIn = (records: readonly KeptOf<'basis'>[]): ReadonlyMap<string, Basis> =>
  new Map(records.map(({ body }) => [body.batch, { shown: body.shown, lists: caseLists.parse(body.lists) }]))

/** What the entry says of the basis. */
export const hashesOf = async ({ shown, lists }: Basis) => ({ shown: await hashOf(shown), local: await hashOf(lists) })

const hasItsBasis = async ({ shown, local }: Pick<FrozenEntry, 'shown' | 'local'>, basis: Basis): Promise<boolean> => {
  const hashes = await hashesOf(basis)
  return hashes.shown === shown && hashes.local === local
}

/** The next link of the chain, not yet written. `ledger` is in order of writing. */
export async function nextLink(
  ledger: readonly LedgerBody[],
  batch: { readonly period: string; readonly edition: number },
  entry: LedgerEntry,
): Promise<LedgerBody> {
  const last = ledger.at(-1)
  const { period, edition } = batch
  return { kind: 'ledger', period, edition, before: last ? await hashOf(last) : beginning, entry }
}

/**
 * Where the chain is broken: the number of the first entry that follows from none before it, or whose basis is another than
 * it says; null when whole.
 */
export async function brokenAt(
  ledger: readonly LedgerBody[],
  bases: ReadonlyMap<string, Basis> = new Map(),
): Promise<number | null> {
  const links = new Set([beginning])
  for (const [i, body] of ledger.entries()) {
    if (!links.has(body.before)) return i
    const entry = ledgerEntry.parse(body.entry)
    const basis = bases.get(entry.sha256)
    if (entry.step === 'frozen' && basis && !(await hasItsBasis(entry, basis))) return i
    links.add(await hashOf(body))
  }
  return null
}

/** Two entries follow from one: they were written on two devices without knowledge of each other. */
export const isForked = (ledger: readonly LedgerBody[]): boolean =>
  new Set(ledger.map(({ before }) => before)).size < ledger.length

/** The *utlämningslogg*: every entry, and the hash that the next one will hold. */
export async function exportedLog(unit: string, records: readonly KeptOf<'ledger'>[]) {
  const last = records.at(-1)
  const end = last ? await hashOf(last.body) : beginning
  return { format: 'mattstock-ledger-1', unit, entries: records.map(({ body }) => body), end } as const
}
