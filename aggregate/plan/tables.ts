/** The tables of one period: the plan filled with the period's codes and measures. The same list at both ends of the wire. */
import type { Code, Period } from '../period/period.ts'
import { changeCategories, type Measure, type PlanScale } from './plan.ts'
import { planOf } from './plans.ts'
import { questionsOf } from './questions.ts'

export interface CountTable {
  readonly kind: 'count'
  readonly id: string
  /** Every cell is always sent, so that an empty one says no more than a small one. */
  readonly cells: readonly string[]
}

export interface ScoreTable {
  readonly kind: 'score'
  /** As `sdq-self.total`. */
  readonly id: string
  readonly measure: Measure
  readonly scale: PlanScale
  readonly revision: number
  readonly followedUp: boolean
}

export type Table = CountTable | ScoreTable

/** Codes that a unit may send; what is rarer is in `other`. */
export const sentCodes = (codes: readonly Code[]): readonly string[] => [
  ...codes.filter(({ id, nationalOnly }) => !nationalOnly && id !== 'other').map(({ id }) => id),
  'other',
]

/** Age bands as cells, with one for ages outside them or unknown. */
export const ageCells = (period: Period): readonly string[] => [...planOf(period).ages.map(({ id }) => id), 'outside']

/** In order of priority: where two releases cannot both stand, the later in this list is left out. */
export function tablesOf(period: Period): readonly Table[] {
  return [...countTables(period), ...scoreTables(period), ...changeTables(period), ...questionTables(period)]
}

function countTables(period: Period): readonly CountTable[] {
  const plan = planOf(period)
  const people = plan.sexes.flatMap((sex) => ageCells(period).map((age) => `${sex}|${age}`))
  const listed = (codes: readonly Code[]) => [...sentCodes(codes), 'unknown']
  return [
    { kind: 'count', id: 'sex.age', cells: people },
    {
      kind: 'count',
      id: 'reasons',
      cells: people.flatMap((who) => listed(period.reasons).map((code) => `${who}|${code}`)),
    },
    { kind: 'count', id: 'interventions', cells: listed(period.interventions) },
    { kind: 'count', id: 'professions', cells: listed(period.professions) },
    ...plan.waits.map(
      (wait): CountTable => ({
        kind: 'count',
        id: `waiting.${wait}`,
        cells: [...plan.waiting.map(({ id }) => id), 'unknown'],
      }),
    ),
  ]
}

function scoreTables(period: Period): readonly ScoreTable[] {
  return measuresOf(period).flatMap(({ measure, revision, followedUp }) =>
    measure.scales.map(
      (scale): ScoreTable => ({
        kind: 'score',
        id: `${measure.id}.${scale.id}`,
        measure,
        scale,
        revision,
        followedUp,
      }),
    ),
  )
}

function changeTables(period: Period): readonly CountTable[] {
  return measuresOf(period)
    .filter(({ measure, followedUp }) => measure.change !== null && followedUp)
    .map(({ measure }) => ({ kind: 'count', id: `${measure.id}.change`, cells: [...changeCategories, 'unlabelled'] }))
}

const questionTables = (period: Period): readonly CountTable[] =>
  questionsOf(period).map(({ table, cells }) => ({ kind: 'count', id: table, cells }))

/** The plan's measures that the period asks for, in the plan's order. */
export function measuresOf(period: Period) {
  return planOf(period).measures.flatMap((measure) => {
    const asked = period.measures.find(({ id }) => id === measure.id)
    return asked ? [{ measure, revision: asked.revision, followedUp: asked.timePoints.length === 2 }] : []
  })
}
