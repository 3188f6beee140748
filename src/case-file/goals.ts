/** A case's goals, put together from its records. Pure. */
import { type Goal, type GoalRating, MOST_OPEN_GOALS } from '#instruments'
import { type KeptOf, type RegisterState, registerState } from '../vault/index.ts'

export interface CaseRating extends GoalRating {
  /** Of this goal alone. */
  readonly id: string
  /** The record that holds it. */
  readonly record: string
  readonly via: KeptOf<'goal-rating'>['body']['via']
}

export interface CaseGoal extends Goal {
  readonly ratings: readonly CaseRating[]
  /** Which records it is from, and where two that stand are at odds. */
  readonly versions: Omit<RegisterState, 'holds'>
}

/** In the order in which they were agreed. The records are one case's, in order of writing. */
export function goalsOf(
  records: readonly KeptOf<'goal'>[],
  ratings: readonly KeptOf<'goal-rating'>[],
): readonly CaseGoal[] {
  if (records.length === 0) return []
  return [...Map.groupBy(records, ({ body }) => body.goal)].flatMap(([id, written]) => {
    const state = registerState(written)
    if (!state) return []
    const { holds, ...versions } = state
    const { wordings, owner, agreed, ended, follows } = holds.body
    return [{ id, wordings, owner, agreed, ended, follows, ratings: ratingsOf(id, ratings), versions }]
  })
}

const ratingsOf = (goal: string, records: readonly KeptOf<'goal-rating'>[]): readonly CaseRating[] =>
  records.flatMap(({ id: record, body: { day, rater, via, ratings } }) =>
    ratings
      .filter((one) => one.goal === goal)
      .map(({ value }) => ({ id: `${record} ${goal}`, record, day, rater, via, value })),
  )

export const openGoals = ({ goals }: { readonly goals: readonly CaseGoal[] }): readonly CaseGoal[] =>
  goals.filter(({ ended }) => ended === null)

/** Two devices may each have agreed a third: then no further one is agreed until one has ended. */
export const mayAgree = (file: { readonly goals: readonly CaseGoal[] }): boolean =>
  openGoals(file).length < MOST_OPEN_GOALS

/** As a record: what a change is written over. */
export const goalBody = ({ id, wordings, owner, agreed, ended, follows }: Goal): KeptOf<'goal'>['body'] => ({
  kind: 'goal',
  goal: id,
  wordings: wordings.map((one) => ({ ...one })),
  owner,
  agreed,
  ended,
  follows,
})
