/** CORE-OM in English: what its parts are called by those who read its results. */
import type { Labels } from '../../model/labels.ts'

export const labels: Labels = {
  name: 'CORE-OM',
  scales: {
    wellbeing: 'Well-being',
    problems: 'Problems',
    functioning: 'Functioning',
    risk: 'The risk items',
    nonrisk: 'All but the risk items',
    all: 'All items',
    clinical: 'Clinical score',
  },
  bands: {
    'below the cut-off': 'below the cut-off',
    'at or past the cut-off': 'at or past the cut-off',
    'little distress': 'little distress',
    'border zone': 'border zone, read with care',
    'much distress': 'relatively much distress',
    'grey zone': 'grey zone',
    healthy: 'little or no distress',
    low: 'low distress',
    mild: 'mild distress',
    moderate: 'moderate distress',
    'moderate-severe': 'moderate to severe distress',
    severe: 'severe distress',
  },
  norms: {
    'core-om-corewebb': {
      title: 'CORE-OM, corewebb',
      population: 'Swedish guide for young people’s services',
    },
    'core-om-uk-2002': {
      title: 'CORE-OM, United Kingdom 2002',
      population: 'clinical and non-clinical samples of adults, United Kingdom',
    },
    'core-om-uk-2007': {
      title: 'CORE-OM, United Kingdom 2007',
      population: 'general population, adults, United Kingdom',
    },
    'core-om-se-2013': {
      title: 'CORE-OM, Sweden 2013',
      population: 'clinical and non-clinical samples of adults, Sweden',
    },
    'core-om-severity': {
      title: 'CORE-OM, severity',
      population: 'levels of the clinical score',
    },
    'core-om-change': {
      title: 'CORE-OM, 5 points',
      population: 'the source does not say who',
    },
  },
  limits: 'The levels are unverified.',
}
