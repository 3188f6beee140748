/** What disclosure gives: the batch, what it was made of for the person who sends it, and the case lists that stay. */
import type { Batch } from '../batch/batch.ts'

declare const released: unique symbol
/** A batch that may leave this device. Only `disclose` makes one. */
export type Releasable = Batch & { readonly [released]: true }

/** Why a figure or a child is not in what is sent. */
export type LeftOutReason =
  | 'too-few'
  | 'too-alike'
  | 'one-list-only'
  | 'part-of-sum'
  | 'difference-rule'
  | 'training-wording'
  | 'other-revision'
  | 'follow-up-without-first'
  | 'sent-in-another-period'
  | 'follows-from-the-others'

/** One figure: the unit's own, exact, beside what is sent in its place. Values of scores are unrounded in `own`. */
export interface PreviewLine {
  readonly table: string
  readonly cell: string
  readonly figure: 'count' | 'n' | 'mean' | 'sd' | `band:${string}`
  readonly time: 'first' | 'last' | null
  readonly own: number | null
  /** Null where nothing is sent, and `why` says the reason. */
  readonly sent: number | null
  readonly why: LeftOutReason | null
}

/** Something left out before any figure was made: so many measurements or children, or a whole table. */
export interface LeftOut {
  readonly reason: LeftOutReason
  readonly table: string | null
  readonly number: number
}

/** A group of children whose figure was released. `variable` is what was summed: only equal ones can be subtracted. */
export interface ReleasedGroup {
  readonly variable: string
  readonly kind: 'count' | 'score'
  readonly table: string
  readonly cases: readonly string[]
}

/** The case lists behind one released batch: sealed by the app, never sent, needed for every later release. */
export interface CaseLists {
  readonly format: 'mattstock-case-lists-1'
  readonly period: string
  readonly edition: 1 | 2
  readonly groups: readonly ReleasedGroup[]
}

export interface Release {
  readonly batch: Releasable
  /** Exactly what is signed and sent. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly caseLists: CaseLists
  readonly preview: readonly PreviewLine[]
  readonly leftOut: readonly LeftOut[]
}

export interface Refused {
  readonly refused: 'case-lists-missing' | 'already-released' | 'nothing-may-be-sent'
}
