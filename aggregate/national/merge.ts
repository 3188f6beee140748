/**
 * Released batches to national figures, one unit after another: nothing of a unit is kept but what its figures add to
 * the sums. No figure here can hurt anyone: every batch was anonymous before it left.
 */
import type { Batch } from '../batch/batch.ts'
import type { Period } from '../period/period.ts'
import type { Edition } from '../period/window.ts'
import { tablesOf } from '../plan/tables.ts'
import { addMeans, addShares, figuresByUnit, type Samples } from './by-unit.ts'
import { addCounts, type CountCells, countCells, nationalCounts, partsOf } from './counts.ts'
import { unitTables } from './editions.ts'
import type { National } from './figures.ts'
import { joinedCounts } from './joined.ts'
import { nationalCount } from './publish.ts'
import { rankOf } from './sample.ts'
import { addScores, nationalScores, type ScoreCells, scoreCellsOf } from './scores.ts'

/** The nation while units come. Its size is that of the period's tables. */
export interface Nation {
  readonly period: Period
  readonly edition: Edition
  /** Sex by age, the first of `counts`: whom most other tables are a part of. */
  readonly people: CountCells
  readonly counts: readonly CountCells[]
  readonly scores: readonly ScoreCells[]
  readonly samples: Samples
  took: number
  reported: number
}

export function emptyNation(period: Period, edition: Edition): Nation {
  const tables = tablesOf(period)
  const counts = tables.flatMap((table) => (table.kind === 'count' ? [countCells(table, period)] : []))
  const scores = tables.flatMap((table) => (table.kind === 'score' ? [scoreCellsOf(table)] : []))
  const people = counts.find(({ table }) => table.id === 'sex.age')
  if (!people) throw new Error('every period counts sex by age')
  return { period, edition, people, counts, scores, samples: new Map(), took: 0, reported: 0 }
}

/** @param batches all accepted batches of one unit, each read by `readBatch`; units may come in any order */
export function addUnit(nation: Nation, batches: readonly Batch[]): void {
  const { period, edition, people, counts, scores, samples } = nation
  const own = batches.filter((batch) => batch.edition <= edition)
  if (own.length === 0) return
  nation.took += 1
  const unit = unitTables(own)
  if (!unit) return
  nation.reported += 1
  const rank = rankOf(period.id, own[0]?.unit ?? '')
  const whole = partsOf(people, unit)
  for (const cells of counts) {
    const parts = cells === people ? whole : partsOf(cells, unit)
    if (!parts) continue
    addCounts(cells, parts)
    addShares(samples, cells, parts, whole, rank)
  }
  for (const cells of scores) {
    addScores(cells, unit)
    addMeans(samples, cells.table, unit, rank)
  }
}

/**
 * @param of units enrolled when the period closed: the Y of "built on X of Y units"
 * @param before the period before it, where that one stands: rare cells are told for both together
 */
export function nationalFigures(nation: Nation, of: number, before: Nation | null = null): National {
  const { period, edition, people, took, reported } = nation
  const shown = {
    counts: Object.fromEntries(nation.counts.map((cells) => [cells.table.id, nationalCounts(cells, people)])),
    scores: Object.fromEntries(nation.scores.map((cells) => [cells.table.id, nationalScores(cells)])),
  }
  return {
    format: 'mattstock-national-1',
    period: period.id,
    edition,
    plan: period.plan,
    rehearsal: period.kind === 'rehearsal',
    units: { of, reported, tooFew: took - reported },
    children: nationalCount(people.whole, null),
    ...shown,
    joined: joinedCounts(nation, before),
    byUnit: figuresByUnit(nation.samples, period, shown),
  }
}

export interface Merging {
  readonly period: Period
  readonly edition: Edition
  /** Accepted batches of the period, of both editions, each read by `readBatch`. Order makes no difference. */
  readonly batches: readonly Batch[]
  /** Units enrolled when the period closed. */
  readonly of: number
}

/** All at once, for whoever has every batch at hand. */
export function national({ period, edition, batches, of }: Merging): National {
  const nation = emptyNation(period, edition)
  for (const own of Map.groupBy(batches, ({ unit }) => unit).values()) addUnit(nation, own)
  return nationalFigures(nation, of)
}

/** The same figures of one unit's own batches: at most one a cell, by which it finds itself among the others. */
export function releasedByUnit(
  batches: readonly Batch[],
  period: Period,
  shown: Pick<National, 'counts' | 'scores' | 'edition'>,
): National['byUnit'] {
  const alone = emptyNation(period, shown.edition)
  addUnit(alone, batches)
  return figuresByUnit(alone.samples, period, shown)
}
