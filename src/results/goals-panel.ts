/** A case's goals as one panel beside the scales: a line a goal, from 0 to 10, and no line for all of them. Pure. */
import { GOAL_SCALE, goalText, standingRatings } from '#instruments'
import type { CaseGoal } from '../case-file/goals.ts'
import type { Words } from '../words/index.tsx'
import type { Mark, Panel } from './chart/index.tsx'

const marks: readonly Mark[] = ['circle', 'square', 'triangle', 'diamond']

/** Null where none was rated on two days. An ended goal is drawn hollow; a rating's words stand beside its number on screen alone. */
export function goalsPanel(goals: readonly CaseGoal[], { t }: Pick<Words, 't'>): Panel | null {
  const series = goals.map((goal, i) => ({
    key: goal.id,
    line: goal.id,
    name: t('results.goal', { number: i + 1 }),
    about: goalText(goal),
    mark: marks[i % marks.length] as Mark,
    apart: goal.ended !== null,
    points: standingRatings(goal.ratings).map(({ id, day, value }) => ({
      id,
      day,
      at: day,
      value,
      written: String(value),
    })),
  }))
  const rated = series.filter(({ points }) => points.length > 0)
  if (!rated.some(({ points }) => new Set(points.map(({ day }) => day)).size > 1)) return null
  return {
    key: 'goals',
    title: t('results.goals'),
    direction: t('results.direction.better'),
    higherIs: 'better',
    ...GOAL_SCALE,
    cutOffs: [],
    note: null,
    series: rated,
  }
}
