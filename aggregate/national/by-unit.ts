/**
 * What single units sent of a figure that is shown, without saying which unit: so that each can see how much units
 * differ. Nothing more is told by it than by the batches, and those were anonymous before they left.
 */

import type { Batch } from '../batch/batch.ts'
import type { Period } from '../period/period.ts'
import { planOf } from '../period/period.ts'
import { isQuestion } from '../plan/questions.ts'
import { ageCells, tablesOf } from '../plan/tables.ts'
import { type UnitTables, unitTables } from './editions.ts'
import type { National, UnitFigure } from './figures.ts'

type Shown = Pick<National, 'counts' | 'scores'>

export function figuresByUnit(units: readonly UnitTables[], period: Period, shown: Shown): National['byUnit'] {
  return Object.fromEntries(
    tablesOf(period).map((table) => [
      table.id,
      table.kind === 'count'
        ? shares(units, table.id, Object.entries(shown.counts[table.id] ?? {}).flatMap(withShare), period)
        : means(units, table.id, shown.scores[table.id] ?? {}),
    ]),
  )
}

/** The same figures of one unit's own batches: at most one a cell, by which it finds itself among the others. */
export const releasedByUnit = (batches: readonly Batch[], period: Period, shown: Shown & Pick<National, 'edition'>) =>
  figuresByUnit(unitTables(batches, shown.edition), period, shown)

/** Margins of sex and age, and the plain cells: not every reason for every sex and age. */
const withShare = ([cell, count]: [string, National['children']]): readonly string[] =>
  'share' in count && count.share && (cell.split('|').length < 3 || cell.startsWith('all|all|')) ? [cell] : []

function shares(units: readonly UnitTables[], table: string, cells: readonly string[], period: Period) {
  const whole = table.endsWith('.change') || isQuestion(table) ? table : 'sex.age'
  return Object.fromEntries(
    cells.map((name) => [
      name,
      inOrder(
        units.flatMap(({ counts }) => {
          const own = counts[table]
          const of = Object.values(counts[whole] ?? {}).reduce((sum, count) => sum + count, 0)
          if (!own || of === 0) return []
          const count = partsOf(name, period).reduce((sum, cell) => sum + (own[cell] ?? 0), 0)
          // Rounding may make a part larger than its whole.
          return [{ of, value: Math.min(1, count / of) }]
        }),
      ),
    ]),
  )
}

function partsOf(name: string, period: Period): readonly string[] {
  const [sex = '', age, ...code] = name.split('|')
  if (age === undefined) return [name]
  const sexes = sex === 'all' ? planOf(period).sexes : [sex]
  const ages = age === 'all' ? ageCells(period) : [age]
  return sexes.flatMap((s) => ages.map((a) => [s, a, ...code].join('|')))
}

/** `first` of everyone with a first measurement, `last` of those followed up. */
function means(units: readonly UnitTables[], table: string, shown: National['scores'][string]) {
  const of = (time: 'first' | 'last', group: 'everyone' | 'completers') => {
    const stats = shown[group]?.[time]
    if (!stats || 'withheld' in stats) return []
    return inOrder(units.flatMap((unit) => meanOf(unit, table, time)))
  }
  return { first: of('first', 'everyone'), last: of('last', 'completers') }
}

function meanOf({ scores }: UnitTables, table: string, time: 'first' | 'last'): readonly UnitFigure[] {
  const cells = Object.values(scores[table]?.cells ?? {}).flatMap((cell) => {
    const stats = cell[time]
    return stats && cell.n > 0 ? [{ n: cell.n, mean: stats.mean }] : []
  })
  const n = cells.reduce((sum, cell) => sum + cell.n, 0)
  return n === 0 ? [] : [{ of: n, value: cells.reduce((sum, cell) => sum + cell.n * cell.mean, 0) / n }]
}

/** By size and then value: no order of units that could be followed from one figure to the next. */
const inOrder = (figures: readonly UnitFigure[]) => figures.toSorted((a, b) => a.of - b.of || a.value - b.value)
