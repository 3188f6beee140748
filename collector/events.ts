/** What the collector's staff have done, for its own pages: what and to which unit, device or period. Never content. */
import type { Collector } from './collector.ts'
import type { EventRow } from './store/tables.ts'

export type EventKind =
  | 'passphrase-set'
  | 'passphrase-forgotten'
  | 'signed-in'
  | 'unit-added'
  | 'code-made'
  | 'device-revoked'
  | 'period-added'
  | 'period-corrected'
  | 'period-taken-away'
  | 'published'
  | 'batch-from-file'
  | 'batch-withdrawn'
  | 'wording-added'
  | 'key-rotated'
  | 'region-added'
  | 'region-removed'
  | 'backup'

export async function noteEvent({ store: { db }, now }: Collector, what: EventKind, detail = ''): Promise<void> {
  await db.insertInto('events').values({ at: now(), what, detail }).execute()
}

export async function lastEvents({ store: { db } }: Collector, most: number): Promise<readonly EventRow[]> {
  return await db.selectFrom('events').selectAll().orderBy('at', 'desc').limit(most).execute()
}
