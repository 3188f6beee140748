/** National counts: every cell of the plan, and the sums over sex and age that no unit sends. */
import type { Period } from '../period/period.ts'
import { planOf } from '../period/period.ts'
import { isQuestion } from '../plan/questions.ts'
import { ageCells, type CountTable } from '../plan/tables.ts'
import type { UnitTables } from './editions.ts'
import type { NationalCount } from './figures.ts'
import { type CountParts, nationalCount } from './publish.ts'

/** The cells of a unit that make each national cell; `all` stands for every sex or every age. */
function nationalCells({ id, cells }: CountTable, period: Period): ReadonlyMap<string, readonly string[]> {
  if (id !== 'sex.age' && id !== 'reasons') return new Map(cells.map((cell) => [cell, [cell]]))
  const sexes = planOf(period).sexes
  const ages = ageCells(period)
  const rest = [...new Set(cells.map((cell) => cell.split('|').slice(2).join('|')))]
  const each = (of: readonly string[], all: readonly string[]) =>
    [...of, 'all'].map((name) => ({ name, of: name === 'all' ? all : [name] }))
  return new Map(
    each(sexes, sexes).flatMap((sex) =>
      each(ages, ages).flatMap((age) =>
        rest.map((code): [string, readonly string[]] => [
          [sex.name, age.name, code].filter((part) => part !== '').join('|'),
          sex.of.flatMap((s) => age.of.map((a) => [s, a, code].filter((part) => part !== '').join('|'))),
        ]),
      ),
    ),
  )
}

/** What each unit that sent the table says of these cells. */
export function partsOf(units: readonly UnitTables[], table: string, cells: readonly string[]): CountParts {
  const sent = units.map(({ counts }) => counts[table]).filter((own) => own !== undefined)
  return {
    parts: sent.map((own) => cells.reduce((sum, cell) => sum + (own[cell] ?? 0), 0)),
    cells: sent.length * cells.length,
  }
}

export function nationalCounts(
  table: CountTable,
  units: readonly UnitTables[],
  period: Period,
): Readonly<Record<string, NationalCount>> {
  return Object.fromEntries(
    [...nationalCells(table, period)].map(([name, cells]) => [
      name,
      nationalCount(partsOf(units, table.id, cells), partsOf(units, ...wholeOf(table, name, period))),
    ]),
  )
}

/** Whom a cell could have counted: a change, those with a pair of forms; a question, those who were asked; a reason, those of that sex and age; else all. */
function wholeOf({ id, cells }: CountTable, name: string, period: Period): [table: string, cells: readonly string[]] {
  if (id.endsWith('.change') || isQuestion(id)) return [id, cells]
  const plan = planOf(period)
  const [sex, age] = id === 'reasons' ? (name.split('|') as [string, string]) : ['all', 'all']
  const sexes = sex === 'all' ? plan.sexes : [sex]
  const ages = age === 'all' ? ageCells(period) : [age]
  return ['sex.age', sexes.flatMap((s) => ages.map((a) => `${s}|${a}`))]
}
