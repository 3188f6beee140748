/** Released batches to national figures. No figure here can hurt anyone: every batch was anonymous before it left. */
import type { Batch } from '../batch/batch.ts'
import type { Period } from '../period/period.ts'
import type { Edition } from '../period/window.ts'
import { tablesOf } from '../plan/tables.ts'
import { figuresByUnit } from './by-unit.ts'
import { nationalCounts, partsOf } from './counts.ts'
import { unitTables } from './editions.ts'
import type { National } from './figures.ts'
import { nationalCount } from './publish.ts'
import { nationalScores } from './scores.ts'

export interface Merging {
  readonly period: Period
  readonly edition: Edition
  /** Accepted batches of the period, of both editions, each read by `readBatch`. Order makes no difference. */
  readonly batches: readonly Batch[]
  /** Units enrolled when the period closed: the Y of "built on X of Y units". */
  readonly of: number
}

export function national({ period, edition, batches, of }: Merging): National {
  const units = unitTables(batches, edition)
  const took = new Set(batches.filter((batch) => batch.edition <= edition).map(({ unit }) => unit))
  const tables = tablesOf(period)
  const sexAge = tables.find((table) => table.kind === 'count' && table.id === 'sex.age')
  const shown = {
    counts: Object.fromEntries(
      tables.flatMap((table) => (table.kind === 'count' ? [[table.id, nationalCounts(table, units, period)]] : [])),
    ),
    scores: Object.fromEntries(
      tables.flatMap((table) => (table.kind === 'score' ? [[table.id, nationalScores(table, units)]] : [])),
    ),
  }
  return {
    format: 'mattstock-national-1',
    period: period.id,
    edition,
    plan: period.plan,
    rehearsal: period.kind === 'rehearsal',
    units: { of, reported: units.length, tooFew: took.size - units.length },
    children: nationalCount(partsOf(units, 'sex.age', sexAge?.kind === 'count' ? sexAge.cells : []), null),
    ...shown,
    byUnit: figuresByUnit(units, period, shown),
  }
}
