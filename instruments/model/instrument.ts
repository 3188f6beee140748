/** What a folder of instruments/ holds, and what its `index.ts` gives the register. The contract is in docs/adding-an-instrument.md. */
import type { Cite, Form } from './definition.ts'
import type { NormSet } from './norms.ts'
import type { Answers, Person } from './result.ts'
import type { WordingPack } from './wording.ts'

export type TrainingLanguage = 'sv' | 'en' | 'ar'

/** A file of training wordings in one language: a pack for each form of the instrument. */
export interface TrainingWording {
  readonly packFor: (form: Form) => WordingPack
}

export interface Instrument {
  /** The folder's name. */
  readonly id: string
  readonly forms: readonly Form[]
  /** The first that names a form is that form's default. */
  readonly norms: readonly NormSet[]
  /** Loaded when asked for, so that no first load carries them. */
  readonly training: Readonly<Record<TrainingLanguage, () => Promise<TrainingWording>>>
}

/** A worked sum: answers, and the scores they must give, with the working shown beside. Data, so that a clinician can read it. */
export interface Example {
  readonly name: string
  readonly form: string
  readonly answers: Answers
  readonly person?: Person
  readonly expect: Readonly<Record<string, { readonly value: number; readonly band?: string } | NotScoredReason>>
  readonly review?: { readonly above: readonly string[]; readonly blank: readonly string[] }
  readonly cite: Cite
}

type NotScoredReason = 'too-many-blanks' | 'gate-blank' | 'part-missing'
