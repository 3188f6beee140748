/** Change between two forms of one person: the label with its figures, or why there is none. Pure. */
import {
  areForEveryAge,
  type ChangeLabel,
  type Comparison,
  compare,
  headlineOf,
  type Incomparable,
  isRated,
  type Unlabelled,
} from '#instruments'
import { baselineOf, latestOfEach } from '../baseline.ts'
import { type Measurement, otherRater, sameWording } from '../measurement.ts'
import type { Norms } from '../norms.ts'

export type Compared = Extract<Comparison, { comparable: true }>

type ChangeFound = Compared | { readonly comparable: false; readonly reason: Incomparable | 'different-wording' }

export interface Changed {
  readonly first: Measurement
  readonly last: Measurement
  readonly scale: string
  readonly found: ChangeFound
}

export function changeBetween(norms: Norms, first: Measurement, last: Measurement, scale: string): Changed {
  const found = sameWording(first, last)
    ? compare(scale, [first.result, last.result], first.person, norms.forChange(first.form))
    : ({ comparable: false, reason: 'different-wording' } as const)
  return { first, last, scale, found }
}

/** What has changed in a case: for each instrument and informant the latest form against each where it started. */
export function changesOf(norms: Norms, all: readonly Measurement[]): readonly Changed[] {
  return latestOfEach(all).flatMap((last) => changesTo(norms, all, last))
}

/** The change to one form, from each form that it is set against. */
export function changesTo(norms: Norms, all: readonly Measurement[], last: Measurement): readonly Changed[] {
  const scale = headlineOf(last.form)
  return scale === null ? [] : baselineOf(all, last).map((first) => changeBetween(norms, first, last, scale))
}

export type Verdict = 'better' | 'within-error' | 'worse'

const verdicts = { improved: 'better', unchanged: 'within-error', deteriorated: 'worse' } as const

/** One word for all labels of a comparison, or null where the tables for the two sexes or ages do not agree, or one age has none. */
export function verdictOf({ labels }: Pick<Compared, 'labels'>): Verdict | null {
  const said = new Set(labels.map((label) => verdicts[label.reliable]))
  return said.size === 1 && areForEveryAge(labels) ? ([...said][0] as Verdict) : null
}

/** The name of the sentence for all labels of a comparison. Where they do not agree, it is the change that is told first. */
export function verdictName(found: Pick<Compared, 'labels'>): Verdict | `split-${Verdict}` {
  const verdict = verdictOf(found)
  if (verdict) return verdict
  const said = found.labels.map((label) => verdicts[label.reliable])
  return `split-${said.find((one) => one !== 'within-error') ?? 'within-error'}`
}

/** True only where every label says worse by more than the error of measurement. */
export const isDeterioration = ({ found }: Changed): boolean => found.comparable && verdictOf(found) === 'worse'

/** Why a difference stands without a label, by the name of its sentence; null where it has one. */
export function unlabelledOf({ first, last, found }: Changed): UnlabelledWhy | null {
  if (!found.comparable || found.unlabelled === null) return null
  if (found.unlabelled === 'no-rule' && isRated(last.form)) return otherRater(first, last) ? 'two-raters' : 'one-rater'
  return found.unlabelled
}

type UnlabelledWhy = Unlabelled | 'one-rater' | 'two-raters'

/** True where the later value is the worse, by however little. */
export const isWorse = ({ scale, last, found }: Changed): boolean =>
  found.comparable &&
  found.first.value !== found.last.value &&
  found.last.value > found.first.value === (last.form.scales[scale]?.higherIs !== 'better')

/** How often chance alone gives a change as large as a rule asks for: once in so many; null where no source says. */
export function onceIn(label: ChangeLabel): number | null {
  const { confidence } = label.rule
  return confidence === null ? null : Math.round(1 / (1 - confidence))
}
