/** Limits as data, built in or added by a unit: the same shape, so a new table needs no new code. */
import type { Cite, Informant, Sex, Source } from './definition.ts'

/** A band runs from here to where the next begins, so bands can neither gap nor overlap. Rising by value, whatever is worse. */
export interface Band {
  /** What it goes by in the labels of the instrument, or a unit's own name. */
  readonly name: string
  readonly from: number
}

/** Whole years, both ends included. */
export interface Ages {
  readonly from: number
  readonly to: number
}

/** Whom a row of a table is for. */
export interface Row {
  readonly scale: string
  readonly informant: Informant
  readonly ages?: Ages
  /** Left out where the table has one figure for all. */
  readonly sex?: Exclude<Sex, 'x'>
  readonly cite: Cite
}

/** One row of a printed table of limits. */
export interface Limits extends Row {
  readonly bands: readonly Band[]
  /** The cut-off: a value at or past it, in the scale's own direction, is on the side where help may be needed. */
  readonly cutOff?: number
}

/** The mean and spread of a population: they make no band, and stand beside a score. */
export interface Mean extends Row {
  readonly mean: number
  readonly sd: number
}

/**
 * How large a change must be to be more than the error of measurement. Whether a published figure counts when it is
 * reached is said with it; a figure that we computed must be exceeded.
 */
export type ReliableChange =
  | {
      readonly by: 'published'
      readonly points: number
      readonly edge: 'reach' | 'exceed'
      /** Null where the source does not say. */
      readonly confidence: number | null
      /** The source does not say the confidence: we worked it out from its figures. */
      readonly inferred?: true
    }
  /** S_diff and RCI are computed from an SD and a reliability, in the scale's own unit. The set's population names the samples. */
  | { readonly by: 'computed'; readonly sd: number; readonly reliability: number; readonly confidence: number }

/** One row of a table of reliable change. */
export interface ChangeRow extends Row {
  readonly rule: ReliableChange
}

/** What must be named of a table wherever a figure from it stands. */
export type NormsNamed = Pick<NormSet, 'id' | 'instrument' | 'title' | 'population' | 'year' | 'country'>

export interface NormSet {
  readonly id: string
  readonly instrument: string
  readonly title: string
  readonly population: string
  /** When the table was published; null where the source that was seen does not say. */
  readonly year: number | null
  /** Whose population it is, by ISO 3166: `SE`. Left out where the source does not say, or it is of none. */
  readonly country?: string
  /** Forms that the table was made for. */
  readonly forms: readonly string[]
  readonly sources: Readonly<Record<string, Source>>
  readonly limits: readonly Limits[]
  readonly changes?: readonly ChangeRow[]
  readonly means?: readonly Mean[]
}
