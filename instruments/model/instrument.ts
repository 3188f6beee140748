/** What a folder of instruments/ holds, and what its `index.ts` gives the register. The contract is in docs/adding-an-instrument.md. */
import type { Form } from './definition.ts'
import type { NotScored, Person } from './result.ts'
import type { WordingPack } from './wording.ts'

export type TrainingLanguage = 'sv' | 'en' | 'ar'

/** A file of training wordings in one language: a pack for each form of the instrument. */
export interface TrainingWording {
  readonly packFor: (form: Form) => WordingPack
}

export interface Instrument {
  /** The folder's name. */
  readonly id: string
  /** Invented: for practice and for tests, and offered to no real unit. */
  readonly practiceOnly?: true
  /** What somebody must read of its answers is about risk; left out where it may be about anything. */
  readonly reviewsRisk?: true
  readonly forms: readonly Form[]
  /** Loaded when asked for, so that no first load carries them. */
  readonly training: Readonly<Record<TrainingLanguage, () => Promise<TrainingWording>>>
}

/** A worked sum: what was ticked, and the scores it must give, with the working shown beside. Data, so that a clinician can read it. */
export interface Example {
  readonly name: string
  readonly form: string
  /** Codes in printed order with spaces between, from 0 as printed; `-` is a blank. */
  readonly ticked: string
  readonly person?: Person
  /** By scale: the value and its band in the form's default norm set, or why there is no value. */
  readonly expect: Readonly<Record<string, Expected>>
  readonly review?: { readonly above: readonly string[]; readonly blank: readonly string[] }
}

export type Expected = { readonly value: number; readonly band?: string } | NotScored['reason']
