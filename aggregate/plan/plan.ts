/** What a table plan is: a closed list of what may leave a unit. There is no filter, no date and no free text in it. */

export interface Band {
  readonly id: string
  /** The band runs from here, in the scale's own value, to where the next begins. */
  readonly from: number
  /** The bands of the instrument that it holds, where they are several. */
  readonly holds?: readonly string[]
}

export interface PlanScale {
  readonly id: string
  /** Lowest and highest value that the scale can take. */
  readonly range: readonly [number, number]
  /** At most five, rising, the cut-off a boundary; empty where none is published. The first is never sent: it is what is left. */
  readonly bands: readonly Band[]
  /** Its value is itself a change from first to last: sent as `n` and mean alone, with no spread and no follow-up of its own. */
  readonly ofChange?: true
}

export interface Measure {
  readonly id: string
  readonly first: string
  /** The form of the last follow-up; the same as `first` where the instrument has one form only. */
  readonly last: string
  readonly scales: readonly PlanScale[]
  /** The scale whose change has a published or derived limit; null where no source says how large a change must be. */
  readonly change: string | null
}

/** What it counts is a change: there is no first and last to tell apart. */
export const isOfChange = ({ scales }: Pick<Measure, 'scales'>): boolean => scales.some(({ ofChange }) => ofChange)

export interface Plan {
  readonly id: string
  /** The version of the disclosure rules that the figures were made under. */
  readonly rules: string
  /** Counts are rounded to multiples of this. */
  readonly base: number
  readonly sexes: readonly string[]
  readonly ages: readonly { readonly id: string; readonly from: number; readonly to: number }[]
  /** Days from the contact, as half-open bands; the last is the top code. */
  readonly waiting: readonly Band[]
  readonly waits: readonly string[]
  readonly measures: readonly Measure[]
}

export const changeCategories = ['recovered', 'improved', 'unchanged', 'deteriorated'] as const
export type ChangeCategory = (typeof changeCategories)[number]

/** Score levels, finest first. A unit sends one of them for a measure, and only that one. */
export const levels = ['sex.age', 'sex', 'all'] as const
export type Level = (typeof levels)[number]

/** Which children a score cell is about. `all`: everyone with a first measurement. The other two split them. */
export const scoreGroups = ['completers', 'baseline', 'all'] as const
export type ScoreGroup = (typeof scoreGroups)[number]
