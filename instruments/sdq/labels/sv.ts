/** SDQ in Swedish: what its parts are called by those who read its results. */
import type { Labels } from '../../model/labels.ts'

export const labels: Labels = {
  name: 'SDQ',
  forms: {
    'sdq-p2-4-followup': 'SDQ P2-4 uppföljning',
    'sdq-t2-4-followup': 'SDQ T2-4 uppföljning',
    'sdq-p4-17-followup': 'SDQ P4-17 uppföljning',
    'sdq-t4-17-followup': 'SDQ T4-17 uppföljning',
    'sdq-s11-17-followup': 'SDQ S11-17 uppföljning',
  },
  scales: {
    emotional: 'Känslor',
    conduct: 'Beteende',
    hyperactivity: 'Överaktivitet och koncentration',
    peer: 'Kamrater',
    prosocial: 'Prosocialt',
    total: 'Totala svårigheter',
    internalising: 'Inåtvända svårigheter',
    externalising: 'Utåtagerande svårigheter',
    impact: 'Problem i vardagen',
  },
  bands: {
    normal: 'inom det vanliga',
    borderline: 'gränsområde',
    abnormal: 'utanför det vanliga',
    'close to average': 'nära medel',
    'slightly raised': 'något förhöjt',
    high: 'högt',
    'very high': 'mycket högt',
    'very low': 'mycket lågt',
    low: 'lågt',
    'slightly lowered': 'något sänkt',
    'below 90th percentile': 'under 90:e percentilen',
    '90th percentile or above': 'vid eller över 90:e percentilen',
    '10th percentile or below': 'vid eller under 10:e percentilen',
    'above 10th percentile': 'över 10:e percentilen',
  },
  norms: {
    'sdq-three-band': {
      title: 'SDQ, tre nivåer',
      population: 'barn och unga i Storbritannien',
    },
    'sdq-four-band': {
      title: 'SDQ, fyra nivåer',
      population: 'barn och unga i Storbritannien',
    },
    'sdq-four-band-2-4': {
      title: 'SDQ 2–4 år, fyra nivåer',
      population: 'barn 2–4 år i Storbritannien, föräldrar',
    },
    'sdq-se-preschool-2017': {
      title: 'SDQ, svenska förskollärare',
      population: 'barn 1–5 år i Sverige, förskollärare, n = 815',
    },
    'sdq-change': {
      title: 'SDQ totalt, beräknad säker förändring',
      population: 'nederländska föräldrar och lärare, svenska och nederländska unga',
    },
  },
}
