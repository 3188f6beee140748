/** The score tables of one measure as they may leave: one split and one level for all its scales, then each cell by itself. */
import type { ScoreCell } from '../batch/batch.ts'
import { groupFrom } from '../batch/limits.ts'
import { type Link, linksOf, stepOf } from '../plan/linked.ts'
import { type Level, levels, type Measure, type PlanScale } from '../plan/plan.ts'
import type { Scored } from '../tabulate/scored.ts'
import { groupSizes, groupsOf, type ScoreGroup, type Shape, type Values } from '../tabulate/tally.ts'
import { sameChildren } from './difference.ts'
import { finestLevel } from './ladder.ts'
import { leavesAnotherList, tooAlike } from './one-list.ts'
import type { LeftOutReason, PreviewLine, ReleasedGroup } from './release.ts'
import type { Rounding } from './round.ts'
import { discloseCell, roundedIn, timesOf } from './score-cell.ts'

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
    return { scale, groups, withheld: withheldIn(groups, { measure, scale, level, rounding }) }
  })
  const links = linksOf(measure)
  return scales.map((one) => candidate(measure, one.scale, level, one.groups, withSums(one, scales, links), rounding))
}

/**
 * Chosen on the measure's first scale: completers apart from those with a baseline only, else all together and nothing
 * of the follow-up; and the level, or none. A group of nobody is no group: nothing can be had by taking it away.
 */
function shapeOf(sizes: (shape: Shape) => ReadonlyMap<string, number>, followedUp: boolean) {
  const size = (group: string) => sizes({ split: true, level: 'all' }).get(group) ?? 0
  const [completers, baseline] = [size('completers'), size('baseline')]
  const split = followedUp && completers >= groupFrom && (baseline === 0 || baseline >= groupFrom)
  const level = finestLevel(
    levels.map((name) => ({ name, sizes: [...sizes({ split, level: name }).values()] })),
    groupFrom,
  )
  return { split, level }
}

interface Where {
  readonly measure: Measure
  readonly scale: PlanScale
  readonly level: Level | null
  readonly rounding: Rounding
}

function withheldIn(groups: Groups, where: Where): Withheld {
  const withheld = new Map<string, LeftOutReason>()
  for (const [cell, group] of groups)
    for (const time of timesOf(cell)) {
      const why = whyWithheld(group[time], cell, where)
      if (why) withheld.set(`${cell}/${time}`, why)
    }
  return withheld
}

function whyWithheld(values: Values, cell: string, of: Where): LeftOutReason | null {
  const { measure, scale, level, rounding } = of
  if (level === null || values.each.length < groupFrom) return 'too-few'
  if (tooAlike(values.spread, scale.bands)) return 'too-alike'
  const told = { scale, step: stepOf(measure, scale.id), round: roundedIn(measure, cell, rounding) }
  return leavesAnotherList(values, told) ? null : 'one-list-only'
}

interface Considered {
  readonly scale: PlanScale
  readonly groups: Groups
  readonly withheld: Withheld
}

/**
 * A part is sent where its sum and the sum's other parts are sent, of the very same children: what is kept back of one of
 * them, or the child who lacks one, could else be had by subtraction.
 */
function withSums(part: Considered, scales: readonly Considered[], links: readonly Link[]): Withheld {
  const linked = new Set(
    links.filter(({ parts }) => parts.includes(part.scale.id)).flatMap(({ whole, parts }) => [whole, ...parts]),
  )
  const kin = scales.filter(({ scale }) => linked.has(scale.id))
  const all = new Map(part.withheld)
  for (const [cell, { cases }] of part.groups)
    for (const where of timesOf(cell).map((time) => `${cell}/${time}`)) {
      const stands = (other: Considered) =>
        !other.withheld.has(where) && sameChildren(other.groups.get(cell)?.cases ?? [], cases)
      if (!kin.every(stands) && !all.has(where)) all.set(where, 'part-of-sum')
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
