/** The score tables of one measure as they may leave: one split and one level for all its scales, then each cell by itself. */
import type { ScoreCell } from '../batch/batch.ts'
import { meanFrom } from '../batch/check-scores.ts'
import { type Level, levels, type Measure, type PlanScale } from '../plan/plan.ts'
import type { Scored } from '../tabulate/scored.ts'
import { inBands, largestShare, type Spread } from '../tabulate/spread.ts'
import { groupSizes, groupsOf, type ScoreGroup, type Shape } from '../tabulate/tally.ts'
import { finestLevel } from './ladder.ts'
import type { LeftOutReason, PreviewLine, ReleasedGroup } from './release.ts'
import type { Rounding } from './round.ts'
import { discloseCell, timesOf } from './score-cell.ts'

/** Above these shares a mean would tell what one child answered. */
const oneValueAtMost = 0.8
const oneBandAtMost = 0.9

/** One table as it may leave, before the difference rule: figures, whom they are about, and what the sender is shown. */
export interface Candidate<Figures> {
  readonly table: string
  /** Null where nothing of the table may be sent. */
  readonly figures: Figures | null
  readonly groups: readonly ReleasedGroup[]
  readonly preview: readonly PreviewLine[]
}

export interface ScoreFigures {
  readonly level: Level
  readonly cells: Readonly<Record<string, ScoreCell>>
}

type Groups = ReadonlyMap<string, ScoreGroup>
/** By cell and time, as `completers|f/first`: why this scale's figures are not sent there. */
type Withheld = ReadonlyMap<string, LeftOutReason>

export function scoreCandidates(
  measure: Measure,
  followedUp: boolean,
  scored: Scored | undefined,
  rounding: Rounding,
): readonly Candidate<ScoreFigures>[] {
  const [head] = measure.scales
  if (!head || !scored) return []
  const { split, level } = shapeOf(groupSizes(scored, head.id), followedUp)
  const scales = measure.scales.map((scale) => {
    const groups = groupsOf(scored, scale.id, { split, level: level ?? 'all' })
    return { scale, groups, withheld: withheldIn(groups, scale, level) }
  })
  return scales.map((one) => candidate(measure, one.scale, level, one.groups, withSums(one, scales), rounding))
}

/**
 * Chosen on the measure's first scale: completers apart from those with a baseline only, else all together and nothing
 * of the follow-up; and the level, or none. A group of nobody is no group: nothing can be had by taking it away.
 */
function shapeOf(sizes: (shape: Shape) => ReadonlyMap<string, number>, followedUp: boolean) {
  const size = (group: string) => sizes({ split: true, level: 'all' }).get(group) ?? 0
  const [completers, baseline] = [size('completers'), size('baseline')]
  const split = followedUp && completers >= meanFrom && (baseline === 0 || baseline >= meanFrom)
  const level = finestLevel(
    levels.map((name) => ({ name, sizes: [...sizes({ split, level: name }).values()] })),
    meanFrom,
  )
  return { split, level }
}

function withheldIn(groups: Groups, scale: PlanScale, level: Level | null): Withheld {
  const withheld = new Map<string, LeftOutReason>()
  for (const [cell, group] of groups)
    for (const time of timesOf(cell)) {
      if (level === null || group.cases.length < meanFrom) withheld.set(`${cell}/${time}`, 'too-few')
      else if (tooAlike(group[time].spread, scale)) withheld.set(`${cell}/${time}`, 'too-alike')
    }
  return withheld
}

function tooAlike(spread: Spread, { bands }: PlanScale): boolean {
  const counts = inBands(spread, bands).map(({ count }) => count)
  const n = counts.reduce((sum, count) => sum + count, 0)
  return largestShare(spread) > oneValueAtMost || (n > 0 && Math.max(...counts) / n > oneBandAtMost)
}

interface Considered {
  readonly scale: PlanScale
  readonly groups: Groups
  readonly withheld: Withheld
}

/** Where a sum or one of its parts is not sent, no part is sent: it would be had by subtraction. */
function withSums({ scale, groups, withheld }: Considered, scales: readonly Considered[]): Withheld {
  const sums = scales.filter((other) => other.scale.sumOf?.includes(scale.id)).map((other) => other.scale)
  const kin = new Set(sums.flatMap(({ id, sumOf }) => [id, ...(sumOf ?? [])]))
  const all = new Map(withheld)
  for (const cell of groups.keys())
    for (const where of timesOf(cell).map((time) => `${cell}/${time}`)) {
      const kept = scales.some(
        (other) => kin.has(other.scale.id) && !(other.groups.has(cell) && !other.withheld.has(where)),
      )
      if (kept && !all.has(where)) all.set(where, 'part-of-sum')
    }
  return all
}

function candidate(
  measure: Measure,
  scale: PlanScale,
  level: Level | null,
  groups: Groups,
  withheld: Withheld,
  rounding: Rounding,
): Candidate<ScoreFigures> {
  const cells = [...groups].map(([cell, group]) => ({
    cell,
    ...discloseCell({
      measure,
      scale,
      cell,
      group,
      rounding,
      withheld: (time) => withheld.get(`${cell}/${time}`) ?? null,
    }),
  }))
  const sent = cells.flatMap(({ cell, figures }) => (figures ? [[cell, figures] as const] : []))
  return {
    table: `${measure.id}.${scale.id}`,
    figures: level !== null && sent.length > 0 ? { level, cells: Object.fromEntries(sent) } : null,
    groups: cells.flatMap(({ groups }) => groups),
    preview: cells.flatMap(({ preview }) => preview),
  }
}
