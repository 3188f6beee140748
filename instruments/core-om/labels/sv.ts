/** CORE-OM in Swedish: what its parts are called by those who read its results. */
import type { Labels } from '../../model/labels.ts'

export const labels: Labels = {
  name: 'CORE-OM',
  scales: {
    wellbeing: 'Välbefinnande',
    problems: 'Problem',
    functioning: 'Fungerande',
    risk: 'Riskfrågorna',
    nonrisk: 'Alla utom riskfrågorna',
    all: 'Alla frågor',
    clinical: 'Klinisk poäng',
  },
  bands: {
    'below the cut-off': 'under gränsvärdet',
    'at or past the cut-off': 'vid eller över gränsvärdet',
    'little distress': 'lite besvär',
    'border zone': 'gränszon, läs med försiktighet',
    'much distress': 'relativt mycket besvär',
    'grey zone': 'gråzon',
    healthy: 'ingen eller liten belastning',
    low: 'låg belastning',
    mild: 'lindrig belastning',
    moderate: 'måttlig belastning',
    'moderate-severe': 'måttlig till svår belastning',
    severe: 'svår belastning',
  },
  norms: {
    'core-om-corewebb': {
      title: 'CORE-OM, corewebb',
      population: 'svensk användarguide för ungdomsmottagningar',
    },
    'core-om-uk-2002': {
      title: 'CORE-OM, Storbritannien 2002',
      population: 'vuxna patienter och vuxen befolkning i Storbritannien',
    },
    'core-om-uk-2007': {
      title: 'CORE-OM, Storbritannien 2007',
      population: 'vuxna i befolkningen i Storbritannien',
    },
    'core-om-se-2013': {
      title: 'CORE-OM, Sverige 2013',
      population: 'vuxna patienter och vuxen befolkning i Sverige',
    },
    'core-om-severity': {
      title: 'CORE-OM, grader av belastning',
      population: 'grader av klinisk poäng',
    },
    'core-om-change': {
      title: 'CORE-OM, 5 poäng',
      population: 'källan säger inte vilka som ingick',
    },
  },
  limits: 'Nivåerna är överifierade.',
}
