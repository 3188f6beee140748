/** What the ledger says of each batch: the truth that the outbox is filled from, and that the period's steps are read from. Pure. */
import { type Receipt, receipt as receiptShape } from '#aggregate'
import { type KeptOf, unbase64 } from '../vault/index.ts'
import { type LedgerEntry, ledgerEntry } from './ledger.ts'
import { type Delivery, neverTried, type OutboxRow } from './row.ts'
import type { Pinned } from './signed.ts'

type FrozenEntry = Extract<LedgerEntry, { step: 'frozen' }>

export interface SentBatch {
  readonly period: string
  readonly edition: number
  readonly frozen: FrozenEntry
  /** What the ledger knows of its end; null while it is on its way. */
  readonly end: Extract<Delivery, { is: 'acknowledged' | 'refused' | 'superseded' }> | null
  readonly savedAsFile: boolean
}

/** In the order they were frozen. Of one period and edition, only the last that was not refused stands. */
export function sentBatches(ledger: readonly KeptOf<'ledger'>[]): readonly SentBatch[] {
  const batches = new Map<string, SentBatch>()
  for (const { body } of ledger) {
    const entry = ledgerEntry.parse(body.entry)
    if (entry.step === 'frozen') {
      supersede(batches, body, entry.sha256)
      batches.set(entry.sha256, {
        period: body.period,
        edition: body.edition,
        frozen: entry,
        end: null,
        savedAsFile: false,
      })
    } else {
      const batch = batches.get(entry.sha256)
      if (batch) batches.set(entry.sha256, { ...batch, ...whatCame(entry) })
    }
  }
  return [...batches.values()]
}

function supersede(batches: Map<string, SentBatch>, slot: { period: string; edition: number }, by: string) {
  for (const [hash, batch] of batches)
    if (batch.period === slot.period && batch.edition === slot.edition && hash !== by)
      batches.set(hash, { ...batch, end: { is: 'superseded', by } })
}

function whatCame(entry: Exclude<LedgerEntry, FrozenEntry>): Partial<SentBatch> {
  if (entry.step === 'acknowledged') return { end: { is: 'acknowledged', receipt: entry.receipt } }
  if (entry.step === 'refused') return { end: { is: 'refused', code: entry.code, faults: entry.faults } }
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
