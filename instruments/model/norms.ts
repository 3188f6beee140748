/** Limits as data, built in or added by a unit: the same shape, so a new table needs no new code. */
import type { Cite, Informant, Sex, Source } from './definition.ts'

/** A band runs from here to where the next begins, so bands can neither gap nor overlap. Rising by value, whatever is worse. */
export interface Band {
  /** A key of `words/`, or a unit's own name. */
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
  /** True for a band on the side where help may be needed: what a cut-off separates. */
  readonly clinicalFrom?: number
  readonly cite: Cite
}

export interface NormSet {
  readonly id: string
  readonly instrument: string
  readonly title: string
  readonly population: string
  readonly year: number
  /** Forms that the table was made for. */
  readonly forms: readonly string[]
  readonly sources: Readonly<Record<string, Source>>
  readonly limits: readonly Limits[]
}
