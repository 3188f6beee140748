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
    'sdq-se-2020': {
      title: 'SDQ, Sverige',
      population: 'barn 4 och 5 år i Sverige, föräldrar, bara delskalor, återgivna i en norsk studie',
    },
    'sdq-no-2023': {
      title: 'SDQ, Norge',
      population: 'barn 4 och 6 år i Agder i Norge, föräldrar, n = 665',
    },
    'sdq-dk-5-7': {
      title: 'SDQ, Danmark',
      population: 'barn 5–7 år i Danmark, föräldrar, återgivna 2023',
    },
    'sdq-nl-3-14': {
      title: 'SDQ totalt, Nederländerna',
      population: 'barn 3–14 år i Nederländerna, föräldrar, bara totalen, n = 3 384',
    },
    'sdq-nl-12-17': {
      title: 'SDQ medelvärden, Nederländerna',
      population: 'unga 12–17 år i Nederländerna, 993 unga och 736 föräldrar',
    },
    'sdq-change-parent': {
      title: 'SDQ totalt, beräknad gräns för förändring',
      population: '66 psykiatriska öppenvårdspatienter (SD) och nederländska 12–14-åringar (alfa): två olika urval',
    },
    'sdq-change-self': {
      title: 'SDQ totalt, beräknad gräns för förändring',
      population: 'norska pojkar (SD) och ett annat urval (alfa): två olika urval',
    },
    'sdq-change-teacher': {
      title: 'SDQ totalt, beräknad gräns för förändring',
      population: 'nederländska urval (SD och alfa)',
    },
  },
  limits: 'Gränserna är brittiska och lästa i andra hand.',
  british:
    'Brittiska gränser missar många barn i Norden: av 665 norska barn på 4 och 6 år låg 25 utanför det vanliga i totalen med brittiska gränser, och 54–79 med nordiska gränser eller gränser ur samma barn. Ett värde inom det vanliga i Storbritannien kan höra till de tio procent som ligger längst ut här.',
}
