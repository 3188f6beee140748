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
    'sdq-se-2020': {
      title: 'SDQ, Sweden',
      population: 'children of 4 and 5 years in Sweden, by parents, subscales only, as reprinted in a Norwegian study',
    },
    'sdq-no-2023': {
      title: 'SDQ, Norway',
      population: 'children of 4 and 6 years in Agder, Norway, by parents, n = 665',
    },
    'sdq-dk-5-7': {
      title: 'SDQ, Denmark',
      population: 'children of 5–7 years in Denmark, by parents, as reprinted in 2023',
    },
    'sdq-nl-3-14': {
      title: 'SDQ total, the Netherlands',
      population: 'children of 3–14 years in the Netherlands, by parents, total only, n = 3 384',
    },
    'sdq-nl-12-17': {
      title: 'SDQ means, the Netherlands',
      population: 'young people of 12–17 years in the Netherlands, 993 themselves and 736 parents',
    },
    'sdq-change-parent': {
      title: 'SDQ total, computed limit for change',
      population: '66 psychiatric outpatients (SD) and Dutch children of 12–14 years (alpha): two samples',
    },
    'sdq-change-self': {
      title: 'SDQ total, computed limit for change',
      population: 'Norwegian boys (SD) and another sample (alpha): two samples',
    },
    'sdq-change-teacher': {
      title: 'SDQ total, computed limit for change',
      population: 'Dutch samples (SD and alpha)',
    },
  },
  limits: 'The limits are British and read at second hand.',
  british:
    'British limits miss many Nordic children: of 665 Norwegian children of 4 and 6 years 25 had a total outside the usual range by British limits, and 54–79 by Nordic limits or limits from the same children. A value within the usual range in the United Kingdom can be among the most extreme tenth here.',
}
