/** What scoring gives: a value or the reason why there is none, with everything that made it. */
import type { Cite, Form, Informant, Sex } from './definition.ts'
import type { Ages, Band, NormsNamed } from './norms.ts'

/** The choice ticked for each item, counted from 0 as printed (or the number written). `null` is a blank: seen, and not answered. */
export type Answers<I extends string = string> = Readonly<Record<I, number | null>>

/**
 * Whole years. Two where birth is known by year or month alone and both ages are possible on the day: then what differs
 * between them is given for each. Null where nothing is known.
 */
export type Age = number | readonly [younger: number, older: number] | null

/** Whom the form is about, as far as norms need it. */
export interface Person {
  readonly age: Age
  readonly sex: Sex
}

/** Each age that a person may have; one null where the age is unknown. */
export const agesOf = (age: Age): readonly (number | null)[] => (typeof age === 'object' && age !== null ? age : [age])

interface Counted {
  readonly range: { readonly from: number; readonly to: number }
  readonly higherIs: 'worse' | 'better'
  readonly of: number
  readonly answered: number
  readonly blank: readonly string[]
  readonly cites: readonly Cite[]
}

export interface Scored extends Counted {
  readonly kind: 'scored'
  /** Unrounded. */
  readonly value: number
  /** The same value as a fraction of whole numbers, for sums that must not depend on their order. */
  readonly exact: { readonly sum: number; readonly over: number }
  readonly prorated: boolean
  readonly placements: readonly Placement[]
  /** Why there is no placement: no table has the scale, or the age is unknown or outside every table. Null when there is one. */
  readonly unplaced: Unplaced | null
}

export type Unplaced = 'no-norms' | 'age-unknown' | 'outside-ages'

export interface NotScored extends Counted {
  readonly kind: 'not-scored'
  readonly reason: 'too-many-blanks' | 'gate-blank' | 'part-missing'
  /** Blanks the rule bears; for `part-missing`, the scales that are missing. */
  readonly allow: number
  readonly parts?: readonly string[]
}

export type ScaleScore = Scored | NotScored

/** Where a value falls in one table of limits. */
export interface Placement {
  readonly norms: NormsNamed
  /** Which row of the table: two placements stand side by side where sex is other or unstated. */
  readonly sex: Exclude<Sex, 'x'> | null
  /** The row's ages, where it is not for every age that the person may have, or where another row of the table is too. */
  readonly ages: Ages | null
  readonly band: Band
  readonly bands: readonly Band[]
  readonly clinical: boolean | null
  /** The cut-off that `clinical` is told by, as printed; null where the table has none. */
  readonly cutOff: number | null
  readonly cite: Cite
}

export interface Result<S extends string = string> {
  readonly form: Pick<Form, 'id' | 'instrument' | 'revision' | 'informant' | 'period' | 'occasion'>
  readonly informant: Informant
  readonly scales: Readonly<Record<S, ScaleScore>>
  /** Items somebody must read. Never a scale, never a level. */
  readonly review: { readonly above: readonly string[]; readonly blank: readonly string[] }
}
