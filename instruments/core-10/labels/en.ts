/** CORE-10 in English: what its parts are called by those who read its results. */
import type { Labels } from '../../model/labels.ts'

export const labels: Labels = {
  name: 'CORE-10',
  scales: {
    mean: 'Mean',
    clinical: 'Clinical score',
  },
  bands: {
    healthy: 'little or no distress',
    low: 'low distress',
    mild: 'mild distress',
    moderate: 'moderate distress',
    'moderate-severe': 'moderate to severe distress',
    severe: 'severe distress',
    'below the cut-off': 'below the cut-off',
    'at or past the cut-off': 'at or past the cut-off',
  },
  norms: {
    'core-10-distress': {
      title: 'CORE-10, general distress',
      population: 'primary care and general population, United Kingdom',
    },
    'core-10-depression': {
      title: 'CORE-10, depression',
      population: 'primary care and general population, United Kingdom',
    },
  },
  limits: 'The levels are British, for ages 17 and up, and read at second hand.',
}
