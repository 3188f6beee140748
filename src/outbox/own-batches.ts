/** The unit's own batches, read back from its ledger: the figures as they were sent. Pure. */
import type { Batch } from '#aggregate'
import { unbase64 } from '../vault/index.ts'
import type { SentBatch } from './from-ledger.ts'

/** Those of a period that stand: a refused batch, or one that another took the place of, was never counted. */
export function ownBatches(sent: readonly SentBatch[], period: string): readonly Batch[] {
  return sent.flatMap((batch) => {
    if (batch.period !== period || batch.end?.is === 'refused' || batch.end?.is === 'superseded') return []
    // Made by `disclose` on this unit, and kept as it was signed.
    return [JSON.parse(new TextDecoder().decode(unbase64(batch.frozen.submission.payload))) as Batch]
  })
}
