/** What was sent, read back from its own bytes. */
import { type Batch, type Period, readBatch } from '#aggregate'
import { fromBase64url } from '../../outbox/bytes.ts'
import type { SentBatch } from '../../outbox/from-ledger.ts'

/** Throws where the bytes no longer read: a batch was read by the same rules before it was frozen. */
export function batchIn({ frozen }: SentBatch, period: Period): Batch {
  const payload = new TextDecoder().decode(fromBase64url(frozen.submission.payload))
  const read = readBatch(JSON.parse(payload), period)
  if ('refused' in read) throw new Error(`a batch that was sent no longer reads: ${read.refused[0]?.reason}`)
  return read.batch
}
