/** Invented limits: for tests, the tour and the documentation. */
import type { NormSet } from '../model/norms.ts'

export const ordinaryWeekNorms: readonly NormSet[] = [
  {
    id: 'ordinary-week-testland',
    instrument: 'ordinary-week',
    title: 'Testland (invented)',
    population: 'Young people in Testland, n = 400',
    year: 2026,
    forms: ['ordinary-week'],
    sources: { norms: { reference: 'Ordinary Week norms (invented), 2026.' } },
    limits: [
      {
        scale: 'strain',
        informant: 'self',
        bands: [
          { name: 'usual', from: 0 },
          { name: 'raised', from: 10 },
          { name: 'high', from: 15 },
        ],
        cutOff: 15,
        cite: { source: 'norms', at: 'table 2', grade: 'own' },
      },
    ],
    changes: [
      {
        scale: 'strain',
        informant: 'self',
        rule: { by: 'computed', sd: 4, reliability: 0.75, confidence: 0.95 },
        cite: { source: 'norms', at: 'table 3', grade: 'own' },
      },
    ],
  },
]
