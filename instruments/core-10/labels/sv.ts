/** CORE-10 in Swedish: what its parts are called by those who read its results. */
import type { Labels } from '../../model/labels.ts'

export const labels: Labels = {
  name: 'CORE-10',
  scales: {
    mean: 'Medelvärde',
    clinical: 'Klinisk poäng',
  },
  bands: {
    healthy: 'ingen eller liten belastning',
    low: 'låg belastning',
    mild: 'lindrig belastning',
    moderate: 'måttlig belastning',
    'moderate-severe': 'måttlig till svår belastning',
    severe: 'svår belastning',
    'below the cut-off': 'under gränsvärdet',
    'at or past the cut-off': 'vid eller över gränsvärdet',
  },
  norms: {
    'core-10-distress': {
      title: 'CORE-10, allmän belastning',
      population: 'primärvård och befolkning i Storbritannien',
    },
    'core-10-depression': {
      title: 'CORE-10, depression',
      population: 'primärvård och befolkning i Storbritannien',
    },
  },
  limits: 'Nivåerna är brittiska, för 17 år och äldre, och lästa i andra hand.',
}
