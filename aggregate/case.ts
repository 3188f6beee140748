/**
 * One child or young person in one period, as the device knows them: the input of tabulation. Nothing of this shape ever
 * leaves the device.
 */
import type { ChangeCategory } from './plan/plan.ts'

/** A value as a fraction of whole numbers, so that sums depend on no order. */
export interface Exact {
  readonly sum: number
  readonly over: number
}

/** One form that stands, scored. */
export interface Measurement {
  readonly form: string
  readonly revision: number
  readonly timePoint: 'first' | 'last'
  /** Answered in this project's own training wording: counted in rehearsals only. */
  readonly training: boolean
  /** By the instrument's own scale names; null where it could not be scored. Scales outside the plan are not read. */
  readonly scales: Readonly<Record<string, Exact | null>>
  /** The choice of each item, for a form that came as data; never there for a measure of the plan. */
  readonly answers?: Readonly<Record<string, number | null>>
}

/** The children of a period: a list, or what gives them one by one so that they need not all be held at once. */
export interface Cases extends Iterable<PeriodCase> {
  readonly length: number
}

export interface PeriodCase {
  /** Random, made by the device: tells cases apart in the case lists, and never leaves. */
  readonly id: string
  readonly sex: 'f' | 'm' | 'x'
  /** Whole years at the first contact. */
  readonly age: number | null
  /** Codes of the period; null is "okänt", an empty list "none". */
  readonly reasons: readonly string[] | null
  readonly interventions: readonly string[] | null
  readonly professions: readonly string[] | null
  /** Whole days from the contact to the first visit, and to the start of investigation or treatment. */
  readonly waiting: { readonly visit: number | null; readonly start: number | null }
  /** At most one a form and time point: the first, and the last follow-up. */
  readonly measurements: readonly Measurement[]
  /** By measure: the category of the plan's change scale, or null where the pair has no label. Absent without a pair. */
  readonly changes: Readonly<Record<string, ChangeCategory | null>>
}
