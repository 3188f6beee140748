/** A national file as flat rows: one figure each, with what it is about. Every download of national tables is made of these. */
import type { National, NationalCount, NationalScore, NationalStats } from './figures.ts'

export interface FigureRow {
  readonly table: string
  readonly cell: string
  /** `count`, or for scores `n`, `mean`, `sd`, `band:<id>`. */
  readonly figure: string
  readonly time: 'first' | 'last' | ''
  readonly value: number | null
  readonly margin: number | null
  readonly share: number | null
  readonly shareMargin: number | null
  readonly units: number
  readonly withheld: string
}

export function rowsOf({ counts, scores }: National): readonly FigureRow[] {
  const counted = Object.entries(counts).flatMap(([table, cells]) =>
    Object.entries(cells).map(([cell, count]) => countRow({ table, cell, figure: 'count', time: '' }, count)),
  )
  const scored = Object.entries(scores).flatMap(([table, cells]) =>
    Object.entries(cells).flatMap(([cell, score]) => scoreRows(table, cell, score)),
  )
  return [...counted, ...scored]
}

type Place = Pick<FigureRow, 'table' | 'cell' | 'figure' | 'time'>

function countRow(place: Place, count: NationalCount): FigureRow {
  if ('withheld' in count) return { ...place, ...nothing, units: count.units, withheld: count.withheld }
  const { value, margin, share, units } = count
  return {
    ...place,
    value,
    margin,
    share: share?.value ?? null,
    shareMargin: share?.margin ?? null,
    units,
    withheld: '',
  }
}

const nothing = { value: null, margin: null, share: null, shareMargin: null }

function scoreRows(table: string, cell: string, { n, first, last }: NationalScore): readonly FigureRow[] {
  return [
    countRow({ table, cell, figure: 'n', time: '' }, n),
    ...statRows(table, cell, 'first', first),
    ...statRows(table, cell, 'last', last),
  ]
}

function statRows(
  table: string,
  cell: string,
  time: 'first' | 'last',
  stats: NationalScore['first'],
): readonly FigureRow[] {
  if (!stats) return []
  const place = { table, cell, time }
  if ('withheld' in stats) {
    return [{ ...place, figure: 'mean', ...nothing, units: stats.units, withheld: stats.withheld }]
  }
  return [
    { ...place, figure: 'mean', ...nothing, value: stats.mean, margin: stats.margin, units: stats.units, withheld: '' },
    { ...place, figure: 'sd', ...nothing, value: stats.sd, units: stats.units, withheld: '' },
    ...bandRows(place, stats),
  ]
}

function bandRows(place: Omit<Place, 'figure'>, { bands }: NationalStats): readonly FigureRow[] {
  return Object.entries(bands).map(([band, count]) => countRow({ ...place, figure: `band:${band}` }, count))
}
