/** Children whose parents answered SDQ's first form and its follow-up, as the added value score takes them. Pure. */
import { type Exact, measuresOf, type Period, type PeriodCase } from '#aggregate'
import { type AddedValuePair, addedValueForm } from '#instruments'
import { counted } from '../period/counted-measurements.ts'

export function addedValuePairs(period: Period, cases: readonly PeriodCase[]): readonly AddedValuePair[] {
  const asked = measuresOf(period).find(({ measure }) => measure.first === addedValueForm)
  if (!asked) return []
  const { measure, revision } = asked
  return cases.flatMap((one) => {
    const first = counted(period, one, { form: measure.first, timePoint: 'first', revision })?.scales
    const last = counted(period, one, { form: measure.last, timePoint: 'last', revision })?.scales
    const [total, impact, emotional] = ['total', 'impact', 'emotional'].map((scale) => quotient(first?.[scale]))
    const later = quotient(last?.total)
    if (total == null || impact == null || emotional == null || later === null) return []
    return [{ first: { total, impact, emotional }, last: { total: later } }]
  })
}

const quotient = (exact: Exact | null | undefined): number | null => (exact ? exact.sum / exact.over : null)
