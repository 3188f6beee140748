/** National counts: every cell of the plan, and the sums over sex and age that no unit sends. */
import type { Period } from '../period/period.ts'
import { planOf } from '../plan/plans.ts'
import { isQuestion } from '../plan/questions.ts'
import { ageCells, type CountTable } from '../plan/tables.ts'
import type { UnitTables } from './editions.ts'
import type { NationalCount } from './figures.ts'
import { nationalCount } from './publish.ts'
import { add, emptySum, type Sum } from './sums.ts'

/** The national cells of one table while units come. */
export interface CountCells {
  readonly table: CountTable
  readonly names: readonly string[]
  /** For each cell that a unit sends, the national cells that it is part of, by their place in `names`. */
  readonly into: readonly (readonly number[])[]
  /** How many sent cells are in each national cell. */
  readonly size: readonly number[]
  readonly sums: readonly Sum[]
  /** The places in `names` whose figures of single units are told: margins of sex and age, and the plain cells. */
  readonly listed: readonly number[]
  /** All cells of the table together. */
  readonly whole: Sum
}

/** What one unit has of each national cell. */
export interface CountParts {
  readonly parts: readonly number[]
  readonly whole: number
}

export function countCells(table: CountTable, period: Period): CountCells {
  const names = nationalNames(table, period)
  const placeOf = new Map(names.map((name, i) => [name, i]))
  const into = table.cells.map((cell) => marginsOf(table, cell).flatMap((name) => placeOf.get(name) ?? []))
  const size = names.map(() => 0)
  for (const place of into.flat()) size[place] = (size[place] ?? 0) + 1
  const listed = [...names.keys()].filter((i) => isListed(names[i] ?? ''))
  return { table, names, into, size, listed, sums: names.map(emptySum), whole: emptySum() }
}

/** Not every reason for every sex and age. */
export const isListed = (cell: string): boolean => cell.split('|').length < 3 || cell.startsWith('all|all|')

const isPeople = ({ id }: CountTable) => id === 'sex.age' || id === 'reasons'
const joined = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('|')

/** `all` stands for every sex or every age. */
function nationalNames(table: CountTable, period: Period): readonly string[] {
  if (!isPeople(table)) return table.cells
  const rest = [...new Set(table.cells.map((cell) => cell.split('|').slice(2).join('|')))]
  const sexes = [...planOf(period).sexes, 'all']
  const ages = [...ageCells(period), 'all']
  return sexes.flatMap((sex) => ages.flatMap((age) => rest.map((code) => joined(sex, age, code))))
}

function marginsOf(table: CountTable, cell: string): readonly string[] {
  if (!isPeople(table)) return [cell]
  const [sex = '', age = '', code = ''] = cell.split('|')
  return [sex, 'all'].flatMap((s) => [age, 'all'].map((a) => joined(s, a, code)))
}

/** Null for a unit that did not send the table. */
export function partsOf({ table, into, names }: CountCells, unit: UnitTables): CountParts | null {
  const own = unit.counts[table.id]
  if (!own) return null
  const parts = names.map(() => 0)
  let whole = 0
  for (const [i, cell] of table.cells.entries()) {
    const count = own[cell] ?? 0
    if (count === 0) continue
    whole += count
    for (const place of into[i] ?? []) parts[place] = (parts[place] ?? 0) + count
  }
  return { parts, whole }
}

export function addCounts({ table, sums, size, whole }: CountCells, own: CountParts): void {
  for (const [i, sum] of sums.entries()) add(sum, own.parts[i] ?? 0, size[i] ?? 0)
  add(whole, own.whole, table.cells.length)
}

/** @param people the national cells of sex by age */
export function nationalCounts(cells: CountCells, people: CountCells): Readonly<Record<string, NationalCount>> {
  return Object.fromEntries(
    cells.names.map((name, i) => [name, nationalCount(cells.sums[i] as Sum, wholeOf(cells, name, people))]),
  )
}

/** Whom a cell could have counted: a change, those with a pair of forms; a question, those who were asked; a reason, those of that sex and age; else all. */
export function wholeOf({ table, whole }: CountCells, name: string, people: CountCells): Sum {
  if (isItsOwnWhole(table.id)) return whole
  if (table.id !== 'reasons') return people.whole
  const [sex = '', age = ''] = name.split('|')
  return people.sums[people.names.indexOf(joined(sex, age))] as Sum
}

/** A table of those who were asked: its cells add up to whom it is about. */
export const isItsOwnWhole = (table: string): boolean => table.endsWith('.change') || isQuestion(table)
