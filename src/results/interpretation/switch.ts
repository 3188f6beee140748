/**
 * The one switch of individual interpretation. A unit switches it off by a setting, a build by `VITE_INTERPRETATION=off`;
 * then answers and sums remain, and nothing that it holds back is shown. Why: docs/intended-use.md.
 */
import type { Form, NormSet } from '#instruments'
import { onceFor } from '../../case-file/once-for.ts'
import { settingOf, useRecords } from '../../vault/index.ts'
import { type Norms, normsOf } from '../norms.ts'

/** The setting's name; true or false, and on where it was never set. */
export const interpretationSetting = 'interpretation'

export interface Interpretation {
  readonly norms: Norms
  /** Norm sets that a form's scores are placed in, the one that leads first, for `measurementOf`. */
  readonly placedIn: (form: Form) => readonly NormSet[]
}

/** `without-interpretation.ts`, which stands here in a build without, says yes. */
export const builtWithout = (): boolean => false

/** Null where it is switched off. */
export const interpretationOf = onceFor((records): Interpretation | null => {
  if (settingOf(records, interpretationSetting) === false) return null
  const norms = normsOf(records)
  return {
    norms,
    placedIn: norms.placedIn,
  }
})

export const useInterpretation = (): Interpretation | null => interpretationOf(useRecords())

/** Scores alone: what is left when interpretation is off. */
export const unplaced = (): readonly NormSet[] => []
