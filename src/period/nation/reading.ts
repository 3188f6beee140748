/** How the page of the nation is read: what it opens with, what is shown together, and how often the two lie apart. Pure. */
import type { Withheld } from '#aggregate'
import { type Beside, type BesideTable, isUnsure, type OfNation, type Own } from './beside.ts'

/** A row in which both can be read. */
export type Told = Beside & { readonly own: Own; readonly nation: OfNation }

export const isTold = (row: Beside): row is Told =>
  row.own !== null && row.nation !== null && typeof row.nation === 'object'

/** How many rows have no figure of the nation, by why. */
export function withheldRows(rows: readonly Beside[]): ReadonlyMap<Withheld['withheld'], number> {
  const all = new Map<Withheld['withheld'], number>()
  for (const { nation } of rows) if (typeof nation === 'string') all.set(nation, (all.get(nation) ?? 0) + 1)
  return all
}

/** Of the rows in which both are certain enough, those in which chance alone does not let them meet. */
export function foundApart(tables: readonly BesideTable[]): { readonly apart: number; readonly of: number } {
  const told = tables
    .flatMap(({ rows }) => rows.filter(isTold))
    .filter(({ own, nation }) => !isUnsure(own) && !isUnsure(nation))
  const apart = told.filter(({ own, nation }) => own.low > nation.high || own.high < nation.low)
  return { apart: apart.length, of: told.length }
}

/** By section, in the tables' order; `empty` are the names of those in which nothing can be set beside anything. */
export function shownTogether(tables: readonly BesideTable[], section: (table: string) => string) {
  const all = [...Map.groupBy(tables, ({ table }) => section(table))]
  const some = ([, own]: (typeof all)[number]) => own.some(({ rows }) => rows.some(isTold))
  return { shown: all.filter(some), empty: all.filter((one) => !some(one)).map(([name]) => name) }
}

const MOST_ROWS = 5

/** Who came, why, how long they waited, how it was, and what changed: of scores and changes, the first that has both. */
export function openingOf(tables: readonly BesideTable[]): readonly BesideTable[] {
  const told = tables.filter(({ rows }) => rows.some(isTold))
  const first = (is: (one: BesideTable) => boolean) => told.find(is)
  return [
    first(({ table }) => table === 'sex.age'),
    first(({ table }) => table === 'reasons'),
    first(({ table }) => table.startsWith('waiting.')),
    first(({ kind }) => kind === 'mean'),
    first(({ table }) => table.endsWith('.change')),
  ].flatMap((table) => (table ? [{ ...table, rows: largest(table) }] : []))
}

/** In the table's order, those of the largest figures of the nation; what it withholds goes along, to be counted. */
function largest({ rows }: BesideTable): readonly Beside[] {
  const told = rows.filter(isTold)
  const least =
    told
      .toSorted((a, b) => b.nation.value - a.nation.value)
      .slice(0, MOST_ROWS)
      .at(-1)?.nation.value ?? 0
  const withheld = rows.filter(({ nation }) => typeof nation === 'string')
  return [...told.filter(({ nation }) => nation.value >= least).slice(0, MOST_ROWS), ...withheld]
}
