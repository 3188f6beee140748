/**
 * C-GAS's limits and its ten bands. Higher is better, so the clinical side lies at a cut-off and below it. No rule of change:
 * no study of one rater twice was found. What two raters may differ by: `two-raters.ts`.
 */
import type { Cite } from '../model/definition.ts'
import type { Ages, Limits, NormSet } from '../model/norms.ts'
import { sources } from './sources.ts'

const score = (ages: Ages, limits: Pick<Limits, 'bands' | 'cutOff' | 'cite'>): readonly Limits[] => [
  { scale: 'score', informant: 'clinician', ages, ...limits },
]
/** The scale's own ages, and those of Bird's community sample: outside them there is no placement. */
const SCALE: Ages = { from: 4, to: 17 }
const BIRD: Ages = { from: 4, to: 16 }
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
    limits: score(BIRD, {
      bands: [
        { name: 'definite case', from: 1 },
        { name: 'probable case', from: 61 },
        { name: 'probable non-case', from: 71 },
      ],
      cutOff: 70,
      cite: from('bird1990', 'above 70 probable non-case, 61–70 probable case, below 61 definite case'),
    }),
  },
  {
    ...set,
    id: 'cgas-shaffer-1983',
    title: 'C-GAS, original authors',
    population: 'As the scale was made, United States',
    year: 1983,
    limits: score(SCALE, {
      bands: [
        { name: 'below usual functioning', from: 1 },
        { name: 'usual functioning', from: 70 },
      ],
      cutOff: 69,
      cite: from('shaffer1983', '70 and above usual functioning'),
    }),
  },
  {
    ...set,
    id: 'cgas-bands',
    title: 'C-GAS, the ten bands',
    population: 'The scale itself',
    year: 1983,
    limits: score(SCALE, {
      bands: TEN.map((from) => ({ name: `${from}–${from + 9}`, from })),
      cite: from('shaffer1983', 'the ten bands'),
    }),
  },
]
