/** Ratings of one child by different raters, of the same month: found so that they can be talked about, never averaged. Pure. */
import { daysBetween } from '#aggregate'
import { ratedForm, twoRaters } from '#instruments'
import type { KeptOf } from '../vault/index.ts'
import { bandOf } from './rater-agreement.ts'

export interface Rating {
  readonly record: string
  readonly staff: string
  readonly day: string
  readonly score: number
  readonly occasion: 'first' | 'follow-up'
}

export interface TwoRatings {
  readonly pair: readonly [Rating, Rating]
  readonly points: number
  readonly sameBand: boolean
}

/** By how much two raters may differ by error alone, in whole points: within a country, and across. */
export const raterPoints = {
  points: String(Math.round(twoRaters.points)),
  wide: String(Math.round(twoRaters.acrossCountries)),
}

/** The scale speaks of the last month, so ratings further apart than this do not speak of the same time. */
const SAME_MONTH_DAYS = 31

export function ratingsOf(measurements: readonly KeptOf<'answers'>[]): readonly Rating[] {
  return measurements.flatMap(({ id, body }) => {
    const score = Object.values(body.answers)[0]
    if (body.form !== ratedForm.id || !body.rater || typeof score !== 'number') return []
    return [{ record: id, staff: body.rater.staff, day: body.day, score, occasion: body.occasion }]
  })
}

/** Every rating beside the nearest one by each other rater of the same occasion and month, oldest first. */
export function twoRatings(ratings: readonly Rating[]): readonly TwoRatings[] {
  return ratings.flatMap((one, i) =>
    ratings
      .slice(i + 1)
      .filter((other) => other.staff !== one.staff && other.occasion === one.occasion)
      .filter((other) => Math.abs(daysBetween(one.day, other.day)) <= SAME_MONTH_DAYS)
      .map((other) => ({
        pair: [one, other] as const,
        points: Math.abs(one.score - other.score),
        sameBand: bandOf(one.score) === bandOf(other.score),
      })),
  )
}
