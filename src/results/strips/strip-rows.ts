/**
 * A case's newest forms as rows: one a scale and informant, with the earlier values that it may be set against. What is said
 * of a change is what the core has labelled, or nothing. Pure.
 */
import { besideOf, headlineOf, type ScaleScore } from '#instruments'
import { informants } from '../../case-file/offers.ts'
import { baselineOf, latestOfEach } from '../baseline.ts'
import { type Changed, changesTo } from '../interpretation/index.ts'
import { isFollowedUpBy, type Measurement, sameKind } from '../measurement.ts'
import type { CaseRead } from '../use-case.ts'

/** An earlier form beside the newest one. */
export interface Since {
  readonly first: Measurement
  /** In the scale's points, later minus earlier; null where the two may not be set against each other. */
  readonly difference: number | null
  /** The core's comparison; null where interpretation is off. */
  readonly changed: Changed | null
}

export interface StripRow {
  readonly key: string
  readonly scale: string
  /** The newest form of its instrument and informant. */
  readonly measurement: Measurement
  readonly score: ScaleScore
  readonly since: readonly Since[]
}

/** Instruments in the order they first came; in each what stands beside the headline, then the headline; informants in one order. */
export function stripRows(read: CaseRead): readonly StripRow[] {
  const byInstrument = Map.groupBy(latestOfEach(read.measurements), ({ form }) => form.instrument)
  return [...byInstrument.values()].flatMap((own) => {
    const inOrder = own.toSorted((a, b) => place(a) - place(b))
    const scales = [...new Set(inOrder.flatMap(shownScales))]
    return scales.flatMap((scale) => inOrder.flatMap((one) => rowOf(read, one, scale)))
  })
}

/** What leads a form, below what stands beside it: SDQ's impact is read before its total. */
export const shownScales = ({ form }: Measurement): readonly string[] =>
  [...besideOf(form), headlineOf(form)].filter((scale) => scale !== null)

const place = ({ form }: Measurement) => informants.indexOf(form.informant)

function rowOf(read: CaseRead, measurement: Measurement, scale: string): readonly StripRow[] {
  const score = measurement.result.scales[scale]
  if (!score) return []
  const { form, record } = measurement
  const since = scale === headlineOf(form) ? sinceOf(read, measurement, scale) : []
  return [{ key: `${record.id} ${scale}`, scale, measurement, score, since }]
}

function sinceOf({ measurements, interpretation }: CaseRead, last: Measurement, scale: string): readonly Since[] {
  if (interpretation)
    return changesTo(interpretation.norms, measurements, last).map((changed) => ({
      first: changed.first,
      difference: changed.found.comparable ? differenceOf(changed.first, last, scale) : null,
      changed,
    }))
  return baselineOf(measurements, last).map((first) => ({
    first,
    difference: sameKind(first, last) || isFollowedUpBy(first, last) ? differenceOf(first, last, scale) : null,
    changed: null,
  }))
}

function differenceOf(first: Measurement, last: Measurement, scale: string): number | null {
  const [was, is] = [scaleValue(first, scale), scaleValue(last, scale)]
  return was === null || is === null ? null : is - was
}

export const scaleValue = ({ result }: Measurement, scale: string): number | null => {
  const score = result.scales[scale]
  return score?.kind === 'scored' ? score.value : null
}
