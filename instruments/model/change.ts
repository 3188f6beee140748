/**
 * Is a change more than chance, and did it cross the cut-off? Jacobson NS, Truax P. Clinical significance. J Consult Clin
 * Psychol 1991;59:12-19. An RCI belongs to a sample's SD and reliability: there is no RCI of an instrument as such.
 */
import { isClinical } from './place.ts'
import { probit } from './probit.ts'

export type Reliable = 'improved' | 'unchanged' | 'deteriorated'
export type Category = 'recovered' | Reliable

export interface ChangeInput {
  readonly first: number
  readonly last: number
  /** Of the sample that the reliability is from, in the scale's unit; above 0. */
  readonly sd: number
  /** From 0 to below 1. */
  readonly reliability: number
  /** A share: 0.95. */
  readonly confidence: number
  /** Between the clinical and the functional side; a score at it is clinical. Null where there is none. */
  readonly cutOff: number | null
  readonly higherIs: 'worse' | 'better'
}

export interface Change {
  readonly sdiff: number
  readonly rci: number
  /** (last − first) / S_diff: its sign is the scale's, not better or worse. */
  readonly rc: number
  readonly reliable: Reliable
  readonly category: Category
}

/** SEM = SD·√(1 − r), S_diff = √2·SEM. SD 7.5 and r .80 give 4.743 (Jacobson & Truax). */
export const sdiffOf = (sd: number, reliability: number): number => Math.SQRT2 * sd * Math.sqrt(1 - reliability)

/** The two-sided z of a confidence: 0.95 gives 1.959964. */
export const zOf = (confidence: number): number => probit((1 + confidence) / 2)

/** One person's change by computed figures. A computed RCI must be exceeded. */
export function change({ first, last, sd, reliability, confidence, cutOff, higherIs }: ChangeInput): Change {
  const sdiff = sdiffOf(sd, reliability)
  const rci = zOf(confidence) * sdiff
  const moved = last - first
  const reliable = reliableOf(moved, { rci, edge: 'exceed' }, higherIs)
  return { sdiff, rci, rc: moved / sdiff, reliable, category: categoryOf(reliable, first, last, cutOff, higherIs) }
}

/** Is it more than chance, and which way. `edge` says whether the figure counts when it is reached or must be exceeded. */
export function reliableOf(
  moved: number,
  { rci, edge }: { readonly rci: number; readonly edge: 'reach' | 'exceed' },
  higherIs: 'worse' | 'better',
): Reliable {
  const size = Math.abs(moved)
  if (edge === 'reach' ? size < rci : size <= rci) return 'unchanged'
  return moved > 0 === (higherIs === 'better') ? 'improved' : 'deteriorated'
}

/** Recovered: reliably better, and over from the clinical side. Who starts on the functional side can at most be improved. */
export function categoryOf(
  reliable: Reliable,
  first: number,
  last: number,
  cutOff: number | null,
  higherIs: 'worse' | 'better',
): Category {
  if (reliable !== 'improved' || cutOff === null) return reliable
  return isClinical(first, cutOff, higherIs) && !isClinical(last, cutOff, higherIs) ? 'recovered' : 'improved'
}

export interface Sample {
  readonly mean: number
  readonly sd: number
}

/** The three cut-offs of Jacobson & Truax: two SD from the clinical mean, two from the functional, and the weighted middle. */
export function cutOffs(clinical: Sample, functional: Sample, higherIs: 'worse' | 'better') {
  const sign = higherIs === 'worse' ? 1 : -1
  return {
    a: clinical.mean - sign * 2 * clinical.sd,
    b: functional.mean + sign * 2 * functional.sd,
    c: (clinical.sd * functional.mean + functional.sd * clinical.mean) / (clinical.sd + functional.sd),
  }
}
