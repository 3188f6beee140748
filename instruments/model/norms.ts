/** Limits as data, built in or added by a unit: the same shape, so a new table needs no new code. */
import type { Cite, Informant, Sex, Source } from './definition.ts'

/** A band runs from here to where the next begins, so bands can neither gap nor overlap. Rising by value, whatever is worse. */
export interface Band {
  /** What it goes by in the labels of the instrument, or a unit's own name. */
  readonly name: string
  readonly from: number
}

/** One row of a printed table of limits. */
export interface Limits {
  readonly scale: string
  readonly informant: Informant
  readonly ages?: { readonly from: number; readonly to: number }
  /** Left out where the table has one limit for all. */
  readonly sex?: Exclude<Sex, 'x'>
  readonly bands: readonly Band[]
  /** The cut-off: a value at or past it, in the scale's own direction, is on the side where help may be needed. */
  readonly clinicalFrom?: number
  readonly cite: Cite
}

/**
 * How large a change must be to be more than chance. A published whole number counts when it is reached; a figure that
 * was computed, by us or by whoever printed it, must be exceeded.
 */
export type ReliableChange =
  | {
      readonly by: 'published'
      readonly points: number
      readonly edge: 'reach' | 'exceed'
      /** Null where the source does not say. */
      readonly confidence: number | null
    }
  /** S_diff and RCI are computed from a sample's SD and reliability, each in the scale's own unit. */
  | { readonly by: 'computed'; readonly sd: number; readonly reliability: number; readonly confidence: number }

/** One row of a table of reliable change. */
export interface ChangeRow {
  readonly scale: string
  readonly informant: Informant
  readonly ages?: { readonly from: number; readonly to: number }
  readonly sex?: Exclude<Sex, 'x'>
  readonly rule: ReliableChange
  readonly cite: Cite
}

/** What must be named of a table wherever a figure from it stands. */
export type NormsNamed = Pick<NormSet, 'id' | 'instrument' | 'title' | 'population' | 'year'>

export interface NormSet {
  readonly id: string
  readonly instrument: string
  readonly title: string
  readonly population: string
  /** When the table was published; null where the source that was seen does not say. */
  readonly year: number | null
  /** Forms that the table was made for. */
  readonly forms: readonly string[]
  readonly sources: Readonly<Record<string, Source>>
  readonly limits: readonly Limits[]
  readonly changes?: readonly ChangeRow[]
}
