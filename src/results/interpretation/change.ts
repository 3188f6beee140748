/** Change between two forms of one person: the label with its figures, or why there is none. Pure. */
import { type Comparison, compare, headlineOf, type Incomparable } from '#instruments'
import { latestOfEach, startOf } from '../baseline.ts'
import { type Measurement, sameWording } from '../measurement.ts'
import type { Norms } from '../norms.ts'

export type ChangeFound =
  | Extract<Comparison, { comparable: true }>
  | { readonly comparable: false; readonly reason: Incomparable | 'different-wording' }

export interface Changed {
  readonly before: Measurement
  readonly after: Measurement
  readonly scale: string
  readonly found: ChangeFound
}

export function changeBetween(norms: Norms, before: Measurement, after: Measurement, scale: string): Changed {
  const found = sameWording(before, after)
    ? compare(scale, [before.result, after.result], before.person, norms.forChange(before.form))
    : ({ comparable: false, reason: 'different-wording' } as const)
  return { before, after, scale, found }
}

/** What has changed in a case: for each instrument and informant the latest form against where it started. */
export function changesOf(norms: Norms, all: readonly Measurement[]): readonly Changed[] {
  return latestOfEach(all).flatMap((after) => {
    const before = startOf(all, after)
    const scale = headlineOf(after.form)
    return before && scale !== null ? [changeBetween(norms, before, after, scale)] : []
  })
}

export type Verdict = 'better' | 'no-certain-change' | 'worse'

const verdicts = { improved: 'better', unchanged: 'no-certain-change', deteriorated: 'worse' } as const

/** One word for all labels of a comparison, or null where the tables for the two sexes do not agree. */
export function verdictOf(found: Extract<ChangeFound, { comparable: true }>): Verdict | null {
  const said = new Set(found.labels.map((label) => verdicts[label.reliable]))
  return said.size === 1 ? ([...said][0] as Verdict) : null
}
