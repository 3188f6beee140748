/** My Ordinary Week in Swedish: what its parts are called by those who read its results. */
import type { Labels } from '../../model/labels.ts'

export const labels: Labels = {
  name: 'Min vanliga vecka',
  forms: {
    'ordinary-week': 'Min vanliga vecka',
  },
  scales: {
    strain: 'Påfrestning',
    body: 'Sömn och mat',
  },
  bands: {
    usual: 'som vanligt',
    raised: 'förhöjt',
    high: 'högt',
  },
  norms: {
    'ordinary-week-testland': {
      title: 'Testland (påhittat)',
      population: 'unga i Testland, n = 400',
    },
  },
}
