/**
 * What a form is, as data: its items, its scales, its missing-answer rules, and where each of them was printed.
 * Reads nothing and does nothing; `score.ts` does the scoring.
 */

/** Who filled the form in. Norms belong to one informant, never to all. */
export type Informant = 'self' | 'parent' | 'teacher' | 'clinician'

/** `x` is other or unstated: no norm exists for it, so both limits are shown and none is picked. */
export type Sex = 'f' | 'm' | 'x'

/**
 * How well a figure is known. `primary`: read in the holder's text or the original paper. `secondary`: read with
 * somebody who names the source. `recalled`: known, not seen; shown as unverified. `derived`: computed by us from
 * published figures. `own`: this project's choice, or invented.
 */
export type Grade = 'primary' | 'secondary' | 'recalled' | 'derived' | 'own'

/** Where a figure came from: which source, where in it, and how sure that is. */
export interface Cite<SourceId extends string = string> {
  readonly source: SourceId
  readonly at: string
  readonly grade: Grade
}

export interface Source {
  readonly reference: string
  readonly url?: string
}

export type Item = (
  | {
      readonly kind: 'choice'
      /** The worth of each choice, in the order the choices are printed: 0 1 2, or 2 1 0 where the item is reverse keyed. */
      readonly worth: readonly number[]
      /** Items of one list are answered in the same words, for a form that came as data: they are then pasted once. */
      readonly list?: string
    }
  /** A whole number that is written, not chosen. */
  | { readonly kind: 'number'; readonly from: number; readonly to: number }
) & {
  /** What the item is about, for whoever works with a form that came as data. A built-in form's practice wording says it. */
  readonly topic?: string
}

/** How many blanks a scale bears and what stands in for them. There is no default: a paper said it, or nobody did. */
export type MissingRule =
  | { readonly allow: 0 }
  | { readonly allow: number; readonly by: 'person-mean' }
  | { readonly allow: number; readonly by: 'zero' }

type Cited<T, Src extends string> = T & { readonly cite: Cite<Src> }

interface ScaleBase<Src extends string> {
  /** What a scale of a form that came as data is called. A built-in one is named in its folder's `labels/`. */
  readonly name?: string
  readonly higherIs: 'worse' | 'better'
  readonly cite: Cite<Src>
  /** How many decimals a value is written with, where `decimalsOf` would say another number. */
  readonly decimals?: 0 | 1 | 2
}

/** A scale made of items. */
export interface ItemScale<I extends string = string, Src extends string = string> extends ScaleBase<Src> {
  readonly items: readonly I[]
  readonly combine: 'sum' | 'mean'
  /** The value is multiplied by this: 10 for a CORE clinical score. */
  readonly times?: number
  readonly round?: 'half-up'
  readonly missing: Cited<MissingRule, Src>
  /** Where this item is answered with its first choice, the scale is 0 whatever the others say; where it is blank there is no score. */
  readonly gate?: Cited<{ readonly item: I }, Src>
}

/** A scale made by adding other scales; missing when any of them is. */
export interface SumOfScales<S extends string = string, Src extends string = string> extends ScaleBase<Src> {
  readonly scales: readonly S[]
}

export type Scale<I extends string = string, S extends string = string, Src extends string = string> =
  | ItemScale<I, Src>
  | SumOfScales<S, Src>

/** What time an answer speaks of. Forms of different periods are never compared unmarked. */
export type Period = '6-months' | '1-month' | '7-days' | 'now'

/** How results are shown. Left out: the first scale leads, and all of them stand in the form's order. */
export interface Shown<S extends string = string> {
  /** The scale that is set first, and by which two occasions are compared. */
  readonly headline: S
  /** Scales that are drawn and told with the headline, however short the text. */
  readonly beside?: readonly S[]
  /** In the order clinicians read them, the headline among them. A scale left out is left out on purpose. */
  readonly rows: readonly S[]
  /** For a rater who chooses a level before the number: the norm set whose bands are these levels. */
  readonly levels?: string
}

/** One printed form: what is asked of whom, and how it is scored. */
export interface Form<I extends string = string, S extends string = string, Src extends string = string> {
  /** As on the command line: `sdq-s11-17-followup`. */
  readonly id: string
  readonly instrument: string
  /** Goes up whenever the same answers could give another score. */
  readonly revision: number
  /** The form's proper name, the same in every language. */
  readonly title: string
  readonly informant: Informant
  /** Whole years of the person the form is about, both ends included. */
  readonly ages: { readonly from: number; readonly to: number }
  readonly period: Period
  readonly occasion: 'first' | 'follow-up' | 'any'
  readonly sources: Readonly<Record<Src, Source>>
  /** In printed order. */
  readonly items: Readonly<Record<I, Item>>
  /** How many of the items, from the first, bear a printed number; left out where all do. The rest is a supplement, known by name. */
  readonly numbered?: number
  /** Other names that files use for an item. */
  readonly aliases?: Readonly<Record<string, NoInfer<I>>>
  readonly scales: Readonly<Record<S, Scale<NoInfer<I>, NoInfer<S>, NoInfer<Src>>>>
  /** Items that somebody must read: any answer above 0, and any left blank. */
  readonly review: readonly NoInfer<I>[]
  readonly shown?: Shown<NoInfer<S>>
}

/** Checks a form as it is typed: a scale cannot name an item, or cite a source, that is not there. */
export function defineForm<const I extends string, const S extends string, const Src extends string>(
  form: Form<I, S, Src>,
): Form<I, S, Src> {
  return form
}
