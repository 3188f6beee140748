/**
 * What single units sent of a figure that is shown, without saying which unit: so that each can see how much units
 * differ. Nothing more is told by it than by the batches, and those were anonymous before they left.
 */
import type { Period } from '../period/period.ts'
import { type CountTable, type ScoreTable, tablesOf } from '../plan/tables.ts'
import { type CountCells, type CountParts, isItsOwnWhole, isListed } from './counts.ts'
import type { UnitTables } from './editions.ts'
import type { National, NationalScore, UnitFigure } from './figures.ts'
import { drawn, emptySample, offer, type Sample } from './sample.ts'
import { kept } from './sums.ts'

type Shown = Pick<National, 'counts' | 'scores'>

/** By table and cell, while units come. */
export type Samples = Map<string, Map<string, Sample>>

const emptyTable = () => new Map<string, Sample>()

/** @param people what the unit has of sex by age; @param rank the unit's place in the draw */
export function addShares(
  samples: Samples,
  cells: CountCells,
  own: CountParts,
  people: CountParts | null,
  rank: number,
): void {
  const of = isItsOwnWhole(cells.table.id) ? own.whole : (people?.whole ?? 0)
  if (of === 0) return
  const table = kept(samples, cells.table.id, emptyTable)
  for (const i of cells.listed) {
    // Rounding may make a part larger than its whole.
    const value = Math.min(1, (own.parts[i] ?? 0) / of)
    offer(kept(table, cells.names[i] ?? '', emptySample), rank, of, value)
  }
}

/** `first` of everyone with a first measurement, `last` of those followed up. */
export function addMeans(samples: Samples, { id }: ScoreTable, unit: UnitTables, rank: number): void {
  const table = kept(samples, id, emptyTable)
  for (const time of ['first', 'last'] as const) {
    const figure = meanOf(unit, id, time)
    if (figure) offer(kept(table, time, emptySample), rank, figure.of, figure.value)
  }
}

function meanOf({ scores }: UnitTables, table: string, time: 'first' | 'last'): UnitFigure | null {
  const cells = Object.values(scores[table]?.cells ?? {}).flatMap((cell) => {
    const stats = cell[time]
    return stats && cell.n > 0 ? [{ n: cell.n, mean: stats.mean }] : []
  })
  const n = cells.reduce((sum, cell) => sum + cell.n, 0)
  return n === 0 ? null : { of: n, value: cells.reduce((sum, cell) => sum + cell.n * cell.mean, 0) / n }
}

/** The figures of the units that were drawn, of what is shown. */
export function figuresByUnit(samples: Samples, period: Period, shown: Shown): National['byUnit'] {
  return Object.fromEntries(
    tablesOf(period).map((table) => {
      const own = samples.get(table.id) ?? emptyTable()
      return [table.id, table.kind === 'count' ? sharesOf(table, own, shown) : meansOf(table, own, shown)]
    }),
  )
}

type Own = ReadonlyMap<string, Sample>

const sharesOf = ({ id }: CountTable, own: Own, { counts }: Shown) =>
  Object.fromEntries(
    Object.entries(counts[id] ?? {}).flatMap(([cell, count]) =>
      'share' in count && count.share && isListed(cell) ? [[cell, drawn(own.get(cell))]] : [],
    ),
  )

function meansOf({ id }: ScoreTable, own: Own, { scores }: Shown) {
  const { everyone, completers } = scores[id] ?? {}
  const of = (time: 'first' | 'last', stats: NationalScore['first'] | undefined) =>
    stats && !('withheld' in stats) ? drawn(own.get(time)) : []
  return { first: of('first', everyone?.first), last: of('last', completers?.last) }
}
