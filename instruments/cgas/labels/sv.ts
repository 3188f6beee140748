/** C-GAS in Swedish: what its parts are called by those who read its results. */
import type { Labels } from '../../model/labels.ts'

export const labels: Labels = {
  name: 'C-GAS',
  scales: {
    score: 'Fungerande',
  },
  bands: {
    'definite case': 'tydligt nedsatt fungerande enligt en befolkningsstudie',
    'probable case': 'troligen nedsatt fungerande enligt en befolkningsstudie',
    'probable non-case': 'troligen inte nedsatt fungerande enligt en befolkningsstudie',
    'below usual functioning': 'under vanligt fungerande',
    'usual functioning': 'vanligt fungerande',
    '1–10': 'Behöver ständig tillsyn',
    '11–20': 'Behöver mycket tillsyn',
    '21–30': 'Klarar sig inte i nästan något område',
    '31–40': 'Stora svårigheter i flera områden, klarar inte ett av dem',
    '41–50': 'Tydliga svårigheter i de flesta områden, eller svåra i ett',
    '51–60': 'Ojämnt: svårt då och då i flera områden',
    '61–70': 'Viss svårighet i ett område, bra i övrigt',
    '71–80': 'På sin höjd lindriga svårigheter, en reaktion på något som hänt',
    '81–90': 'Fungerar väl i alla områden; vardagsbekymmer som går över',
    '91–100': 'Fungerar mycket bra överallt',
  },
  norms: {
    'cgas-bird-1990': {
      title: 'C-GAS, Bird 1990',
      population: 'barn 4–16 år i Puerto Rico',
    },
    'cgas-shaffer-1983': {
      title: 'C-GAS, upphovspersonerna',
      population: 'så som skalan gjordes, USA',
    },
    'cgas-bands': {
      title: 'C-GAS, de tio nivåerna',
      population: 'skalan själv',
    },
  },
  about: 'högre är bättre, lägsta nivå senaste månaden',
}
