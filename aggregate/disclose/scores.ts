/** The score tables of one measure as they may leave: one split and one level for all its scales, then each cell by itself. */
import type { ScoreCell } from '../batch/batch.ts'
import { meanFrom } from '../batch/check-scores.ts'
import { type Level, levels, type Measure, type PlanScale } from '../plan/plan.ts'
import { inBands, largestShare, type Spread } from '../tabulate/spread.ts'
import { addGroups, emptyGroup, type ScoreGroup, type Tally } from '../tabulate/tally.ts'
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
  tally: Tally,
  rounding: Rounding,
): readonly Candidate<ScoreFigures>[] {
  const finest = (scale: PlanScale) => tally.scores.get(`${measure.id}.${scale.id}`) ?? new Map<string, ScoreGroup>()
  const [head] = measure.scales
  if (!head) return []
  const shape = shapeOf(finest(head), followedUp)
  const scales = measure.scales.map((scale) => {
    const groups = regroup(finest(scale), shape.split, shape.level ?? 'all')
    return { scale, groups, withheld: withheldIn(groups, scale, shape) }
  })
  return scales.map((one) => candidate(measure, one.scale, shape, one.groups, withSums(one, scales), rounding))
}

interface Shape {
  /** Completers apart from those with a baseline only; else all together, and nothing of the follow-up. */
  readonly split: boolean
  readonly level: Level | null
}

/** Chosen on the measure's first scale. A group of nobody is no group: nothing can be had by taking it away. */
function shapeOf(finest: Groups, followedUp: boolean): Shape {
  const size = (group: string) => regroup(finest, true, 'all').get(group)?.cases.length ?? 0
  const [completers, baseline] = [size('completers'), size('baseline')]
  const split = followedUp && completers >= meanFrom && (baseline === 0 || baseline >= meanFrom)
  const level = finestLevel(
    levels.map((name) => ({
      name,
      sizes: [...regroup(finest, split, name).values()].map(({ cases }) => cases.length),
    })),
    meanFrom,
  )
  return { split, level }
}

/** The finest cells added up to a level, as `completers|f`, `all|m|0-12` or `all`. */
function regroup(finest: Groups, split: boolean, level: Level): Groups {
  const groups = new Map<string, ScoreGroup>()
  for (const [cell, group] of finest) {
    const [of, sex, age] = cell.split('|')
    const who = { 'sex.age': [sex, age], sex: [sex], all: [] }[level]
    const name = [split ? of : 'all', ...who].join('|')
    groups.set(name, addGroups(groups.get(name) ?? emptyGroup, group))
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function withheldIn(groups: Groups, scale: PlanScale, { level }: Shape): Withheld {
  const withheld = new Map<string, LeftOutReason>()
  for (const [cell, group] of groups)
    for (const time of timesOf(cell)) {
      if (level === null || group.cases.length < meanFrom) withheld.set(`${cell}/${time}`, 'too-few')
      else if (tooAlike(group[time], scale)) withheld.set(`${cell}/${time}`, 'too-alike')
    }
  return withheld
}

function tooAlike(spread: Spread, { bands }: PlanScale): boolean {
  const counts = inBands(spread, bands).map(({ cases }) => cases.length)
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
  { level }: Shape,
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
