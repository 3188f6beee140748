/**
 * The first table plan. Never edited once a batch has been made under it: a change is a new plan.
 *
 * Band boundaries are the limits of facts printed for both sexes (SDQ three-band tables; CORE clinical score in severity
 * bands, with 10 as the cut-off; C-GAS after Bird 1990). They are written out here, and compared with the instruments'
 * norm sets by a test, because what a unit sends may not shift when a norm table is corrected.
 *
 * CORE-OM is sent as its clinical score only: the domains beside it would give the risk domain by subtraction, and risk
 * answers are never in an aggregate.
 */
import type { Band, Measure, Plan, PlanScale } from './plan.ts'

const threeBands = (borderline: number, abnormal: number): readonly Band[] => [
  { id: 'normal', from: 0 },
  { id: 'borderline', from: borderline },
  { id: 'abnormal', from: abnormal },
]

/** Prosocial runs the other way: low is abnormal. */
const prosocial: PlanScale = {
  id: 'prosocial',
  range: [0, 10],
  bands: [
    { id: 'abnormal', from: 0 },
    { id: 'borderline', from: 5 },
    { id: 'normal', from: 6 },
  ],
}

const fifths = ['emotional', 'conduct', 'hyperactivity', 'peer'] as const
type Limits = Readonly<Record<'total' | (typeof fifths)[number], readonly [borderline: number, abnormal: number]>>

function sdq(limits: Limits, impactTo: number): readonly PlanScale[] {
  return [
    { id: 'total', range: [0, 40], bands: threeBands(...limits.total) },
    ...fifths.map((id): PlanScale => ({ id, range: [0, 10], bands: threeBands(...limits[id]) })),
    prosocial,
    { id: 'impact', range: [0, impactTo], bands: threeBands(1, 2) },
  ]
}

const parent: Limits = { total: [14, 17], emotional: [4, 5], conduct: [3, 4], hyperactivity: [6, 7], peer: [3, 4] }
const teacher: Limits = { total: [12, 16], emotional: [5, 6], conduct: [3, 4], hyperactivity: [6, 7], peer: [4, 5] }
const self: Limits = { total: [16, 20], emotional: [6, 7], conduct: [4, 5], hyperactivity: [6, 7], peer: [4, 6] }

const coreBands: readonly Band[] = [
  { id: 'healthy', from: 0 },
  { id: 'low', from: 6 },
  { id: 'mild', from: 10 },
  { id: 'moderate', from: 15 },
  { id: 'severe', from: 20, holds: ['moderate-severe', 'severe'] },
]

const clinical = (bands: readonly Band[]): readonly PlanScale[] => [{ id: 'clinical', range: [0, 40], bands }]

/** The first and the follow-up form ask about different spans of time, so no child gets a change category from the pair. */
const sdqMeasure = (id: string, form: string, scales: readonly PlanScale[]): Measure => ({
  id,
  first: form,
  last: `${form}-followup`,
  scales,
  change: null,
})

const oneForm = (form: string, scales: readonly PlanScale[], change: string | null): Measure => ({
  id: form,
  first: form,
  last: form,
  scales,
  change,
})

export const plan1: Plan = {
  id: 'plan-1',
  rules: 'rules-1',
  base: 5,
  sexes: ['f', 'm', 'x'],
  ages: [
    { id: '0-12', from: 0, to: 12 },
    { id: '13-18', from: 13, to: 18 },
    { id: '19-24', from: 19, to: 24 },
  ],
  waiting: [
    { id: '0-7', from: 0 },
    { id: '8-30', from: 8 },
    { id: '31-60', from: 31 },
    { id: '61-90', from: 61 },
    { id: '91-180', from: 91 },
    { id: 'over-180', from: 181 },
  ],
  waits: ['visit', 'start'],
  measures: [
    sdqMeasure('sdq-self', 'sdq-s11-17', sdq(self, 10)),
    sdqMeasure('sdq-parent', 'sdq-p4-17', sdq(parent, 10)),
    sdqMeasure('sdq-teacher', 'sdq-t4-17', sdq(teacher, 6)),
    oneForm('core-om', clinical(coreBands), 'clinical'),
    // Its limits differ by age and sex, and no severity bands exist: mean and spread only.
    oneForm('yp-core', clinical([]), 'clinical'),
    oneForm(
      'core-10',
      clinical([
        { id: 'healthy', from: 0 },
        { id: 'low', from: 6 },
        { id: 'mild', from: 11 },
        { id: 'moderate', from: 15 },
        { id: 'severe', from: 20, holds: ['moderate-severe', 'severe'] },
      ]),
      'clinical',
    ),
    oneForm(
      'cgas',
      [
        {
          id: 'score',
          range: [1, 100],
          bands: [
            { id: '1-40', from: 1 },
            { id: '41-60', from: 41 },
            { id: '61-70', from: 61 },
            { id: '71-100', from: 71 },
          ],
        },
      ],
      // No source has a figure for one rater on two occasions, so no child's change gets a category.
      null,
    ),
  ],
}
