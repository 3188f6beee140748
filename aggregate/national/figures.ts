/** National figures of one period and edition: what every unit and everybody else may read. */

/** A figure with its 95 % margin from the rounding; `share` is of the children it could have counted. */
export interface Shown {
  readonly value: number
  readonly margin: number
  readonly share: { readonly value: number; readonly margin: number } | null
  /** How many units the figure is built on. */
  readonly units: number
}

export interface Withheld {
  readonly withheld: 'below-20' | 'few-units' | 'one-unit-dominates'
  readonly units: number
}

export type NationalCount = Shown | Withheld

export interface NationalStats {
  readonly mean: number
  /** 95 %, from what anonymisation did to the figure; sampling is apart. */
  readonly margin: number
  readonly sd: number | null
  /** By band, all of them: about how many, and share of `n`. */
  readonly bands: Readonly<Record<string, NationalCount>>
  readonly units: number
}

export interface NationalScore {
  readonly n: NationalCount
  readonly first: NationalStats | Withheld | null
  readonly last: NationalStats | Withheld | null
}

/** One unit's released figure, without the unit's name: a share or a mean, of about so many children. */
export interface UnitFigure {
  readonly of: number
  readonly value: number
}

export interface National {
  readonly format: 'mattstock-national-1'
  readonly period: string
  readonly edition: 1 | 2
  readonly plan: string
  readonly rehearsal: boolean
  /** `of`: units enrolled; `reported`: with figures; `tooFew`: took part, and too few to send. */
  readonly units: { readonly of: number; readonly reported: number; readonly tooFew: number }
  readonly children: NationalCount
  /** By table, then by cell; `all` stands for every sex or every age, as `all|13-18|oro`. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, NationalCount>>>>
  /** By `<measure>.<scale>`, then by `everyone`, `completers`, with `|<sex>` and `|<sex>|<age>` after. */
  readonly scores: Readonly<Record<string, Readonly<Record<string, NationalScore>>>>
  /** Counts that this period has too few of, or knows too loosely, for it and the period before together; null where none stands. */
  readonly joined: {
    readonly period: string
    readonly counts: Readonly<Record<string, Readonly<Record<string, NationalCount>>>>
  } | null
  /** By table, then by cell or `first` and `last`: what single units sent of a figure that is shown, smallest unit first. */
  readonly byUnit: Readonly<Record<string, Readonly<Record<string, readonly UnitFigure[]>>>>
}
