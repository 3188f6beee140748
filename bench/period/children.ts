/**
 * Invented children as tabulation takes them. Each has a first form of all that the period asks for, and six in ten a
 * follow-up of all of it: more than any child is asked.
 */
import { measuresOf, type Period, type PeriodCase, type PlanScale } from '#aggregate'
import { chance } from '../../src/practice/chance.ts'

export function childrenOf(period: Period, count: number): readonly PeriodCase[] {
  const random = chance(count).next
  return Array.from({ length: count }, () => child(period, random))
}

function child(period: Period, random: () => number): PeriodCase {
  const whole = (to: number) => Math.floor(random() * (to + 1))
  const pick = (codes: readonly { readonly id: string }[]) => codes.filter(() => random() < 0.25).map(({ id }) => id)
  const hex = (digits: number) => Array.from({ length: digits }, () => whole(15).toString(16)).join('')
  const followed = random() < 0.6
  const asked = measuresOf(period)
  const value = ({ range: [from, to] }: PlanScale) => ({ sum: from + whole(to - from), over: 1 })
  const measurement = (form: string, revision: number, scales: readonly PlanScale[], timePoint: 'first' | 'last') => ({
    form,
    revision,
    timePoint,
    training: false,
    scales: Object.fromEntries(scales.map((scale) => [scale.id, value(scale)])),
  })
  return {
    id: [8, 4, 4, 4, 12].map(hex).join('-'),
    sex: random() < 0.5 ? 'f' : 'm',
    age: whole(18),
    reasons: pick(period.reasons),
    interventions: pick(period.interventions),
    professions: pick(period.professions),
    waiting: { visit: whole(60), start: whole(90) },
    measurements: asked.flatMap(({ measure, revision }) => {
      const first = measurement(measure.first, revision, measure.scales, 'first')
      return followed ? [first, measurement(measure.last, revision, measure.scales, 'last')] : [first]
    }),
    changes: followed ? Object.fromEntries(asked.map(({ measure }) => [measure.id, null])) : {},
  }
}
