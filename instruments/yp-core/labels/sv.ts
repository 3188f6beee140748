/** YP-CORE in Swedish: what its parts are called by those who read its results. */
import type { Labels } from '../../model/labels.ts'

export const labels: Labels = {
  name: 'YP-CORE',
  scales: {
    mean: 'Medelvärde',
    clinical: 'Klinisk poäng',
  },
  bands: {
    'below the cut-off': 'under gränsvärdet',
    'at or past the cut-off': 'vid eller över gränsvärdet',
  },
  norms: {
    'yp-core-twigg-2016': {
      title: 'YP-CORE, Twigg 2016',
      population: 'unga 11–16 år i Storbritannien',
    },
    'yp-core-blackshaw': {
      title: 'YP-CORE, Blackshaw',
      population: 'unga 11–16 år, standard i upphovspersonernas R-paket sedan 2024',
    },
  },
}
