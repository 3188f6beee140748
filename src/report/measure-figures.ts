/** One measure in the report: who has it, means and bands at first and at follow-up, and who changed. Pure. */
import {
  changeCategories,
  groupsOf,
  inBands,
  mean,
  measuresOf,
  moments,
  type Period,
  type Spread,
  sd,
  type Tabulated,
} from '#aggregate'
import type { Coverage } from '../period/coverage/coverage.ts'
import { type Share, shareOf } from './share.ts'

export interface Group {
  readonly n: number
  readonly mean: number | null
  /** With n − 1 below; null for fewer than two. */
  readonly sd: number | null
  readonly bands: readonly { readonly band: string; readonly count: number }[]
}

export interface ScaleFigures {
  readonly scale: string
  readonly range: readonly [number, number]
  /** Everyone with a first measurement. */
  readonly first: Group
  /** The values are changes from first to last: they have one mean, and no time. */
  readonly ofChange: boolean
  /** Those with both, at first and at follow-up; null where the period asks for no second. */
  readonly pair: { readonly first: Group; readonly last: Group } | null
}

export interface MeasureFigures {
  readonly measure: string
  /** The measure's first form. */
  readonly form: string
  readonly first: Share
  readonly last: Share | null
  /** The first form and the follow-up ask of different stretches of time. */
  readonly hasFollowUpForm: boolean
  readonly scales: readonly ScaleFigures[]
  /** Null where the measure has no published rule of change. */
  readonly changes: readonly { readonly category: string; readonly count: number }[] | null
  readonly notCounted: readonly {
    readonly reason: Tabulated['notCounted'][number]['reason']
    readonly number: number
  }[]
}

export function measureFigures(
  { measure: id, first, last }: Coverage['measures'][number],
  period: Period,
  tally: Tabulated['tally'],
  notCounted: Tabulated['notCounted'],
): MeasureFigures {
  const asked = measuresOf(period).find(({ measure }) => measure.id === id)
  if (!asked) throw new RangeError(`no measure ${id}`)
  const { measure, followedUp } = asked
  const changed = tally.counts.get(`${id}.change`)
  const scored = tally.scored.get(id)
  const reasons = Map.groupBy(
    notCounted.filter((one) => one.measure === id),
    ({ reason }) => reason,
  )
  return {
    measure: id,
    form: measure.first,
    first: shareOf(first),
    last: last && shareOf(last),
    hasFollowUpForm: measure.first !== measure.last,
    scales: measure.scales.map(({ id: scale, range, bands, ofChange = false }): ScaleFigures => {
      const group = (split: boolean, name: string) =>
        scored && groupsOf(scored, scale, { split, level: 'all' }).get(name)
      const everyone = group(false, 'all')
      const pairs = group(true, 'completers')
      return {
        scale,
        range,
        ofChange,
        first: groupOf(everyone?.first.spread, bands),
        pair: followedUp
          ? { first: groupOf(pairs?.first.spread, bands), last: groupOf(pairs?.last.spread, bands) }
          : null,
      }
    }),
    changes:
      measure.change && followedUp
        ? [...changeCategories, 'unlabelled'].map((category) => ({
            category,
            count: changed?.get(category)?.length ?? 0,
          }))
        : null,
    notCounted: [...reasons].map(([reason, all]) => ({ reason, number: all.length })),
  }
}

function groupOf(spread: Spread = new Map(), bands: readonly { readonly id: string; readonly from: number }[]): Group {
  const exact = moments(spread)
  return {
    n: Number(exact.n),
    mean: mean(exact),
    sd: sd(exact),
    bands: inBands(spread, bands).map(({ id, count }) => ({ band: id, count })),
  }
}
