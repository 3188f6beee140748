/** YP-CORE's limits by age and sex, printed on the mean scale; the clinical score is ten times it. */
import type { Cite } from '../model/definition.ts'
import type { ChangeRow, Limits, NormSet } from '../model/norms.ts'
import { sources } from './sources.ts'

interface Group {
  readonly sex: 'f' | 'm'
  readonly ages: { readonly from: number; readonly to: number }
  /** On the mean scale and times ten, both written out: 10 × 1.44 is not 14.4 in a computer. */
  readonly cutOff: { readonly mean: number; readonly clinical: number }
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
    cutOff: { mean: 1.03, clinical: 10.3 },
    change: { mean: 0.83, clinical: 8.3 },
  },
  {
    name: 'boys 14–16',
    sex: 'm',
    ages: OLDER,
    cutOff: { mean: 1.41, clinical: 14.1 },
    change: { mean: 0.8, clinical: 8 },
  },
  {
    name: 'girls 11–13',
    sex: 'f',
    ages: YOUNGER,
    cutOff: { mean: 1.44, clinical: 14.4 },
    change: { mean: 0.8, clinical: 8 },
  },
  {
    name: 'girls 14–16',
    sex: 'f',
    ages: OLDER,
    cutOff: { mean: 1.59, clinical: 15.9 },
    change: { mean: 0.74, clinical: 7.4 },
  },
]

const scales = ['mean', 'clinical'] as const
const cite = (at: string): Cite => ({ source: 'twigg2016', at, grade: 'secondary' })

const limits: readonly Limits[] = groups.flatMap(({ name, sex, ages, cutOff }) =>
  scales.map((scale) => ({
    scale,
    informant: 'self',
    sex,
    ages,
    bands: [
      { name: 'below the cut-off', from: 0 },
      { name: 'at or past the cut-off', from: cutOff[scale] },
    ],
    cutOff: cutOff[scale],
    cite: cite(`limit, ${name}`),
  })),
)

const changes: readonly ChangeRow[] = groups.flatMap(({ name, sex, ages, change }) =>
  scales.map((scale) => ({
    scale,
    informant: 'self',
    sex,
    ages,
    // An author's own app counts a change that reaches the value. That the values are at 90 % is our inference: recomputed, they fit.
    rule: { by: 'published', points: change[scale], edge: 'reach', confidence: 0.9, inferred: true },
    cite: cite(`reliable change, ${name}`),
  })),
)

/** Boys 11–16: 1.0 1.0 1.0 1.3 1.4 1.5; girls: 1.1 1.5 1.4 1.6 1.6 1.5, on the mean scale and times ten. */
const newer: readonly (readonly [sex: 'f' | 'm', from: number, to: number, mean: number, clinical: number])[] = [
  ['m', 11, 13, 1, 10],
  ['m', 14, 14, 1.3, 13],
  ['m', 15, 15, 1.4, 14],
  ['m', 16, 16, 1.5, 15],
  ['f', 11, 11, 1.1, 11],
  ['f', 12, 12, 1.5, 15],
  ['f', 13, 13, 1.4, 14],
  ['f', 14, 15, 1.6, 16],
  ['f', 16, 16, 1.5, 15],
]

const newerLimits: readonly Limits[] = newer.flatMap(([sex, from, to, mean, clinical]) =>
  scales.map((scale) => {
    const cutOff = scale === 'mean' ? mean : clinical
    return {
      scale,
      informant: 'self',
      sex,
      ages: { from, to },
      bands: [
        { name: 'below the cut-off', from: 0 },
        { name: 'at or past the cut-off', from: cutOff },
      ],
      cutOff,
      cite: { source: 'blackshaw', at: 'limits by single year of age and sex', grade: 'secondary' },
    }
  }),
)

export const ypCoreNorms: readonly NormSet[] = [
  {
    id: 'yp-core-twigg-2016',
    instrument: 'yp-core',
    title: 'YP-CORE, Twigg 2016',
    population: 'Young people of 11 to 16 years, United Kingdom',
    year: 2016,
    country: 'GB',
    forms: ['yp-core'],
    sources: { twigg2016: sources.twigg2016 },
    limits,
    changes,
  },
  {
    id: 'yp-core-blackshaw',
    instrument: 'yp-core',
    title: 'YP-CORE, Blackshaw',
    population: 'Young people of 11 to 16 years; the default of the holder’s R package since 2024',
    year: null,
    forms: ['yp-core'],
    sources: { blackshaw: sources.blackshaw },
    limits: newerLimits,
  },
]
