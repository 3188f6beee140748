/** Which tables of each unit count: the newest edition's, and the earlier one's where the newest left a table out. */
import type { Batch } from '../batch/batch.ts'
import type { Edition } from '../period/window.ts'

export interface UnitTables {
  readonly unit: string
  readonly counts: Batch['counts']
  readonly scores: Batch['scores']
}

export function unitTables(batches: readonly Batch[], edition: Edition): readonly UnitTables[] {
  const units = Map.groupBy(
    batches.filter((batch) => batch.edition <= edition && batch.size === 'enough'),
    ({ unit }) => unit,
  )
  return [...units]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([unit, own]) => {
      const inOrder = own.toSorted((a, b) => a.edition - b.edition)
      return {
        unit,
        counts: Object.assign({}, ...inOrder.map(({ counts }) => counts)),
        scores: Object.assign({}, ...inOrder.map(({ scores }) => scores)),
      }
    })
}
