/** What the ledger says of each batch: the truth that the outbox is filled from, and that the period's steps are read from. Pure. */
import { type CaseLists, type Receipt, receipt as receiptShape } from '#aggregate'
import { type KeptOf, unbase64 } from '../vault/index.ts'
import { type Basis, type FrozenEntry, type LedgerEntry, ledgerEntry } from './ledger.ts'
import { type Delivery, neverTried, type OutboxRow } from './row.ts'
import type { Pinned } from './signed.ts'

export interface SentBatch {
  readonly period: string
  readonly edition: number
  readonly frozen: FrozenEntry
  /** Null for whoever is not the releaser. */
  readonly lists: CaseLists | null
  /** What the ledger knows of its end; null while it is on its way. */
  readonly end: Extract<Delivery, { is: 'acknowledged' | 'refused' | 'superseded' }> | null
  readonly savedAsFile: boolean
  /** The collector said that it took nothing of it. */
  readonly refused: boolean
}

/**
 * In the order they were frozen. Of one period and edition one stands: what the collector has receipted, else the last that
 * was not refused. Two can have been frozen apart, on two devices: whichever entry came first is nothing to this.
 */
export function sentBatches(
  ledger: readonly KeptOf<'ledger'>[],
  bases: ReadonlyMap<string, Basis> = new Map(),
): readonly SentBatch[] {
  const batches = new Map<string, SentBatch>()
  for (const { body } of ledger) {
    const entry = ledgerEntry.parse(body.entry)
    if (entry.step === 'frozen') {
      batches.set(entry.sha256, {
        period: body.period,
        edition: body.edition,
        frozen: entry,
        lists: bases.get(entry.sha256)?.lists ?? null,
        end: null,
        savedAsFile: false,
        refused: false,
      })
    } else {
      const batch = batches.get(entry.sha256)
      if (batch) batches.set(entry.sha256, { ...batch, ...whatCame(entry) })
    }
  }
  const all = [...batches.values()]
  const slots = Map.groupBy(all, ({ period, edition }) => `${edition} ${period}`)
  const standing = new Map([...slots].map(([slot, own]) => [slot, standingIn(own).frozen.sha256]))
  return all.map((batch) => {
    const by = standing.get(`${batch.edition} ${batch.period}`)
    return by === undefined || by === batch.frozen.sha256 ? batch : { ...batch, end: { is: 'superseded', by } }
  })
}

const standingIn = (own: readonly SentBatch[]): SentBatch =>
  own.find(({ end }) => end?.is === 'acknowledged') ??
  own.findLast(({ refused }) => !refused) ??
  (own.at(-1) as SentBatch)

function whatCame(entry: Exclude<LedgerEntry, FrozenEntry>): Partial<SentBatch> {
  if (entry.step === 'acknowledged') return { end: { is: 'acknowledged', receipt: entry.receipt } }
  if (entry.step === 'refused') return { refused: true, end: { is: 'refused', code: entry.code, faults: entry.faults } }
  return { savedAsFile: true }
}

/** A batch as it lies in the outbox; what the ledger knows to be over is not sent again. */
export function rowOf({ period, edition, frozen, end }: SentBatch, unit: string, server: Pinned): OutboxRow {
  return {
    id: `${unit}/${period}/${edition}/${frozen.sha256}`,
    unit,
    period,
    edition,
    sha256: frozen.sha256,
    submission: frozen.submission,
    server: { kid: server.kid, publicKey: server.publicKey },
    frozenAt: frozen.at,
    delivery: end ?? neverTried,
  }
}

/** The words of a receipt; it was checked against the pinned key before it was kept. */
export function receiptOf(delivery: Delivery): Receipt | null {
  if (delivery.is !== 'acknowledged') return null
  return receiptShape.parse(JSON.parse(new TextDecoder().decode(unbase64(delivery.receipt.payload))))
}
