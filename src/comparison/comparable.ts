/** The figures in which a unit can be set among others: its own exact one, the nation's, and what each unit sent. Pure. */
import {
  type Batch,
  type National,
  type Period,
  type PeriodCase,
  releasedByUnit,
  tabulate,
  type UnitFigure,
} from '#aggregate'
import { type BesideTable, besideTables, isUnsure, plainCell } from '../period/nation/beside.ts'
import { type Limits, meanLimits, shareLimits, type Zone } from './limits.ts'

export interface Comparable {
  readonly table: string
  readonly cell: string
  readonly kind: 'share' | 'mean'
  readonly range: readonly [number, number]
  readonly nation: number
  /** Spread between children in the nation; null for a share. */
  readonly sd: number | null
  readonly own: UnitFigure
  /** The other units, smallest first. */
  readonly others: readonly UnitFigure[]
}

/** Where the own figure stands: inside both limits, between them, or outside both. */
export type Place = 'inside' | 'between' | 'outside'

/** `sent` are the unit's own batches, so that it is not shown twice. */
export function comparables(
  period: Period,
  cases: readonly PeriodCase[],
  national: National,
  sent: readonly Batch[],
): readonly Comparable[] {
  const { counts } = tabulate(cases, period).tally
  const own = (table: string, cells: readonly string[]) =>
    cells.reduce((sum, cell) => sum + (counts.get(table)?.get(cell)?.length ?? 0), 0)
  const ownSent = releasedByUnit(sent, period, national)
  return besideTables(period, cases, own, national).flatMap((table) =>
    table.rows.flatMap(({ cell, own, nation }) => {
      const name = Object.keys(national.byUnit[table.table] ?? {}).find((key) => plainCell(key) === cell)
      if (name === undefined || !own || !nation || typeof nation === 'string' || nation.joined || isUnsure(nation))
        return []
      const sd = table.kind === 'mean' ? sdOf(national, table, cell) : null
      if (table.kind === 'mean' && sd === null) return []
      const all = national.byUnit[table.table]?.[name] ?? []
      return [
        {
          table: table.table,
          cell,
          kind: table.kind,
          range: table.range,
          nation: nation.value,
          sd,
          own: { of: own.of, value: own.value },
          others: without(all, ownSent[table.table]?.[name]?.[0]),
        },
      ]
    }),
  )
}

function sdOf(national: National, { table }: BesideTable, cell: string): number | null {
  const of = national.scores[table]
  const stats = cell === 'last' ? of?.completers?.last : of?.everyone?.first
  return stats && 'sd' in stats ? stats.sd : null
}

function without(all: readonly UnitFigure[], own: UnitFigure | undefined): readonly UnitFigure[] {
  const at = own ? all.findIndex(({ of, value }) => of === own.of && Math.abs(value - own.value) < 1e-9) : -1
  return all.filter((_, i) => i !== at)
}

export function limitsAt({ kind, nation, sd, range }: Comparable, n: number, zone: Zone): Limits {
  if (kind === 'share') return shareLimits(nation, n, zone)
  const { low, high } = meanLimits(nation, sd ?? 0, n, zone)
  return { low: Math.max(range[0], low), high: Math.min(range[1], high) }
}

export function placeOf(figure: Comparable): Place {
  const outside = (zone: Zone) => {
    const { low, high } = limitsAt(figure, figure.own.of, zone)
    return figure.own.value < low || figure.own.value > high
  }
  return outside('outer') ? 'outside' : outside('inner') ? 'between' : 'inside'
}
