/** Which of a child's measurements count in a period: the asked form, time and revision, and practice wording in rehearsals only. */
import type { Exact, Measurement, Period, PeriodCase } from '#aggregate'

export interface MeasureChoice {
  readonly form: string
  readonly timePoint: Measurement['timePoint']
  readonly revision: number
}

export function counted(period: Pick<Period, 'kind'>, one: PeriodCase, asked: MeasureChoice): Measurement | null {
  return (
    one.measurements.find(
      (made) =>
        made.form === asked.form &&
        made.timePoint === asked.timePoint &&
        made.revision === asked.revision &&
        (period.kind === 'rehearsal' || !made.training),
    ) ?? null
  )
}

export interface ScaleValues {
  /** Of everybody with a first measurement. */
  readonly first: readonly Exact[]
  /** Of those with both, in the same order. */
  readonly pairs: readonly { readonly first: Exact; readonly last: Exact }[]
}

export function scaleValues(
  period: Pick<Period, 'kind'>,
  cases: readonly PeriodCase[],
  measure: { readonly first: string; readonly last: string; readonly revision: number },
  scale: string,
): ScaleValues {
  const at = (one: PeriodCase, timePoint: Measurement['timePoint']) =>
    counted(period, one, { form: measure[timePoint], timePoint, revision: measure.revision })?.scales[scale] ?? null
  const all = cases.map((one) => ({ first: at(one, 'first'), last: at(one, 'last') }))
  return {
    first: all.flatMap(({ first }) => first ?? []),
    pairs: all.flatMap(({ first, last }) => (first && last ? [{ first, last }] : [])),
  }
}
