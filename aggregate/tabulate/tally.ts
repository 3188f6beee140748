/**
 * Exact cells of one unit, with the children in each: what the unit may see, and the rules decide about. Never leaves.
 * Lists of children are in the order of their ids everywhere, so that the same children are the same list.
 */
import type { Exact } from '../case.ts'
import type { Level } from '../plan/plan.ts'
import type { Scored } from './scored.ts'
import { type Spread, spreadOfPlaces } from './spread.ts'

export interface Tally {
  /** By table, then by cell: who is counted there. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>
  /** By measure. */
  readonly scored: ReadonlyMap<string, Scored>
}

/** The values of a group's children, one by one, by their places; and how they are spread. */
export interface Values {
  readonly each: readonly number[]
  readonly values: readonly Exact[]
  readonly spread: Spread
}

/** Children with a score on one scale. Nobody has a last where completers are not told apart. */
export interface ScoreGroup {
  readonly cases: readonly string[]
  readonly first: Values
  readonly last: Values
}

/** `split` tells those who were followed up, completers, from those with a baseline only. */
export interface Shape {
  readonly split: boolean
  readonly level: Level
}

/** The name of a group, as `completers|f`, `all|m|0-12` or `all`. */
function groupName({ split, level }: Shape, followed: boolean, who: string): string {
  const [sex, age] = who.split('|')
  const of = { 'sex.age': [sex, age], sex: [sex], all: [] }[level]
  return [split ? (followed ? 'completers' : 'baseline') : 'all', ...of].join('|')
}

/** The children with a score on one scale, in groups of one shape, sorted by name. There is no group of nobody. */
export function groupsOf(scored: Scored, scale: string, shape: Shape): ReadonlyMap<string, ScoreGroup> {
  const groups = new Map<string, { cases: string[]; first: number[]; last: number[] }>()
  const groupFor = byWho((followed, who) => {
    const name = groupName(shape, followed, who)
    const group = groups.get(name) ?? { cases: [], first: [], last: [] }
    groups.set(name, group)
    return group
  })
  const values = scored.scales.get(scale)?.values ?? []
  eachWithScore(scored, scale, (id, who, first, last) => {
    const group = groupFor(last >= 0, who)
    group.cases.push(id)
    group.first.push(first)
    if (last >= 0 && shape.split) group.last.push(last)
  })
  const valuesOf = (each: readonly number[]): Values => ({ each, values, spread: spreadOfPlaces(each, values) })
  return new Map(
    [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { cases, first, last }]) => [name, { cases, first: valuesOf(first), last: valuesOf(last) }]),
  )
}

/** How many stand in each group of any shape, without making the groups. */
export function groupSizes(scored: Scored, scale: string): (shape: Shape) => ReadonlyMap<string, number> {
  const finest: { readonly followed: boolean; readonly who: string; size: number }[] = []
  const cellFor = byWho((followed, who) => {
    const cell = { followed, who, size: 0 }
    finest.push(cell)
    return cell
  })
  eachWithScore(scored, scale, (_, who, __, last) => {
    cellFor(last >= 0, who).size += 1
  })
  return (shape) => {
    const sizes = new Map<string, number>()
    for (const { followed, who, size } of finest) {
      const name = groupName(shape, followed, who)
      sizes.set(name, (sizes.get(name) ?? 0) + size)
    }
    return sizes
  }
}

function eachWithScore(
  { ids, who, scales }: Scored,
  scale: string,
  see: (id: string, who: string, first: number, last: number) => void,
): void {
  const column = scales.get(scale)
  if (!column) return
  for (const [i, id] of ids.entries()) {
    const first = column.first[i] ?? -1
    if (first >= 0) see(id, who[i] as string, first, column.last[i] ?? -1)
  }
}

/** Makes one for completers and one for the others of each sex and age, and looks it up ever after. */
function byWho<T>(make: (followed: boolean, who: string) => T): (followed: boolean, who: string) => T {
  const made = [new Map<string, T>(), new Map<string, T>()] as const
  return (followed, who) => {
    const of = made[followed ? 1 : 0]
    const known = of.get(who) ?? make(followed, who)
    if (!of.has(who)) of.set(who, known)
    return known
  }
}
