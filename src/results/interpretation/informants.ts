/** Two informants' views of one child and time, side by side and never averaged. Pure; words are put on it elsewhere. */
import { daysBetween } from '#aggregate'
import { headlineOf, type Informant } from '#instruments'
import { type Measurement, sameWording } from '../measurement.ts'

export interface TwoViews {
  readonly instrument: string
  readonly scale: string
  readonly views: readonly [View, View]
  /** Which of the two are on the side where help may be needed; null where a limit is missing or the limits do not agree. */
  readonly past: 'both' | 'none' | Informant | null
}

interface View {
  readonly measurement: Measurement
  readonly value: number
}

type Occasion = Measurement['record']['body']['occasion']

/** The newest occasion that at least two informants have answered with forms of one period, pair by pair. */
export function twoViews(all: readonly Measurement[]): readonly TwoViews[] {
  const instruments = [...new Set(all.map(({ form }) => form.instrument))]
  return instruments.flatMap((instrument) => {
    const own = all.filter(({ form }) => form.instrument === instrument)
    return pairsOf(own, 'follow-up') ?? pairsOf(own, 'first') ?? []
  })
}

function pairsOf(own: readonly Measurement[], occasion: Occasion): readonly TwoViews[] | null {
  const newest = new Map<Informant, Measurement>()
  for (const one of own) if (one.record.body.occasion === occasion) newest.set(one.form.informant, one)
  const views = [...newest.values()]
  const pairs = views.flatMap((one, i) =>
    views.slice(i + 1).flatMap((other) => {
      const pair = comparedViews(one, other)
      return pair ? [pair] : []
    }),
  )
  return pairs.length > 0 ? pairs : null
}

/**
 * Forms further apart than this are each shown by themselves: a third of the half-year that a first form asks of, and our
 * own choice.
 */
export const VIEWS_APART_DAYS = 60

const nearInTime = (one: Measurement, other: Measurement): boolean =>
  Math.abs(daysBetween(one.record.body.day, other.record.body.day)) <= VIEWS_APART_DAYS

function comparedViews(one: Measurement, other: Measurement): TwoViews | null {
  if (one.form.period !== other.form.period || !sameWording(one, other) || !nearInTime(one, other)) return null
  const scale = headlineOf(one.form)
  if (scale === null) return null
  const views = [viewOf(one, scale), viewOf(other, scale)] as const
  const [a, b] = views
  return a && b ? { instrument: one.form.instrument, scale, views: [a, b], past: pastOf(a, b, scale) } : null
}

function viewOf(measurement: Measurement, scale: string): View | null {
  const score = measurement.result.scales[scale]
  return score?.kind === 'scored' ? { measurement, value: score.value } : null
}

function pastOf(a: View, b: View, scale: string): TwoViews['past'] {
  const [one, other] = [sideOf(a, scale), sideOf(b, scale)]
  if (one === null || other === null) return null
  if (one === other) return one ? 'both' : 'none'
  return (one ? a : b).measurement.form.informant
}

/** True past the limit, false on the usual side, null where nothing or two things are said. */
function sideOf({ measurement }: View, scale: string): boolean | null {
  const score = measurement.result.scales[scale]
  if (score?.kind !== 'scored') return null
  const sides = new Set(score.placements.map((placement) => placement.clinical))
  return sides.size === 1 ? ([...sides][0] as boolean | null) : null
}
