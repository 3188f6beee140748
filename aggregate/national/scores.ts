/** National scores: everyone with a first measurement, and those followed up; by sex and age where units could tell. */
import type { ScoreCell, Stats } from '../batch/batch.ts'
import type { ScoreTable } from '../plan/tables.ts'
import type { UnitTables } from './editions.ts'
import type { NationalCount, NationalScore, NationalStats, Withheld } from './figures.ts'
import { addPart, emptyPool, type Pool, pooled } from './pool.ts'
import { nationalCount, publishRule, withheld, z95 } from './publish.ts'
import { add, emptySum, kept, type Sum } from './sums.ts'

/** One national cell at one time, while units come. */
interface Moments {
  /** Children with a known figure. */
  readonly n: Sum
  /** The lowest first: the one that no unit sends, what is left of `n`. */
  readonly bands: readonly { readonly id: string; readonly sum: Sum }[]
  readonly pool: Pool
}

interface Cell {
  readonly n: Sum
  readonly first: Moments
  readonly last: Moments
}

/** The national cells of one table, made as units send them. */
export interface ScoreCells {
  readonly table: ScoreTable
  readonly cells: Map<string, Cell>
  /** The national cells that a sent cell is part of, looked up once. */
  readonly names: Map<string, readonly string[]>
}

export const scoreCellsOf = (table: ScoreTable): ScoreCells => ({ table, cells: new Map(), names: new Map() })

/** A cell of one sex and age is also one of that sex, and of everyone. */
function nationalNames(cell: string): readonly string[] {
  const [group, ...who] = cell.split('|')
  const groups = group === 'completers' ? ['everyone', 'completers'] : ['everyone']
  return groups.flatMap((of) => Array.from({ length: who.length + 1 }, (_, i) => [of, ...who.slice(0, i)].join('|')))
}

export function addScores({ table, cells, names }: ScoreCells, unit: UnitTables): void {
  const own = new Map<string, ScoreCell[]>()
  for (const [cell, figures] of Object.entries(unit.scores[table.id]?.cells ?? {}))
    for (const name of kept(names, cell, () => nationalNames(cell))) kept(own, name, () => []).push(figures)
  for (const [name, sent] of own) {
    const { n, first, last } = kept(cells, name, () => emptyCell(table))
    add(
      n,
      total(sent, (one) => one.n),
      sent.length,
    )
    addMoments(first, sent, ({ first }) => first)
    addMoments(last, sent, ({ last }) => last)
  }
}

const emptyCell = (table: ScoreTable): Cell => ({
  n: emptySum(),
  first: emptyMoments(table),
  last: emptyMoments(table),
})
const emptyMoments = ({ scale }: ScoreTable): Moments => ({
  n: emptySum(),
  bands: scale.bands.map(({ id }) => ({ id, sum: emptySum() })),
  pool: emptyPool(),
})
const total = <T>(all: readonly T[], of: (one: T) => number) => all.reduce((sum, one) => sum + of(one), 0)

function addMoments({ n, bands, pool }: Moments, sent: readonly ScoreCell[], at: (cell: ScoreCell) => Stats | null) {
  const known = sent.flatMap((cell) => {
    const figures = at(cell)
    return figures ? [{ n: cell.n, ...figures }] : []
  })
  if (known.length === 0) return
  const children = total(known, (one) => one.n)
  add(n, children, known.length)
  for (const one of known) addPart(pool, one)
  const [left, ...rest] = bands
  const counts = rest.map(({ id }) => total(known, (one) => one.bands[id] ?? 0))
  for (const [i, { sum }] of rest.entries()) add(sum, counts[i] ?? 0, known.length)
  // What is left of n for one unit may fall below 0 by rounding; the sum over units is what counts.
  if (left) add(left.sum, children - total(counts, (count) => count), known.length * cellsLeft(rest.length))
}

/**
 * How much the band that is left varies, in rounded cells of their own (variance 4). The group and its k bands have one
 * draw: half of each variance is common to them, so Var(n̂ − Σ b̂) = 2(1 − k)² + 2(k + 1), for remainders that are spread evenly.
 */
const cellsLeft = (bands: number) => ((1 - bands) ** 2 + bands + 1) / 2

export function nationalScores({ cells }: ScoreCells): Readonly<Record<string, NationalScore>> {
  return Object.fromEntries(
    [...cells]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { n, first, last }]) => [
        name,
        {
          n: nationalCount(n, null),
          first: stats(first),
          last: name.startsWith('completers') ? stats(last) : null,
        },
      ]),
  )
}

function stats({ n, bands, pool }: Moments): NationalStats | Withheld {
  const why = withheld(n, publishRule)
  if (why) return { withheld: why, units: n.units }
  const { mean, sd, se } = pooled(pool)
  const shown = bands.map(({ id, sum }): [string, NationalCount] => [id, nationalCount(sum, n)])
  return { mean, margin: z95 * se, sd, bands: Object.fromEntries(shown), units: n.units }
}
