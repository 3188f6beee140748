/**
 * The one door to individual interpretation. A unit switches it off by a setting, a build by `VITE_INTERPRETATION=off`;
 * then answers and sums remain, and nothing behind this door is shown. Why: docs/intended-use.md.
 */
import { useMemo } from 'react'
import type { Form, NormSet } from '#instruments'
import { useRecords } from '../../vault/react.tsx'
import type { Kept } from '../../vault/records.ts'
import { type Norms, normsOf, settingOf } from '../norms.ts'

/** The setting's name; true or false, and on where it was never set. */
export const interpretationSetting = 'interpretation'

export interface Interpretation {
  readonly norms: Norms
  /** Norm sets that a form's scores are placed in, for `measurementOf`. */
  readonly placedIn: (form: Form) => readonly NormSet[]
}

/** `without-interpretation.ts`, which stands here in a build without, says yes. */
export const builtWithout = (): boolean => false

/** Null where it is switched off. */
export function interpretationOf(records: readonly Kept[]): Interpretation | null {
  if (settingOf(records, interpretationSetting) === false) return null
  const norms = normsOf(records)
  return {
    norms,
    placedIn: (form) => {
      const set = norms.chosen(form)
      return set ? [set] : []
    },
  }
}

export function useInterpretation(): Interpretation | null {
  const records = useRecords()
  return useMemo(() => interpretationOf(records), [records])
}

/** Scores alone: what is left when interpretation is off. */
export const unplaced = (): readonly NormSet[] => []
