/** Answers to a form as somebody who feels this bad might give them. Knows forms as data, and none by name. */
import type { Form, Item } from '#instruments'
import type { Chance } from './chance.ts'

const blankShare = 0.008

/** `burden`: 0 as well as can be, 1 as badly as the form can say. Unanswered items are `null`. */
export function inventAnswers(form: Form, burden: number, chance: Chance): Record<string, number | null> {
  const better = new Set(
    Object.values(form.scales).flatMap((scale) => ('items' in scale && scale.higherIs === 'better' ? scale.items : [])),
  )
  return Object.fromEntries(
    Object.entries<Item>(form.items).map(([id, item]) => {
      // What must be read is rarer than the rest.
      const felt = form.review.includes(id) ? burden * 0.4 : burden
      const level = better.has(id) ? 1 - felt : felt
      return [id, item.kind === 'choice' && chance.yes(blankShare) ? null : answer(item, level, chance)]
    }),
  )
}

function answer(item: Item, level: number, chance: Chance): number {
  if (item.kind === 'number')
    return within(item.from, item.to, chance.normal(item.from + level * (item.to - item.from), 7))
  const byWorth = item.worth.map((worth, choice) => ({ worth, choice })).sort((a, b) => a.worth - b.worth)
  const step = within(0, byWorth.length - 1, chance.normal(level * (byWorth.length - 1), 0.35 * byWorth.length))
  return byWorth[step]?.choice ?? 0
}

const within = (from: number, to: number, value: number) => Math.min(to, Math.max(from, Math.round(value)))
