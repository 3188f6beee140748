/** C-GAS's limits and its ten bands. Higher is better, so the clinical side lies at a limit and below it. */
import type { Cite } from '../model/definition.ts'
import type { Limits, NormSet } from '../model/norms.ts'
import { sources } from './sources.ts'

const score = (limits: Pick<Limits, 'bands' | 'clinicalFrom' | 'cite'>): readonly Limits[] => [
  { scale: 'score', informant: 'clinician', ...limits },
]
const from = (source: keyof typeof sources, at: string): Cite => ({ source, at, grade: 'secondary' })
const set = { instrument: 'cgas', forms: ['cgas'], sources }

/** Ten steps of ten: 1–10, 11–20 … 91–100. Choose the band first, then the number in it. */
const TEN = [1, 11, 21, 31, 41, 51, 61, 71, 81, 91]

export const cgasNorms: readonly NormSet[] = [
  {
    ...set,
    id: 'cgas-bird-1990',
    title: 'C-GAS, Bird 1990',
    population: 'Children of 4 to 16 years in the community, Puerto Rico',
    year: 1990,
    limits: score({
      bands: [
        { name: 'definite case', from: 1 },
        { name: 'probable case', from: 61 },
        { name: 'probable non-case', from: 71 },
      ],
      clinicalFrom: 70,
      cite: from('bird1990', 'above 70 probable non-case, 61–70 probable case, below 61 definite case'),
    }),
  },
  {
    ...set,
    id: 'cgas-shaffer-1983',
    title: 'C-GAS, original authors',
    population: 'As the scale was made, United States',
    year: 1983,
    limits: score({
      bands: [
        { name: 'below usual functioning', from: 1 },
        { name: 'usual functioning', from: 70 },
      ],
      clinicalFrom: 69,
      cite: from('shaffer1983', '70 and above usual functioning'),
    }),
  },
  {
    ...set,
    id: 'cgas-bands',
    title: 'C-GAS, the ten bands',
    population: 'The scale itself',
    year: 1983,
    limits: score({
      bands: TEN.map((from) => ({ name: `${from}–${from + 9}`, from })),
      cite: from('shaffer1983', 'the ten bands'),
    }),
  },
  {
    ...set,
    id: 'cgas-change',
    title: 'C-GAS, reliable change computed',
    population: 'One rater, twice',
    year: 2026,
    limits: [],
    changes: [
      {
        scale: 'score',
        informant: 'clinician',
        rule: { by: 'computed', sd: 10.56, reliability: 0.74, confidence: 0.95 },
        cite: { source: 'change', at: 'SD 10.56, ICC .74: RCI 14.9', grade: 'derived' },
      },
    ],
  },
]
