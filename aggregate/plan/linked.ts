/**
 * Which scales of a measure are linked: a sum, and the scales that it is made of. Read off the instrument's definition,
 * never off a name: what a sum is made of can be had by subtraction, whatever it is called.
 */
import { formById, type Scale } from '#instruments'
import type { Measure } from './plan.ts'

export interface Link {
  readonly whole: string
  readonly parts: readonly string[]
}

/** The sums of a measure whose parts, or some of them, are in the plan too. */
export function linksOf({ first, scales }: Pick<Measure, 'first' | 'scales'>): readonly Link[] {
  const sent = new Set(scales.map(({ id }) => id))
  return scales.flatMap(({ id: whole }) => {
    const made = scaleOf(first, whole)
    const parts = made && 'scales' in made ? made.scales.filter((part) => sent.has(part)) : []
    return parts.length > 0 ? [{ whole, parts }] : []
  })
}

/** By how much two answers next to each other move a scale, over the number of items answered: 10 for a CORE clinical score, else 1. */
export function stepOf({ first }: Pick<Measure, 'first'>, scale: string): number {
  const made = scaleOf(first, scale)
  return made && 'items' in made ? (made.times ?? 1) : 1
}

const scaleOf = (form: string, scale: string): Scale | undefined => formById(form)?.scales[scale]
