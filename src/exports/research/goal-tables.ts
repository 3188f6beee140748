/** Goals and their ratings as tables for research. A goal's own words are a column only where they are asked for. Pure. */
import { daysBetween } from '#aggregate'
import { goalOwners, goalProgress, goalRaters, goalText, standingRatings } from '#instruments'
import type { CaseFile } from '../../case-file/case-file.ts'
import type { CaseGoal, CaseRating } from '../../case-file/goals.ts'
import type { Words } from '../../words/index.tsx'
import type { DataTable } from '../table.ts'
import type { MakeField } from './fields.ts'
import { type Column, type Numbered, tableOf } from './table-of.ts'

interface OneGoal extends Numbered {
  /** From 1, in the order in which they were agreed. */
  readonly number: number
  readonly goal: CaseGoal
}

interface OneRating extends OneGoal {
  readonly rating: CaseRating
}

/** None where no case has a goal. */
export function goalTables(
  people: readonly Numbered[],
  withWords: boolean,
  field: MakeField,
  { t }: Words,
): readonly DataTable[] {
  const goals = people.flatMap(goalsOf)
  if (goals.length === 0) return []
  const keys: readonly Column<OneGoal>[] = [
    { field: field('person', 'integer'), of: ({ person }) => person },
    { field: field('goal_number', 'integer'), of: ({ number }) => number },
  ]
  const columns: readonly Column<OneGoal>[] = [
    ...keys,
    { field: field('owner', 'string', goalOwners, 'exports.value'), of: ({ goal }) => goal.owner },
    { field: field('agreed', 'integer'), of: ({ file, goal }) => daysFrom(file, goal.agreed) },
    {
      field: field('goal_ended', 'integer', [], '', 'optional'),
      of: ({ file, goal }) => (goal.ended === null ? null : daysFrom(file, goal.ended)),
    },
    {
      field: field('follows', 'integer', [], '', 'optional'),
      of: ({ file, goal }) => file.goals.findIndex(({ id }) => id === goal.follows) + 1 || null,
    },
    {
      field: field('progress', 'integer', [], '', 'optional'),
      of: ({ goal }) => goalProgress(goal)?.change ?? null,
    },
    ...(withWords ? [{ field: field('goal_words', 'string'), of: ({ goal }: OneGoal) => goalText(goal) }] : []),
  ]
  const ratingColumns: readonly Column<OneRating>[] = [
    ...keys,
    { field: field('day', 'integer'), of: ({ file, rating }) => daysFrom(file, rating.day) },
    { field: field('rating', 'integer'), of: ({ rating }) => rating.value },
    { field: field('rater', 'string', goalRaters, 'exports.value'), of: ({ rating }) => rating.rater },
    { field: field('via', 'string', ['tablet', 'paper', 'staff'], 'exports.value'), of: ({ rating }) => rating.via },
  ]
  const ratings = goals.flatMap((one) => standingRatings(one.goal.ratings).map((rating) => ({ ...one, rating })))
  return [
    tableOf('goals', t('exports.table.goals'), columns, goals),
    tableOf('goal_ratings', t('exports.table.goal-ratings'), ratingColumns, ratings),
  ]
}

const goalsOf = (one: Numbered): readonly OneGoal[] =>
  one.file.goals.map((goal, i) => ({ ...one, goal, number: i + 1 }))

/** From the contact. */
const daysFrom = ({ opened }: CaseFile, day: string) => daysBetween(opened, day)
