/** A case as it is written to FHIR: what a unit knows of it, and no name. */
import type { Answers, Form, Informant, Sex } from '#instruments'

export interface CaseForFhir {
  /** A UUID. */
  readonly id: string
  /** The unit's own code; never a personal identity number. */
  readonly code: string
  /** The year, and nothing nearer; null where it is not known. */
  readonly born: number | null
  readonly sex: Sex
  readonly measurements: readonly MeasuredForFhir[]
}

export interface MeasuredForFhir {
  /** A UUID. */
  readonly id: string
  readonly form: Form['id']
  readonly informant: Informant
  readonly occasion: 'first' | 'follow-up'
  /** A civil date. */
  readonly day: string
  readonly answers: Answers
  readonly blanks: Readonly<Record<string, Blank>>
  readonly via: 'tablet' | 'home' | 'paper' | 'import' | 'rating'
  readonly wording: { readonly hash: string; readonly language: string; readonly training: boolean } | null
}

export type Blank = 'skipped' | 'declined' | 'not-shown'
