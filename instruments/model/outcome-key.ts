/**
 * What an outcome hangs on, as one whole number: lines with the same key have the same value, or the same reason for
 * none. Nothing here says which. `score-many.test.ts` holds it to `scoreForm`.
 */
import type { Form, Item, ItemScale, SumOfScales } from './definition.ts'
import { itemIds } from './read-answers.ts'

/**
 * A line's state is the place of each item's answer in printed order, 0 for a blank or 1 + the code as counted from the
 * lowest, and after them the number of each scale's outcome.
 */
export interface Hinge {
  /** Where in the state stands what the outcome hangs on. */
  readonly slots: readonly number[]
  /** What each slot adds to the key, by what it holds. */
  readonly weights: readonly (readonly number[])[]
  /** Keys are below this. */
  readonly keys: number
  /** The outcome is too many things to keep a table of: it has no key. */
  readonly tooWide: boolean
}

/** For each scale and then each item to be read, in the form's order. */
export function hingesOf(form: Form): readonly Hinge[] {
  const items = itemIds(form)
  const scales = Object.keys(form.scales)
  return [
    ...Object.values(form.scales).map((scale) =>
      'items' in scale ? onItems(form, scale) : onParts(scale, (id) => items.length + scales.indexOf(id)),
    ),
    ...form.review.map((id) => {
      const places = placesOf(form.items[id] as Item)
      return hinge([items.indexOf(id)], places, [places], (_, place) => place)
    }),
  ]
}

/** An item scale hangs on the sum of what was answered, how many are blank, and its gate: blank, shut or open. */
function onItems(form: Form, { items, gate }: ItemScale): Hinge {
  const asked = [...items, ...(gate ? [gate.item] : [])]
  const all = asked.map((id) => form.items[id] as Item)
  const ranges = all.slice(0, items.length).map(worthRange)
  const least = Math.min(0, ...ranges.map(({ from }) => from))
  const sums = ranges.reduce((sum, { to }) => sum + to - least, 1)
  const open = sums * (items.length + 1)
  const slots = asked.map((id) => itemIds(form).indexOf(id))
  return hinge(slots, gate ? 3 * open : open, all.map(placesOf), (at, place) => {
    const item = all[at] as Item
    if (at === items.length) return place === 0 ? 0 : codeAt(item, place) === 0 ? open : 2 * open
    return place === 0 ? sums : worthAt(item, place) - least
  })
}

/** A sum of scales hangs on the outcomes of its parts. */
function onParts({ scales }: SumOfScales, slotOf: (scale: string) => number): Hinge {
  const radix = Math.floor(MOST ** (1 / scales.length))
  const widths = scales.map(() => radix)
  return hinge(scales.map(slotOf), radix ** scales.length, widths, (at, number) => number * radix ** at)
}

/** The most entries of a table. */
const MOST = 1 << 17

function hinge(
  slots: readonly number[],
  keys: number,
  widths: readonly number[],
  weight: (at: number, held: number) => number,
): Hinge {
  const tooWide = Math.max(keys, ...widths) > MOST
  if (tooWide) return { slots: [], weights: [], keys: 1, tooWide }
  return {
    slots,
    weights: widths.map((width, at) => Array.from({ length: width }, (_, held) => weight(at, held))),
    keys,
    tooWide,
  }
}

/** How many places an item has: a blank, and each code. */
const placesOf = (item: Item): number => 1 + (item.kind === 'number' ? item.to - item.from + 1 : item.worth.length)

/** The answer at a place. */
export const codeAt = (item: Item, place: number): number | null => (place === 0 ? null : place - 1 + lowestCode(item))

/** The place of an answer that `readAnswers` would let through. */
export const placeOf = (item: Item, code: number | null): number => (code === null ? 0 : code - lowestCode(item) + 1)

const lowestCode = (item: Item): number => (item.kind === 'number' ? item.from : 0)

const worthAt = (item: Item, place: number): number =>
  item.kind === 'number' ? item.from + place - 1 : (item.worth[place - 1] ?? 0)

const worthRange = (item: Item) =>
  item.kind === 'number' ? item : { from: Math.min(...item.worth), to: Math.max(...item.worth) }
