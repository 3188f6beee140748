/**
 * Goals in the young person's own words: what is rated, how far each has come, and the form in which they are put to the
 * one who rates. A way of working with public rules, and no instrument: its sentences are the person's own, nothing is
 * placed in a band, and goals are never added up. After Law and Jacob's guide to goals and goal-based outcomes.
 */
import type { Cite, Form } from './model/definition.ts'

/** At one time. More than three were never meant to be worked with at once (secondary). */
export const MOST_OPEN_GOALS = 3

/** 0 is not begun, 10 is reached. Whole numbers (secondary). */
export const GOAL_SCALE = { from: 0, to: 10 } as const

export const goalOwners = ['young-person', 'parent', 'both'] as const
export type GoalOwner = (typeof goalOwners)[number]

/** `together`: said aloud by young person, family and staff. */
export const goalRaters = ['self', 'parent', 'together'] as const
export type GoalRater = (typeof goalRaters)[number]

export interface GoalRating {
  /** A civil date. */
  readonly day: string
  readonly value: number
  readonly rater: GoalRater
}

export interface Goal {
  readonly id: string
  /** At least one, oldest first: the words, and the civil date that they hold from. */
  readonly wordings: readonly { readonly text: string; readonly from: string }[]
  readonly owner: GoalOwner
  /** Civil dates. */
  readonly agreed: string
  readonly ended: string | null
  /** The goal that it took the place of. */
  readonly follows: string | null
  /** In the order in which they were written down. */
  readonly ratings: readonly GoalRating[]
}

export interface Progress {
  readonly first: GoalRating
  readonly last: GoalRating
  /** Last less first: above 0 is nearer to the goal. */
  readonly change: number
}

/** The words that hold now. */
export const goalText = ({ wordings }: Pick<Goal, 'wordings'>): string => wordings.at(-1)?.text ?? ''

/** By day; what one rater said of one day last is what stands. */
export function standingRatings<R extends GoalRating>(ratings: readonly R[]): readonly R[] {
  const last = new Map(ratings.map((rating) => [`${rating.day} ${rating.rater}`, rating]))
  return ratings
    .filter((rating) => last.get(`${rating.day} ${rating.rater}`) === rating)
    .toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)))
}

/**
 * From the first rating, of the day on which the goal was agreed, to the last. An ended goal keeps its own.
 * @param until a civil date: later ratings are not read
 * @returns null where it was not rated on two days
 */
export function goalProgress({ ratings }: Pick<Goal, 'ratings'>, until?: string): Progress | null {
  const read = standingRatings(ratings).filter(({ day }) => until === undefined || day <= until)
  const [first] = read
  const last = read.at(-1)
  return first && last && last.day > first.day ? { first, last, change: last.value - first.value } : null
}

export interface MeanProgress {
  /** How many goals it is the mean of. */
  readonly n: number
  /** Of their progress, so that the mean is `sum / n`. */
  readonly sum: number
}

/** Of those goals, open and ended, that were rated on two days; null where none was. */
export function meanProgress(goals: readonly Pick<Goal, 'ratings'>[], until?: string): MeanProgress | null {
  const all = goals.flatMap((goal) => goalProgress(goal, until) ?? [])
  return all.length === 0 ? null : { n: all.length, sum: all.reduce((sum, { change }) => sum + change, 0) }
}

/** Of one goal's ratings, or of the mean. Known to us and not seen, so nobody's change gets a label by it. */
export const reliableGoalChange: { readonly points: number; readonly cite: Cite } = {
  points: 2.45,
  cite: { source: 'Edbrooke-Childs 2015', at: '', grade: 'recalled' },
}

/** The id of the form that goals are put in. No instrument file may take it. */
export const GOALS_FORM = 'goals'

/** A name of an item begins with a letter, and a goal's id may not. */
export const itemOfGoal = (goal: string): string => `goal-${goal}`
export const goalOfItem = (item: string): string => item.replace(/^goal-/, '')

/** The goals as a form of today: rides with a hand-over, as an own questionnaire does, and is never scored. */
export const goalsForm = (goals: readonly Pick<Goal, 'id'>[], informant: 'self' | 'parent'): Form => ({
  id: GOALS_FORM,
  instrument: GOALS_FORM,
  revision: 1,
  title: 'GBO',
  informant,
  ages: { from: 0, to: 130 },
  period: 'now',
  occasion: 'any',
  sources: {},
  items: Object.fromEntries(
    goals.map(({ id }) => [
      itemOfGoal(id),
      { kind: 'choice', worth: Array.from({ length: GOAL_SCALE.to + 1 }, (_, value) => value), list: 'scale' },
    ]),
  ),
  scales: {},
  review: [],
})
