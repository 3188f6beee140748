/** Who has been measured and who lacks what, per measure and time point. Pure: the period's cases in, counts and ids out. */
import { isOfChange, measuresOf, type Period, type PeriodCase } from '#aggregate'
import { type Form, formById } from '#instruments'
import { counted } from '../counted-measurements.ts'

/** `of` could have it, and these lack it. */
export interface Lacking {
  readonly of: number
  readonly lacking: readonly string[]
}

interface MeasureCoverage {
  readonly measure: string
  /** Of those whose age the form is made for; goals are of any age. */
  readonly first: Lacking
  /** Of those who have the first; null where the period asks for no second. */
  readonly last: Lacking | null
}

export interface Coverage {
  readonly children: number
  /** Of the children with any first measurement, those who have the second of none of their measures. */
  readonly pairs: Lacking
  readonly measures: readonly MeasureCoverage[]
}

export function coverageOf(period: Period, cases: readonly PeriodCase[]): Coverage {
  const measures = measuresOf(period)
  const has = (one: PeriodCase, form: string, timePoint: 'first' | 'last', revision: number) =>
    counted(period, one, { form, timePoint, revision }) !== null
  const rows = measures.map(({ measure, revision, followedUp }) => {
    const form = formById(measure.first)
    const began = new Set(cases.filter((one) => has(one, measure.first, 'first', revision)))
    const fitting = (one: PeriodCase) => isOfChange(measure) || (form !== null && fits(form, one.age))
    const asked = cases.filter((one) => began.has(one) || fitting(one))
    const followed = new Set([...began].filter((one) => has(one, measure.last, 'last', revision)))
    return {
      measure: measure.id,
      first: lacking(asked, (one) => began.has(one)),
      last: followedUp ? lacking([...began], (one) => followed.has(one)) : null,
      began,
      followed,
    }
  })
  const anyFirst = cases.filter((one) => rows.some(({ last, began }) => last && began.has(one)))
  return {
    children: cases.length,
    pairs: lacking(anyFirst, (one) => rows.some(({ last, followed }) => last && followed.has(one))),
    measures: rows.map(({ measure, first, last }) => ({ measure, first, last })),
  }
}

/** Only the year of birth is known, so a child of either age of that year fits. */
const fits = ({ ages }: Form, age: number | null) => age === null || (age >= ages.from && age - 1 <= ages.to)

function lacking(of: readonly PeriodCase[], has: (one: PeriodCase) => boolean): Lacking {
  return { of: of.length, lacking: of.filter((one) => !has(one)).map(({ id }) => id) }
}
