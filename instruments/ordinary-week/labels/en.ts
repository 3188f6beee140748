/** My Ordinary Week in English: what its parts are called by those who read its results. */
import type { Labels } from '../../model/labels.ts'

export const labels: Labels = {
  name: 'My Ordinary Week',
  scales: {
    strain: 'Strain',
    body: 'Sleep and food',
  },
  bands: {
    usual: 'as usual',
    raised: 'raised',
    high: 'high',
  },
  norms: {
    'ordinary-week-testland': {
      title: 'Testland (invented)',
      population: 'young people in Testland, n = 400',
    },
  },
}
