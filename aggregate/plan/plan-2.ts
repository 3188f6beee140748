/**
 * The second table plan: the first, and the young persons' own goals. Of these `n` and the mean change from first to last
 * leave a unit, and nothing else: no words, no rating, no spread. Never edited once a batch has been made under it.
 */
import { GOAL_SCALE, GOALS_FORM } from '#instruments'
import type { Measure, Plan } from './plan.ts'
import { plan1 } from './plan-1.ts'

const span = GOAL_SCALE.to - GOAL_SCALE.from

/** One child's value is the mean progress of their goals: a sum of differences over up to three goals, or a few more where some have ended. */
const goals: Measure = {
  id: GOALS_FORM,
  first: GOALS_FORM,
  last: GOALS_FORM,
  scales: [{ id: 'progress', range: [-span, span], bands: [], ofChange: true }],
  change: null,
}

export const plan2: Plan = { ...plan1, id: 'plan-2', measures: [...plan1.measures, goals] }
