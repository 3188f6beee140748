/** The count tables as they may leave: every cell of the plan rounded, none with its sum beside it. */
import { groupFrom } from '../batch/limits.ts'
import type { CountTable } from '../plan/tables.ts'
import type { Tally } from '../tabulate/tally.ts'
import { type Rounding, rounded } from './round.ts'
import type { Candidate } from './scores.ts'

export type CountFigures = Readonly<Record<string, number>>

export function countCandidate(
  { id, cells, draw, asked }: CountTable,
  tally: Tally,
  period: string,
  rounding: Rounding,
): Candidate<CountFigures> {
  const own = tally.counts.get(id)
  const rows = cells.map((cell) => {
    const cases = own?.get(cell) ?? []
    return { cell, cases, sent: rounded(rounding, draw(cell), cases.length) }
  })
  // Each child who was asked, or followed up, stands in one cell.
  const tooFew = asked !== null && rows.reduce((sum, { cases }) => sum + cases.length, 0) < groupFrom
  return {
    table: id,
    figures: tooFew ? null : Object.fromEntries(rows.map(({ cell, sent }) => [cell, sent])),
    groups: tooFew
      ? []
      : rows.map(({ cell, cases }) => ({ variable: `${period}|${id}|${cell}`, kind: 'count', table: id, cases })),
    preview: rows.map(({ cell, cases, sent }) => ({
      table: id,
      cell,
      figure: 'count',
      time: null,
      own: cases.length,
      sent: tooFew ? null : sent,
      why: tooFew ? 'too-few' : null,
    })),
  }
}
