/** YP-CORE in English: what its parts are called by those who read its results. */
import type { Labels } from '../../model/labels.ts'

export const labels: Labels = {
  name: 'YP-CORE',
  scales: {
    mean: 'Mean',
    clinical: 'Clinical score',
  },
  bands: {
    'below the cut-off': 'below the cut-off',
    'at or past the cut-off': 'at or past the cut-off',
  },
  norms: {
    'yp-core-twigg-2016': {
      title: 'YP-CORE, Twigg 2016',
      population: 'young people of 11–16 years, United Kingdom',
    },
    'yp-core-blackshaw': {
      title: 'YP-CORE, Blackshaw',
      population: 'young people of 11–16 years, the default of the holder’s R package since 2024',
    },
  },
}
