/** SDQ in English: what its parts are called by those who read its results. */
import type { Labels } from '../../model/labels.ts'

export const labels: Labels = {
  name: 'SDQ',
  scales: {
    emotional: 'Emotional',
    conduct: 'Conduct',
    hyperactivity: 'Hyperactivity and attention',
    peer: 'Peers',
    prosocial: 'Prosocial',
    total: 'Total difficulties',
    internalising: 'Internalising difficulties',
    externalising: 'Externalising difficulties',
    impact: 'Impact in everyday life',
  },
  bands: {
    normal: 'within the usual range',
    borderline: 'borderline',
    abnormal: 'outside the usual range',
    'close to average': 'close to average',
    'slightly raised': 'slightly raised',
    high: 'high',
    'very high': 'very high',
    'very low': 'very low',
    low: 'low',
    'slightly lowered': 'slightly lowered',
    'below 90th percentile': 'below the 90th percentile',
    '90th percentile or above': 'at or above the 90th percentile',
    '10th percentile or below': 'at or below the 10th percentile',
    'above 10th percentile': 'above the 10th percentile',
  },
  norms: {
    'sdq-three-band': {
      title: 'SDQ, three bands',
      population: 'children and young people in the United Kingdom',
    },
    'sdq-four-band': {
      title: 'SDQ, four bands',
      population: 'children and young people in the United Kingdom',
    },
    'sdq-four-band-2-4': {
      title: 'SDQ 2–4, four bands',
      population: 'children of 2–4 years in the United Kingdom, by parents',
    },
    'sdq-se-preschool-2017': {
      title: 'SDQ, Swedish preschool teachers',
      population: 'children of 1–5 years in Sweden, by preschool teachers, n = 815',
    },
    'sdq-change': {
      title: 'SDQ total, reliable change computed',
      population: 'Dutch parents and teachers, Swedish and Dutch young people',
    },
  },
}
