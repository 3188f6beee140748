/** The tables of one period: the plan filled with the period's codes and measures. The same list at both ends of the wire. */
import type { Code, Period } from '../period/period.ts'
import { changeCategories, isOfChange, type Measure, type PlanScale } from './plan.ts'
import { planOf } from './plans.ts'
import { questionsOf } from './questions.ts'

export interface CountTable {
  readonly kind: 'count'
  readonly id: string
  /** Every cell of a table is sent, so that an empty one says no more than a small one. */
  readonly cells: readonly string[]
  /**
   * The name that a cell is drawn by. Cells that may hold the same children have one draw: a number drawn twice is a
   * number told, and a part drawn with its whole never passes it.
   */
  readonly draw: (cell: string) => string
  /** The children it is about, where these may be too few for any figure: `<form>@<time>`, `<measure>.change`. */
  readonly asked: string | null
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

/** Tables that stand or fall together, since the cells of the second are parts of those of the first. */
export const nested: readonly [whole: string, parts: string] = ['sex.age', 'reasons']

function countTables(period: Period): readonly CountTable[] {
  const plan = planOf(period)
  const people = plan.sexes.flatMap((sex) => ageCells(period).map((age) => `${sex}|${age}`))
  const reasons = people.flatMap((who) => listed(period.reasons).map((code) => `${who}|${code}`))
  const [whole, parts] = nested
  return [
    countTable(whole, people, (who) => `${whole}|${who}`),
    countTable(parts, reasons, (cell) => `${whole}|${peopleOf(cell)}`),
    ofEverybody('interventions', listed(period.interventions)),
    ofEverybody('professions', listed(period.professions)),
    ...plan.waits.map((wait) => ofEverybody(`waiting.${wait}`, [...plan.waiting.map(({ id }) => id), 'unknown'])),
  ]
}

const countTable = (id: string, cells: readonly string[], draw: CountTable['draw']): CountTable => ({
  kind: 'count',
  id,
  cells,
  draw,
  asked: null,
})

/** Who has no protocol is unknown in each of them. */
const ofEverybody = (id: string, cells: readonly string[]) =>
  countTable(id, cells, (cell) => (cell === 'unknown' ? 'unknown' : `${id}|${cell}`))

const listed = (codes: readonly Code[]) => [...sentCodes(codes), 'unknown']

/** Of `f|13-18|anxiety`, the sex and age. */
export const peopleOf = (cell: string): string => cell.split('|').slice(0, 2).join('|')

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

/** About those who were followed up, and no others: a change of a lone child would be that child's. */
function changeTables(period: Period): readonly CountTable[] {
  return measuresOf(period)
    .filter(({ measure, followedUp }) => measure.change !== null && followedUp)
    .map(({ measure: { id } }) => ({
      ...countTable(`${id}.change`, [...changeCategories, 'unlabelled'], (cell) => `${id}.change|${cell}`),
      asked: `${id}.change`,
    }))
}

/** All items of a form, at both times, are answered by the same children: a choice has one draw, whatever was asked. */
const questionTables = (period: Period): readonly CountTable[] =>
  questionsOf(period).map(({ table, cells, form, time }) => ({
    ...countTable(table, cells, (cell) => `${form.id}|${cell}`),
    asked: `${form.id}@${time}`,
  }))

/** The plan's measures that the period asks for, in the plan's order. */
export function measuresOf(period: Period) {
  return planOf(period).measures.flatMap((measure) => {
    const asked = period.measures.find(({ id }) => id === measure.id)
    return asked
      ? [{ measure, revision: asked.revision, followedUp: asked.timePoints.length === 2 && !isOfChange(measure) }]
      : []
  })
}
