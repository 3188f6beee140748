/** Counts as the rules make them: every cell of a table of the plan, none beside it, each a multiple of the base. */
import type { Period } from '../period/period.ts'
import { planOf } from '../plan/plans.ts'
import { type CountTable, nested, tablesOf } from '../plan/tables.ts'
import type { Batch } from './batch.ts'
import type { Fault } from './fault.ts'

/** No unit of the first line meets more in one period. */
const largest = 100_000

/** A cell named as the sum of others. */
const margins = /(^|\|)(all|total|sum|any)(\||$)/

export function countFaults({ counts, edition }: Batch, period: Period): readonly Fault[] {
  const tables = tablesOf(period).filter((table): table is CountTable => table.kind === 'count')
  const known = new Map(tables.map((table) => [table.id, table]))
  const { base } = planOf(period)
  const sent = Object.entries(counts).flatMap(([id, cells]) => {
    const table = known.get(id)
    return table ? tableFaults(table, cells, base) : [{ at: `counts/${id}`, reason: 'unknown-table' } as const]
  })
  // Edition 2 may lack a table that the difference rule took out; edition 1 only one about those who were asked or followed up, where they were too few.
  const absent = ({ id }: CountTable) => !Object.hasOwn(counts, id)
  const asked = new Set(tables.filter((table) => !absent(table)).flatMap((table) => table.asked ?? []))
  const missing =
    edition === 2 ? [] : tables.filter((table) => absent(table) && (table.asked === null || asked.has(table.asked)))
  // Of people and their reasons the rule takes out both.
  const alone = nested.filter((id) => !Object.hasOwn(counts, id)).length === 1
  const apart = edition === 2 && alone ? tables.filter((table) => absent(table) && nested.includes(table.id)) : []
  return [
    ...sent,
    ...[...missing, ...apart].map(({ id }) => ({ at: `counts/${id}`, reason: 'missing-table' }) as const),
  ]
}

function tableFaults(table: CountTable, cells: Readonly<Record<string, number>>, base: number): readonly Fault[] {
  const known = new Set(table.cells)
  const sent = Object.entries(cells).flatMap(([cell, count]): readonly Fault[] => {
    const at = `counts/${table.id}/${cell}`
    if (!known.has(cell)) return [{ at, reason: margins.test(cell) ? 'margin' : 'unknown-cell' }]
    return countFault(at, count, base)
  })
  const missing = table.cells.filter((cell) => !Object.hasOwn(cells, cell))
  return [...sent, ...missing.map((cell) => ({ at: `counts/${table.id}/${cell}`, reason: 'missing-cell' }) as const)]
}

/** What is wrong with one rounded count; nothing when it is right. */
export function countFault(at: string, count: number, base: number): readonly Fault[] {
  if (count < 0 || Object.is(count, -0)) return [{ at, reason: 'negative' }]
  if (!Number.isInteger(count)) return [{ at, reason: 'not-whole' }]
  if (count % base !== 0) return [{ at, reason: 'not-rounded' }]
  if (count > largest) return [{ at, reason: 'too-large' }]
  return []
}
