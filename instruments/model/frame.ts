/** What a scale's result says whatever was answered: worked out once for a form, since a table has a million lines. */
import type { Cite, Form, Item, ItemScale, Scale, SumOfScales } from './definition.ts'
import type { Scored } from './result.ts'

export interface Frame {
  readonly range: Scored['range']
  readonly higherIs: 'worse' | 'better'
  readonly of: number
  readonly cites: readonly Cite[]
}

interface Framed<I extends string, S extends string> {
  readonly id: S
  readonly scale: Scale<I, S>
  readonly frame: Frame
  /** What the scale's items are, in its order; none for a sum of scales. */
  readonly asked: readonly Item[]
}

const known = new WeakMap<object, readonly unknown[]>()

/** A form's scales in their order, each with its frame. Forms are never changed, so one look is enough. */
export function framed<I extends string, S extends string>(form: Form<I, S>): readonly Framed<I, S>[] {
  const found = known.get(form) ?? frameAll(form)
  known.set(form, found)
  return found as readonly Framed<I, S>[]
}

function frameAll(form: Form): readonly Framed<string, string>[] {
  const frames = new Map<string, Frame>()
  return Object.entries(form.scales).map(([id, scale]) => {
    const frame = 'items' in scale ? frameItems(form, scale) : frameSum(scale, frames)
    frames.set(id, frame)
    return { id, scale, frame, asked: 'items' in scale ? scale.items.map((item) => form.items[item] as Item) : [] }
  })
}

function frameItems(form: Form, scale: ItemScale): Frame {
  const bounds = scale.items.map((id) => {
    const item = form.items[id] as Item
    return item.kind === 'number' ? item : { from: Math.min(...item.worth), to: Math.max(...item.worth) }
  })
  const over = scale.combine === 'mean' ? scale.items.length : 1
  const whole = (end: 'from' | 'to') => (bounds.reduce((sum, bound) => sum + bound[end], 0) * (scale.times ?? 1)) / over
  return {
    range: { from: whole('from'), to: whole('to') },
    higherIs: scale.higherIs,
    of: scale.items.length,
    cites: [scale.cite, scale.missing.cite, ...(scale.gate ? [scale.gate.cite] : [])],
  }
}

function frameSum(scale: SumOfScales, frames: ReadonlyMap<string, Frame>): Frame {
  const parts = scale.scales.map((id) => {
    const part = frames.get(id)
    if (!part) throw new RangeError(`${id} must stand before the scale that adds it`)
    return part
  })
  const total = (pick: (part: Frame) => number) => parts.reduce((sum, part) => sum + pick(part), 0)
  return {
    range: { from: total((part) => part.range.from), to: total((part) => part.range.to) },
    higherIs: scale.higherIs,
    of: total((part) => part.of),
    cites: [...new Set([scale.cite, ...parts.flatMap((part) => part.cites)])],
  }
}
