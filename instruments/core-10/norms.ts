/** CORE-10's cut-offs and levels, printed on the clinical scale 0–40. */
import type { Cite } from '../model/definition.ts'
import type { Band, Limits, NormSet } from '../model/norms.ts'
import { sources } from './sources.ts'

const cite = (at: string): Cite => ({ source: 'barkham2013', at, grade: 'secondary' })
/** Its population is of 17 years and up. */
const ADULT = { from: 17, to: 120 }
const row = (scale: string, bands: readonly Band[], cutOff: number, at: string): Limits => ({
  scale,
  informant: 'self',
  ages: ADULT,
  bands,
  cutOff,
  cite: cite(at),
})

/** Printed 0–5 / 6–10 / 11–14 / 15–19 / 20–24 / 25–40: a band ends where the next begins. */
const LEVELS: readonly Band[] = [
  { name: 'healthy', from: 0 },
  { name: 'low', from: 6 },
  { name: 'mild', from: 11 },
  { name: 'moderate', from: 15 },
  { name: 'moderate-severe', from: 20 },
  { name: 'severe', from: 25 },
]

const set = {
  instrument: 'core-10',
  population: 'Primary care and general population, United Kingdom',
  year: 2013,
  country: 'GB',
  forms: ['core-10'],
  sources,
}

export const core10Norms: readonly NormSet[] = [
  {
    ...set,
    id: 'core-10-distress',
    title: 'CORE-10, general distress',
    limits: [
      row('clinical', LEVELS, 11, 'levels; general distress 11'),
      row(
        'mean',
        LEVELS.map(({ name, from }) => ({ name, from: from / 10 })),
        1.1,
        'the same, divided by ten',
      ),
    ],
    changes: [
      {
        scale: 'clinical',
        informant: 'self',
        ages: ADULT,
        rule: { by: 'published', points: 6, edge: 'reach', confidence: 0.9 },
        cite: cite('reliable change 6, 90 %'),
      },
    ],
  },
  {
    ...set,
    id: 'core-10-depression',
    title: 'CORE-10, depression',
    limits: [
      row(
        'clinical',
        [
          { name: 'below the cut-off', from: 0 },
          { name: 'at or past the cut-off', from: 13 },
        ],
        13,
        'depression 13',
      ),
    ],
  },
]
