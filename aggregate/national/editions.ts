/** Which tables of a unit count: the newest edition's, and the earlier one's where the newest left a table out. */
import type { Batch } from '../batch/batch.ts'

export type UnitTables = Pick<Batch, 'counts' | 'scores'>

/** @param own one unit's batches; null where it took part with too few to send anything */
export function unitTables(own: readonly Batch[]): UnitTables | null {
  const sent = own.filter(({ size }) => size === 'enough').sort((a, b) => a.edition - b.edition)
  if (sent.length < 2) return sent[0] ?? null
  return {
    counts: Object.assign({}, ...sent.map(({ counts }) => counts)),
    scores: Object.assign({}, ...sent.map(({ scores }) => scores)),
  }
}
