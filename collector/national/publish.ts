/**
 * The signed national file of a period's edition. A live period's is made once, when staff publish it, and is the same
 * for ever. A rehearsal's is made anew from whatever has come, so that the whole way can be tried in a minute.
 */
import type { Edition, Period, SignedDocument } from '#aggregate'
import type { Collector } from '../collector.ts'
import { periodWithId } from '../periods/periods.ts'
import { sha256Hex } from '../signing/es256.ts'
import type { Tx } from '../store/tables.ts'
import type { Refusal } from '../words/refusals.ts'
import { nationalFigures, stampOf } from './figures.ts'

export interface NationalDocument {
  readonly signed: SignedDocument
  readonly etag: string
}

/** From now on the edition takes no batch: the file is what everybody reads. */
export async function publishEdition(
  collector: Collector,
  id: string,
  edition: Edition,
): Promise<NationalDocument | Refusal> {
  return await collector.store.asCollector(async (tx) => {
    const held = tx.selectFrom('periods').select('definition').where('id', '=', id)
    // Waits for senders under way, who hold the row shared.
    const row = await (collector.store.kind === 'postgres' ? held.forUpdate() : held).executeTakeFirst()
    if (!row) return { refused: 'unknown-period' }
    const period = JSON.parse(row.definition) as Period
    if (period.kind === 'rehearsal') return { refused: 'rehearsal-stays-open' }
    if (await storedFile(tx, id, edition)) return { refused: 'already-published' }
    const signed = collector.key().signDocument(await nationalFigures(tx, period, edition))
    await tx
      .insertInto('national')
      .values({ period: id, edition, document: JSON.stringify(signed), published: collector.now() })
      .execute()
    return withEtag(signed)
  })
}

/** Null for an edition that is not published. */
export async function nationalDocument(
  collector: Collector,
  id: string,
  edition: number,
): Promise<NationalDocument | null> {
  if (edition !== 1 && edition !== 2) return null
  const period = await periodWithId(collector.store.db, id)
  if (!period) return null
  return await collector.store.asCollector(async (tx) => {
    if (period.kind === 'rehearsal') return await rehearsalFile(collector, tx, period, edition)
    const stored = await storedFile(tx, id, edition)
    return stored ? withEtag(stored) : null
  })
}

async function storedFile(tx: Tx, period: string, edition: Edition): Promise<SignedDocument | null> {
  const row = await tx
    .selectFrom('national')
    .select('document')
    .where('period', '=', period)
    .where('edition', '=', edition)
    .executeTakeFirst()
  return row ? (JSON.parse(row.document) as SignedDocument) : null
}

const rehearsed = new WeakMap<Collector, Map<string, { readonly stamp: string; readonly document: NationalDocument }>>()

/** Merged again only when something has come since. */
async function rehearsalFile(
  collector: Collector,
  tx: Tx,
  period: Period,
  edition: Edition,
): Promise<NationalDocument> {
  const kept = rehearsed.get(collector) ?? new Map()
  rehearsed.set(collector, kept)
  const slot = `${period.id}/${edition}`
  const stamp = `${collector.key().kid} ${await stampOf(tx, period.id)}`
  const last = kept.get(slot)
  if (last?.stamp === stamp) return last.document
  const document = withEtag(collector.key().signDocument(await nationalFigures(tx, period, edition)))
  kept.set(slot, { stamp, document })
  return document
}

const withEtag = (signed: SignedDocument): NationalDocument => ({
  signed,
  etag: `"${sha256Hex(signed.payload).slice(0, 32)}"`,
})
