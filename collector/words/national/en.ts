/** The public pages in English. */
import type { Informant } from '#aggregate'
import type { Words } from '../words.ts'

const informants: Record<Informant, string> = {
  self: 'self',
  parent: 'parent',
  teacher: 'teacher',
  clinician: 'clinician',
}

export const national: Words['national'] = {
  intro: 'What the units have handed in together, period by period. The figures were made anonymous at each unit.',
  none: 'No measurement period is published yet.',
  rehearsal: 'Rehearsal',
  rehearsalHint: 'This is a rehearsal. The figures are invented.',
  period: 'Measurement period',
  days: 'Days',
  edition: (edition) => `Edition ${edition}`,
  builtOn: (units, of) => `Built on ${units} of ${of} units.`,
  tooFew: (units) =>
    units === 1
      ? 'One unit took part with too few children to hand in figures.'
      : `${units} units took part with too few children to hand in figures.`,
  children: (about) => `About ${about} children and young people.`,
  margin:
    'Each unit rounds its counts to multiples of five before they leave. The figure after ± is how much the rounding may have changed, 19 times in 20. Chance in who came to the units is not counted in.',
  smallest: 'A count below 20, from fewer than three units or to more than 80 per cent from one unit is not shown.',
  subtracting:
    'Whoever subtracts their own unit’s figures from these gets the other units’ rounded figures, as uncertain as before. No single child can be worked out.',
  download: 'Download',
  csv: 'Tables as CSV',
  jsonStat: 'Tables as JSON-stat',
  signed: 'Signed file for the app',
  count: 'Count',
  share: 'Share',
  units: 'Units',
  mean: 'Mean',
  sd: 'Spread',
  followUp: 'At follow-up',
  first: 'At the first measurement',
  who: 'Who',
  bands: 'Distribution',
  withheld: {
    'below-20': 'fewer than 20',
    'few-units': 'too few units',
    'one-unit-dominates': 'mostly from one unit',
  },
  tables: {
    'sex.age': 'Sex and age',
    reasons: 'Contact reasons',
    interventions: 'Interventions',
    professions: 'Professions that the child or young person has met',
    'waiting.visit': 'Days from contact to first visit',
    'waiting.start': 'Days from contact to the start of investigation or treatment',
    change: 'Change',
  },
  question: (form: string, item: string, later: boolean) => `${form}: ${item}${later ? ' (later)' : ''}`,
  blank: 'Blank',
  several: 'Several answers are possible, so the shares add up to more than 100 per cent.',
  sexes: { f: 'Girls and women', m: 'Boys and men', x: 'Other or unknown', all: 'All' },
  ages: { outside: 'Other or unknown age', all: 'All ages' },
  years: (band) => `${band} years`,
  other: 'Other',
  unknown: 'Unknown',
  waitingDays: (band) => `${band} days`,
  over180: 'More than 180 days',
  changes: {
    recovered: 'Better, by more than the error of measurement, and across the cut-off',
    improved: 'Better, by more than the error of measurement',
    unchanged: 'Within the error of measurement',
    deteriorated: 'Worse, by more than the error of measurement',
    unlabelled: 'Could not be judged',
  },
  measure: (instrument, informant) => `${instrument}, ${informants[informant]}`,
  groups: { everyone: 'Everyone with a first measurement', completers: 'Those also followed up' },
  table: 'Table',
  cell: 'Cell',
}
