/** C-GAS in English: what its parts are called by those who read its results. */
import type { Labels } from '../../model/labels.ts'

export const labels: Labels = {
  name: 'C-GAS',
  scales: {
    score: 'Functioning',
  },
  bands: {
    'definite case': 'functioning clearly lowered, by the limits of a community study',
    'probable case': 'functioning probably lowered, by the limits of a community study',
    'probable non-case': 'functioning probably not lowered, by the limits of a community study',
    'below usual functioning': 'below usual functioning',
    'usual functioning': 'usual functioning',
    '1–10': 'Needs constant supervision',
    '11–20': 'Needs much supervision',
    '21–30': 'Cannot manage in almost any area',
    '31–40': 'Large trouble in several areas, cannot manage one',
    '41–50': 'Clear trouble in most areas, or severe in one',
    '51–60': 'Uneven: trouble now and then in several areas',
    '61–70': 'Some difficulty in one area, fine otherwise',
    '71–80': 'Slight difficulty at most, a reaction to events',
    '81–90': 'Does well in all areas; everyday worries that pass',
    '91–100': 'Does very well everywhere',
  },
  norms: {
    'cgas-bird-1990': {
      title: 'C-GAS, Bird 1990',
      population: 'children of 4–16 years in Puerto Rico',
    },
    'cgas-shaffer-1983': {
      title: 'C-GAS, original authors',
      population: 'as the scale was made, United States',
    },
    'cgas-bands': {
      title: 'C-GAS, the ten bands',
      population: 'the scale itself',
    },
  },
  about: 'higher is better, lowest level in the last month',
}
