/** Goals that were rated on a handed-over tablet come as a form of today, and are taken in as what they are. Pure. */
import { goalOfItem } from '#instruments'
import { goalRatingRecord, type KeptOf } from '../records.ts'

/** @returns null for what no goals of this case can have given: a goal of another, a value beyond the scale, a teacher */
export function goalRating(
  { day, informant, answers }: KeptOf<'answers'>['body'],
  goalsOfCase: ReadonlySet<string>,
): KeptOf<'goal-rating'>['body'] | null {
  const given = Object.entries(answers).map(([item, value]) => ({ goal: goalOfItem(item), value }))
  const ratings = given.filter(({ value }) => value !== null)
  const read = goalRatingRecord.safeParse({ kind: 'goal-rating', day, rater: informant, via: 'tablet', ratings })
  return read.success && given.every(({ goal }) => goalsOfCase.has(goal)) ? read.data : null
}
