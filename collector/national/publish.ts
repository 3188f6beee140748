/** The signed national file of a period's edition. */
import type { SignedDocument } from '#aggregate'
import type { Collector } from '../collector.ts'
import { sha256Hex } from '../signing/es256.ts'

export interface NationalDocument {
  readonly signed: SignedDocument
  readonly etag: string
}

export async function nationalDocument(
  { store: { db } }: Collector,
  period: string,
  edition: number,
): Promise<NationalDocument | null> {
  const row = await db
    .selectFrom('national')
    .select('document')
    .where('period', '=', period)
    .where('edition', '=', edition)
    .executeTakeFirst()
  if (!row) return null
  const signed = JSON.parse(row.document) as SignedDocument
  return { signed, etag: `"${sha256Hex(signed.payload).slice(0, 32)}"` }
}
