/** Change between two forms of one person: the label with its figures, or why there is none. Pure. */
import {
  type ChangeLabel,
  type Comparison,
  compare,
  headlineOf,
  type Incomparable,
  type Unlabelled,
} from '#instruments'
import { latestOfEach, startsOf } from '../baseline.ts'
import { type Measurement, otherRater, sameWording } from '../measurement.ts'
import type { Norms } from '../norms.ts'

export type Compared = Extract<Comparison, { comparable: true }>

type ChangeFound = Compared | { readonly comparable: false; readonly reason: Incomparable | 'different-wording' }

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

/** What has changed in a case: for each instrument and informant the latest form against each where it started. */
export function changesOf(norms: Norms, all: readonly Measurement[]): readonly Changed[] {
  return latestOfEach(all).flatMap((after) => changesTo(norms, all, after))
}

/** The change to one form, from each form that it is set against. */
export function changesTo(norms: Norms, all: readonly Measurement[], after: Measurement): readonly Changed[] {
  const scale = headlineOf(after.form)
  return scale === null ? [] : startsOf(all, after).map((before) => changeBetween(norms, before, after, scale))
}

export type Verdict = 'better' | 'within-error' | 'worse'

const verdicts = { improved: 'better', unchanged: 'within-error', deteriorated: 'worse' } as const

/** One word for all labels of a comparison, or null where the tables for the two sexes or ages do not agree. */
export function verdictOf({ labels }: Pick<Compared, 'labels'>): Verdict | null {
  const said = new Set(labels.map((label) => verdicts[label.reliable]))
  return said.size === 1 ? ([...said][0] as Verdict) : null
}

/** Why a difference stands without a label, by the name of its sentence; null where it has one. */
export function unlabelledOf({ before, after, found }: Changed): UnlabelledWhy | null {
  if (!found.comparable || found.unlabelled === null) return null
  if (found.unlabelled === 'no-rule' && after.form.instrument === 'cgas')
    return otherRater(before, after) ? 'two-raters' : 'one-rater'
  return found.unlabelled
}

type UnlabelledWhy = Unlabelled | 'one-rater' | 'two-raters'

/** How often chance alone gives a change as large as a rule asks for: once in so many; null where no source says. */
export function onceIn(label: ChangeLabel): number | null {
  const { confidence } = label.rule
  return confidence === null ? null : Math.round(1 / (1 - confidence))
}
