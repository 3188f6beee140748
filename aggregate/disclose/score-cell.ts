/** One cell of a score table as it may leave: how many about, mean, spread and bands, at first and at the last follow-up. */
import type { ScoreCell, Stats } from '../batch/batch.ts'
import { sdFrom } from '../batch/limits.ts'
import type { Measure, PlanScale } from '../plan/plan.ts'
import { casesInBands, inBands, mean, meanToTenth, moments, type Spread, sd, sdToTenth } from '../tabulate/spread.ts'
import type { ScoreGroup } from '../tabulate/tally.ts'
import type { LeftOutReason, PreviewLine, ReleasedGroup } from './release.ts'
import { type Rounding, rounded } from './round.ts'

export type Time = 'first' | 'last'

/** Only those who were followed up have a last. */
export const timesOf = (cell: string): readonly Time[] =>
  cell.startsWith('completers') ? ['first', 'last'] : ['first']

export interface CellAsked {
  readonly measure: Measure
  readonly scale: PlanScale
  readonly cell: string
  readonly group: ScoreGroup
  readonly rounding: Rounding
  /** Why the figures of one time are not sent, or null where they are. */
  readonly withheld: (time: Time) => LeftOutReason | null
}

export function discloseCell(asked: CellAsked) {
  const { measure, scale, cell, group, rounding, withheld } = asked
  const table = `${measure.id}.${scale.id}`
  const sent = timesOf(cell).filter((time) => withheld(time) === null)
  const round = roundedIn(measure, cell, rounding)
  const stats = (time: Time) => (sent.includes(time) ? statsOf(group[time].spread, scale, round) : null)
  const n = round(group.cases.length)
  const any = sent.length > 0
  const figures: ScoreCell | null = any ? { n, first: stats('first'), last: stats('last') } : null
  const nLine: PreviewLine = {
    table,
    cell,
    figure: 'n',
    time: null,
    own: group.cases.length,
    sent: any ? n : null,
    why: any ? null : withheld('first'),
  }
  return {
    figures,
    groups: sent.flatMap((time) => releasedGroups(asked, table, time)),
    preview: [nLine, ...timesOf(cell).flatMap((time) => linesOf(asked, table, time, figures?.[time] ?? null))],
  }
}

/**
 * One draw for a group, whatever the scale, the time and the band: seven scales with a draw each would average to the
 * exact count, and a band never passes its group.
 */
export const roundedIn =
  (measure: Measure, cell: string, rounding: Rounding) =>
  (count: number): number =>
    rounded(rounding, `${measure.id}|${cell}|n`, count)

/** What is sent of a group's scores. */
export function statsOf(spread: Spread, { bands, ofChange }: PlanScale, round: (count: number) => number): Stats {
  const exact = moments(spread)
  const [, ...sent] = inBands(spread, bands)
  return {
    mean: meanToTenth(exact),
    sd: exact.n >= BigInt(sdFrom) && !ofChange ? sdToTenth(exact) : null,
    bands: Object.fromEntries(sent.map(({ id, count }) => [id, round(count)])),
  }
}

/** The group of the mean, over everything ever released; and of each band, which is a count of its own. */
function releasedGroups(
  { scale, cell, group, rounding }: CellAsked,
  table: string,
  time: Time,
): readonly ReleasedGroup[] {
  const [, ...sent] = casesInBands(group.cases, group[time].each, group[time].values, scale.bands)
  return [
    { variable: `${table}.${time}`, kind: 'score', table, cases: group.cases },
    ...sent.map(
      ({ id, cases }): ReleasedGroup => ({
        variable: `${rounding.first}|${table}|${time}|${cell}|${id}`,
        kind: 'count',
        table,
        cases,
      }),
    ),
  ]
}

function linesOf(
  { cell, group, scale, withheld }: CellAsked,
  table: string,
  time: Time,
  sent: Stats | null,
): readonly PreviewLine[] {
  const { spread } = group[time]
  const exact = moments(spread)
  const line = (figure: PreviewLine['figure'], own: number | null, as: number | null, otherwise: LeftOutReason) => ({
    table,
    cell,
    figure,
    time,
    own,
    sent: as,
    why: as === null ? (withheld(time) ?? otherwise) : null,
  })
  return [
    line('mean', mean(exact), sent?.mean ?? null, 'too-few'),
    ...(scale.ofChange ? [] : [line('sd', sd(exact), sent?.sd ?? null, 'too-few')]),
    ...inBands(spread, scale.bands).map(({ id, count }) =>
      line(`band:${id}`, count, sent?.bands[id] ?? null, 'follows-from-the-others'),
    ),
  ]
}
