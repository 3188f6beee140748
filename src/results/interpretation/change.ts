/** Change between two forms of one person: the label with its figures, or why there is none. Pure. */
import { type Comparison, compare, type Incomparable } from '#instruments'
import { headlineOf, type Measurement, sameKind, sameWording } from '../measurement.ts'
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

/**
 * The form that the latest is set against: the earliest that can stand on one line with it, else the earliest of its
 * instrument and informant, so that the reason for no label can be said. Null for a first form.
 */
export function startOf(all: readonly Measurement[], latest: Measurement): Measurement | null {
  const earlier = all.slice(0, all.indexOf(latest)).filter((one) => sameSource(one, latest))
  return earlier.find((one) => sameKind(one, latest)) ?? earlier[0] ?? null
}

const sameSource = (a: Measurement, b: Measurement) =>
  a.form.instrument === b.form.instrument && a.form.informant === b.form.informant && a.record.id !== b.record.id

/** What has changed in a case: for each instrument and informant the latest form against where it started. */
export function changesOf(norms: Norms, all: readonly Measurement[]): readonly Changed[] {
  return latestOfEach(all).flatMap((after) => {
    const before = startOf(all, after)
    return before ? [changeBetween(norms, before, after, headlineOf(after.form))] : []
  })
}

/** The newest form of each instrument and informant, in the order they first came. */
export function latestOfEach(all: readonly Measurement[]): readonly Measurement[] {
  const byKey = new Map<string, Measurement>()
  for (const one of all) byKey.set(`${one.form.instrument} ${one.form.informant}`, one)
  return [...byKey.values()]
}

export type Verdict = 'better' | 'no-certain-change' | 'worse'

const verdicts = { improved: 'better', unchanged: 'no-certain-change', deteriorated: 'worse' } as const

/** One word for all labels of a comparison, or null where the tables for the two sexes do not agree. */
export function verdictOf(found: Extract<ChangeFound, { comparable: true }>): Verdict | null {
  const said = new Set(found.labels.map((label) => verdicts[label.reliable]))
  return said.size === 1 ? ([...said][0] as Verdict) : null
}
