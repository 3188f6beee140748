/** Goals as a wording of their form: their own words, and ours around them. */
import { GOAL_SCALE, GOALS_FORM, type Goal, goalText, itemOfGoal } from './goals.ts'
import type { WordingPack } from './model/wording.ts'

/** What is said around the goals, in the language of the one who rates. */
export interface GoalsFrame {
  readonly title: string
  readonly instruction: string
  /** What 0 and 10 mean: stands over every goal. */
  readonly ends: string
  /** Whose way of working it is. */
  readonly method: string
}

/** The goals' own words as a wording of their form, with choices from 0 to 10. */
export const goalsPack = (
  goals: readonly Pick<Goal, 'id' | 'wordings'>[],
  { title, instruction, ends, method }: GoalsFrame,
  { language, direction }: Pick<WordingPack, 'language' | 'direction'>,
): WordingPack => ({
  format: 'mattstock-wording-1',
  form: GOALS_FORM,
  version: '1',
  language,
  direction,
  training: false,
  title,
  instruction,
  period: ends,
  options: { scale: Array.from({ length: GOAL_SCALE.to + 1 }, (_, value) => String(value)) },
  items: goals.map((goal) => ({ id: itemOfGoal(goal.id), text: goalText(goal), options: 'scale' })),
  copyright: method,
  licence: { text: method, grantedBy: '', grantedTo: '', validUntil: null },
  source: '',
})
