/** National scores: everyone with a first measurement, and those followed up; by sex and age where units could tell. */
import type { ScoreCell, Stats } from '../batch/batch.ts'
import type { ScoreTable } from '../plan/tables.ts'
import type { UnitTables } from './editions.ts'
import type { NationalCount, NationalScore, NationalStats, Withheld } from './figures.ts'
import { pool } from './pool.ts'
import { nationalCount, publishRule, withheld, z95 } from './publish.ts'

interface Sent {
  readonly unit: string
  readonly cell: ScoreCell
}

/** National cells, each with what units sent of it: a cell of one sex and age is also one of that sex, and of everyone. */
function byNationalCell(table: ScoreTable, units: readonly UnitTables[]): ReadonlyMap<string, readonly Sent[]> {
  const found = units.flatMap(({ unit, scores }) =>
    Object.entries(scores[table.id]?.cells ?? {}).flatMap(([name, cell]) => {
      const [group, ...who] = name.split('|')
      const groups = group === 'completers' ? ['everyone', 'completers'] : ['everyone']
      const people = [[], who.slice(0, 1), who].filter((part, i) => part.length === i)
      return groups.flatMap((of) => people.map((part) => ({ name: [of, ...part].join('|'), sent: { unit, cell } })))
    }),
  )
  const cells = Map.groupBy(found, ({ name }) => name)
  return new Map(
    [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, all]) => [name, all.map(({ sent }) => sent)]),
  )
}

export function nationalScores(
  table: ScoreTable,
  units: readonly UnitTables[],
): Readonly<Record<string, NationalScore>> {
  return Object.fromEntries(
    [...byNationalCell(table, units)].map(([name, sent]) => [
      name,
      {
        n: nationalCount({ parts: perUnit(sent, ({ cell }) => cell.n), cells: sent.length }, null),
        first: stats(table, sent, ({ first }) => first),
        last: name.startsWith('completers') ? stats(table, sent, ({ last }) => last) : null,
      },
    ]),
  )
}

function perUnit<T extends { readonly unit: string }>(all: readonly T[], count: (one: T) => number): readonly number[] {
  return [...Map.groupBy(all, ({ unit }) => unit).values()].map((own) => own.reduce((sum, one) => sum + count(one), 0))
}

function stats(
  { scale }: ScoreTable,
  sent: readonly Sent[],
  at: (cell: ScoreCell) => Stats | null,
): NationalStats | Withheld | null {
  const known = sent.flatMap(({ unit, cell }) => {
    const figures = at(cell)
    return figures ? [{ unit, n: cell.n, ...figures }] : []
  })
  const parts = perUnit(known, ({ n }) => n)
  const why = withheld(parts, publishRule)
  if (why) return { withheld: why, units: parts.length }
  const { mean, sd, se } = pool(known)
  const whole = { parts, cells: known.length }
  const [left, ...rest] = scale.bands.map(({ id }) => id)
  const band = (count: (one: (typeof known)[number]) => number, cells: number): NationalCount =>
    nationalCount({ parts: perUnit(known, count), cells }, whole)
  const bands = rest.map((id): [string, NationalCount] => [id, band(({ bands }) => bands[id] ?? 0, known.length)])
  // What is left of n for one unit may fall below 0 by rounding; the sum over units is what counts.
  const others = ({ bands }: (typeof known)[number]) => rest.reduce((sum, id) => sum + (bands[id] ?? 0), 0)
  const first =
    left === undefined ? [] : [[left, band((one) => one.n - others(one), known.length * scale.bands.length)] as const]
  return { mean, margin: z95 * se, sd, bands: Object.fromEntries([...first, ...bands]), units: parts.length }
}
