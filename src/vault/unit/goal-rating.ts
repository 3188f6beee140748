/** Goals that were rated on a handed-over tablet come as a form of today, and are taken in as what they are. Pure. */
import { goalOfItem } from '#instruments'
import { goalRatingRecord, type KeptOf } from '../records.ts'

/**
 * A goal that the case no longer has is kept too: what is rated is read by the goals of the case alone.
 * @returns null for what nobody who rates goals can have given: a value beyond the scale, a teacher's
 */
export function goalRating({
  day,
  informant,
  answers,
}: KeptOf<'answers'>['body']): KeptOf<'goal-rating'>['body'] | null {
  const ratings = Object.entries(answers).flatMap(([item, value]) =>
    value === null ? [] : [{ goal: goalOfItem(item), value }],
  )
  const read = goalRatingRecord.safeParse({ kind: 'goal-rating', day, rater: informant, via: 'tablet', ratings })
  return read.success ? read.data : null
}
