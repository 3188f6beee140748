/** What a young person's own answers say is going well, and what they now answer in another way. Pure; no scores in it. */
import { type Form, type Item, itemIds } from '#instruments'
import type { Measurement } from './measurement.ts'

/** Items answered as well as they can be, among those that ask about something good. */
export function strengthsOf({ form, record }: Measurement): readonly string[] {
  const good = new Set(Object.values(form.scales).flatMap((scale) => goodItems(form, scale)))
  return itemIds(form).filter((id) => {
    const answer = record.body.answers[id]
    return good.has(id) && typeof answer === 'number' && isBest(form, id, answer)
  })
}

/** All items of a scale where higher is better, and the reverse keyed of one where higher is worse. */
function goodItems(form: Form, scale: Form['scales'][string]): readonly string[] {
  if (!('items' in scale)) return []
  return scale.items.filter((id) => scale.higherIs === 'better' || isReversed(form.items[id]))
}

const isReversed = (item: Item | undefined): boolean =>
  item?.kind === 'choice' && (item.worth[0] as number) > (item.worth.at(-1) as number)

/** The last choice says the good thing most strongly, whichever way it is keyed. */
function isBest({ items }: Form, id: string, answer: number): boolean {
  const item = items[id]
  return item?.kind === 'choice' && answer === item.worth.length - 1
}

export interface AnsweredAnew {
  readonly item: string
  readonly first: number
  readonly last: number
}

/** Items answered both times, and not alike; what must be read is gone through apart. The two must be forms of one kind. */
export function answeredAnew(first: Measurement, last: Measurement): readonly AnsweredAnew[] {
  const others = itemIds(last.form).filter((item) => !last.form.review.includes(item))
  return others.flatMap((item) => {
    const [was, is] = [first.record.body.answers[item], last.record.body.answers[item]]
    return typeof was === 'number' && typeof is === 'number' && was !== is ? [{ item, first: was, last: is }] : []
  })
}
