/**
 * Rare cells of two periods together. A cell that one period has too few of, or that is too uncertain, may be told for it
 * and the period before it, where both stand. No more is told by it than by the batches: those were anonymous when they left.
 */
import type { Code, Period } from '../period/period.ts'
import { measuresOf } from '../plan/tables.ts'
import { type CountCells, wholeOf } from './counts.ts'
import type { National, NationalCount } from './figures.ts'
import type { Nation } from './merge.ts'
import { nationalCount } from './publish.ts'
import type { Sum } from './sums.ts'
import { ofCount, tooUncertain } from './uncertainty.ts'

/** @param before the nation of the period before, whole; null where none stands */
export function joinedCounts(now: Nation, before: Nation | null): National['joined'] {
  if (!before) return null
  const tables = now.counts.flatMap((cells): [string, Record<string, NationalCount>][] => {
    const earlier = before.counts.find(({ table }) => table.id === cells.table.id)
    // A questionnaire's words are its own period's.
    if (!earlier || cells.table.asked !== null || !sameMeasure(cells.table.id, now.period, before.period)) return []
    const found = cells.names.flatMap((name) => {
      const count =
        sameCode(cells.table.id, name, now.period, before.period) && rare(name, [cells, now], [earlier, before])
      return count ? [[name, count] as const] : []
    })
    return found.length > 0 ? [[cells.table.id, Object.fromEntries(found)]] : []
  })
  return { period: before.period.id, counts: Object.fromEntries(tables) }
}

type At = readonly [cells: CountCells, nation: Nation]

function rare(name: string, now: At, before: At): NationalCount | null {
  const [count, whole] = sumsOf(name, now)
  const [earlier, earlierWhole] = sumsOf(name, before)
  if (!count || !earlier || isSaid(nationalCount(count, null))) return null
  const both = nationalCount(joined(count, earlier), joined(whole, earlierWhole))
  return isSaid(both) ? both : null
}

const isSaid = (count: NationalCount) => !('withheld' in count) && !tooUncertain(ofCount(count))

function sumsOf(name: string, [cells, nation]: At): readonly [Sum | undefined, Sum] {
  return [cells.sums[cells.names.indexOf(name)], wholeOf(cells, name, nation.people)]
}

/** No unit's name is kept in a sum: one that sent in both periods is taken for one, and the largest for the same. */
const joined = (a: Sum, b: Sum): Sum => ({
  units: Math.max(a.units, b.units),
  positive: Math.max(a.positive, b.positive),
  value: a.value + b.value,
  most: a.most + b.most,
  cells: a.cells + b.cells,
})

const sameMeasure = (table: string, ...[now, before]: readonly [Period, Period]) => {
  if (!table.endsWith('.change')) return true
  const revision = (period: Period) =>
    measuresOf(period).find(({ measure }) => table === `${measure.id}.change`)?.revision
  return revision(now) === revision(before)
}

/** A code is a period's own: two of one id are the same where they have one name. */
const sameCode = (table: string, cell: string, ...[now, before]: readonly [Period, Period]) => {
  if (table !== 'reasons' && table !== 'interventions' && table !== 'professions') return true
  const id = cell.split('|').at(-1)
  const name = (codes: readonly Code[]) => codes.find((code) => code.id === id)?.names.sv
  return name(now[table]) === name(before[table])
}
