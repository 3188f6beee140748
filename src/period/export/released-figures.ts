/** The released figures of a batch as one long table: the same numbers that were sent, and no other. Pure. */
import type { Batch, PreviewLine } from '#aggregate'

export interface ReleasedFigure {
  /** `reasons/f|13-18|anxiety`: table and cell, so written that no spreadsheet takes `8-30` for a day. */
  readonly id: string
  readonly table: string
  readonly cell: string
  readonly figure: PreviewLine['figure']
  readonly time: PreviewLine['time']
  readonly value: number
}

export function releasedFigures(batch: Pick<Batch, 'counts' | 'scores'>): readonly ReleasedFigure[] {
  const row = (
    table: string,
    cell: string,
    figure: PreviewLine['figure'],
    time: PreviewLine['time'],
    value: number,
  ): ReleasedFigure => ({ id: `${table}/${cell}`, table, cell, figure, time, value })
  const counts = Object.entries(batch.counts).flatMap(([table, cells]) =>
    Object.entries(cells).map(([cell, count]) => row(table, cell, 'count', null, count)),
  )
  const scores = Object.entries(batch.scores).flatMap(([table, { cells }]) =>
    Object.entries(cells).flatMap(([cell, { n, first, last }]) => [
      row(table, cell, 'n', null, n),
      ...Object.entries({ first, last } as const).flatMap(([time, stats]) =>
        stats
          ? [
              row(table, cell, 'mean', time as 'first' | 'last', stats.mean),
              ...(stats.sd === null ? [] : [row(table, cell, 'sd', time as 'first' | 'last', stats.sd)]),
              ...Object.entries(stats.bands).map(([band, count]) =>
                row(table, cell, `band:${band}`, time as 'first' | 'last', count),
              ),
            ]
          : [],
      ),
    ]),
  )
  return [...counts, ...scores]
}
