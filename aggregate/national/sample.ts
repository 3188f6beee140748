/**
 * A figure of each unit, or of a thousand drawn by lot where there are more: a picture of thirty thousand dots shows no
 * more, and the file would grow with every unit. The lot is the unit's and the period's own, so that no order matters.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { UnitFigure } from './figures.ts'

export const mostDrawn = 1000

export interface Sample {
  figures: { readonly rank: number; readonly of: number; readonly value: number }[]
  /** Whoever stands above it in the draw is not drawn any more. */
  bar: number
}

export const emptySample = (): Sample => ({ figures: [], bar: Number.POSITIVE_INFINITY })

/** A unit's place in the draw, from 0 to 2⁴⁸: the lowest are drawn. Another period draws others. */
export function rankOf(period: string, unit: string): number {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = sha256(utf8ToBytes(`mattstock-draw-1\n${period}\n${unit}`))
  return ((((a * 256 + b) * 256 + c) * 256 + d) * 256 + e) * 256 + f
}

export function offer(sample: Sample, rank: number, of: number, value: number): void {
  if (rank > sample.bar) return
  sample.figures.push({ rank, of, value })
  // Now and then rather than each time: so many are kept at most, and the work for one does not grow.
  if (sample.figures.length >= 2 * mostDrawn) {
    sample.figures = lowest(sample)
    sample.bar = sample.figures.at(-1)?.rank ?? sample.bar
  }
}

const lowest = ({ figures }: Sample) => figures.sort((a, b) => a.rank - b.rank).slice(0, mostDrawn)

/** By size and then value: no order of units that could be followed from one figure to the next. */
export const drawn = (sample: Sample = emptySample()): readonly UnitFigure[] =>
  lowest(sample)
    .map(({ of, value }) => ({ of, value }))
    .sort((a, b) => a.of - b.of || a.value - b.value)
