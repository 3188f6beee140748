/** The count tables as they may leave: every cell of the plan, each rounded by itself, none with its sum beside it. */
import type { CountTable } from '../plan/tables.ts'
import type { Tally } from '../tabulate/tally.ts'
import { type Rounding, rounded } from './round.ts'
import type { Candidate } from './scores.ts'

export type CountFigures = Readonly<Record<string, number>>

export function countCandidate(
  { id, cells }: CountTable,
  tally: Tally,
  period: string,
  rounding: Rounding,
): Candidate<CountFigures> {
  const own = tally.counts.get(id)
  const rows = cells.map((cell) => {
    const cases = own?.get(cell) ?? []
    return { cell, cases, sent: rounded(rounding, id, cell, cases.length) }
  })
  return {
    table: id,
    figures: Object.fromEntries(rows.map(({ cell, sent }) => [cell, sent])),
    groups: rows.map(({ cell, cases }) => ({ variable: `${period}|${id}|${cell}`, kind: 'count', table: id, cases })),
    preview: rows.map(({ cell, cases, sent }) => ({
      table: id,
      cell,
      figure: 'count',
      time: null,
      own: cases.length,
      sent,
      why: null,
    })),
  }
}
