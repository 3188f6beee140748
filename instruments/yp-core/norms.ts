/** YP-CORE's limits by age and sex, printed on the mean scale; the clinical score is ten times it. */
import type { Cite } from '../model/definition.ts'
import type { ChangeRow, Limits, NormSet } from '../model/norms.ts'
import { sources } from './sources.ts'

interface Group {
  readonly sex: 'f' | 'm'
  readonly ages: { readonly from: number; readonly to: number }
  /** On the mean scale and times ten, both written out: 10 × 1.44 is not 14.4 in a computer. */
  readonly limit: { readonly mean: number; readonly clinical: number }
  readonly change: { readonly mean: number; readonly clinical: number }
  readonly name: string
}

const YOUNGER = { from: 11, to: 13 }
const OLDER = { from: 14, to: 16 }

const groups: readonly Group[] = [
  {
    name: 'boys 11–13',
    sex: 'm',
    ages: YOUNGER,
    limit: { mean: 1.03, clinical: 10.3 },
    change: { mean: 0.83, clinical: 8.3 },
  },
  {
    name: 'boys 14–16',
    sex: 'm',
    ages: OLDER,
    limit: { mean: 1.41, clinical: 14.1 },
    change: { mean: 0.8, clinical: 8 },
  },
  {
    name: 'girls 11–13',
    sex: 'f',
    ages: YOUNGER,
    limit: { mean: 1.44, clinical: 14.4 },
    change: { mean: 0.8, clinical: 8 },
  },
  {
    name: 'girls 14–16',
    sex: 'f',
    ages: OLDER,
    limit: { mean: 1.59, clinical: 15.9 },
    change: { mean: 0.74, clinical: 7.4 },
  },
]

const scales = ['mean', 'clinical'] as const
const cite = (at: string): Cite => ({ source: 'twigg2016', at, grade: 'secondary' })

const limits: readonly Limits[] = groups.flatMap(({ name, sex, ages, limit }) =>
  scales.map((scale) => ({
    scale,
    informant: 'self',
    sex,
    ages,
    bands: [
      { name: 'below the limit', from: 0 },
      { name: 'at or past the limit', from: limit[scale] },
    ],
    clinicalFrom: limit[scale],
    cite: cite(`limit, ${name}`),
  })),
)

const changes: readonly ChangeRow[] = groups.flatMap(({ name, sex, ages, change }) =>
  scales.map((scale) => ({
    scale,
    informant: 'self',
    sex,
    ages,
    rule: { by: 'published', points: change[scale], edge: 'exceed', confidence: 0.9 },
    cite: cite(`reliable change 90 %, ${name}`),
  })),
)

export const ypCoreNorms: readonly NormSet[] = [
  {
    id: 'yp-core-twigg-2016',
    instrument: 'yp-core',
    title: 'YP-CORE, Twigg 2016',
    population: 'Young people of 11 to 16 years, United Kingdom',
    year: 2016,
    forms: ['yp-core'],
    sources,
    limits,
    changes,
  },
]
