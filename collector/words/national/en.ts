/** The public pages in English. */
import type { Informant } from '#aggregate'
import type { Words } from '../words.ts'

const informants: Record<Informant, string> = {
  self: 'self-report',
  parent: 'parent report',
  teacher: 'teacher report',
  clinician: 'clinician rating',
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
  uncertainty:
    'Each unit rounds its counts to multiples of five before they leave. The figure after ± is the margin of error: the figure may be so far from the true one, 19 times in 20. Of a count it is the rounding’s. In a share and a mean chance in who came is counted in, and what the rounding alone would have given stands in brackets. A figure whose margin is larger than itself is not printed.',
  smallest: 'A count below 20, from fewer than three units or to more than 80 per cent from one unit is not shown.',
  subtracting:
    'Whoever subtracts their own unit’s figures from these gets the other units’ rounded figures, as uncertain as before. No single child can be worked out.',
  questions: {
    people: 'Who came?',
    reasons: 'Why did they come?',
    waiting: 'How long did they wait?',
    atFirst: 'How was it at first?',
    changed: 'What changed?',
    howSure: 'How sure are the figures?',
  },
  contents: 'Contents',
  asTable: 'Show as a table',
  finer: 'By sex and age',
  mostCommon: (list) => `Most common: ${list}.`,
  comma: ', ',
  nothingShown: 'No count is large enough to be shown:',
  inMean: 'on average',
  inMeanLater: 'at last on average',
  pairs: (pairs, of) => `Built on ${pairs} with two measurements, of ${of} with a first.`,
  asked: (questions) => (questions === 1 ? 'One question.' : `${questions} questions.`),
  rounding: (margin) => `rounding ${margin}`,
  uncertain: 'too uncertain',
  tooUncertain: (from, to) =>
    from === null
      ? `too uncertain (built on fewer than ${to} children)`
      : `too uncertain (built on ${from}–${to} children)`,
  hidden: (rows, why) => `${rows} ${rows === 1 ? 'row is' : 'rows are'} not shown: ${why}.`,
  joined: (before) => `Together with the period before, ${before}`,
  scale: 'Scale',
  download: 'Download',
  csv: 'Tables as CSV',
  jsonStat: 'Tables as JSON-stat',
  signed: 'Signed file for the app',
  count: 'Count',
  share: 'Share',
  units: 'Units',
  mean: 'Mean',
  sd: 'Spread',
  followUp: 'last follow-up',
  first: 'first measurement',
  change: 'from first to last',
  who: 'Who',
  bands: 'Distribution',
  withheld: {
    'below-20': 'fewer than 20',
    'few-units': 'too few units',
    'one-unit-dominates': 'mostly from one unit',
  },
  tables: {
    'sex.age': 'Sex and age',
    reasons: 'Reasons for contact',
    interventions: 'Interventions',
    professions: 'Professions',
    'waiting.visit': 'Waiting for the first visit',
    'waiting.start': 'Waiting for investigation or treatment',
    change: 'change',
  },
  question: (form: string, item: string, later: boolean) => `${form}: ${item}${later ? ' (later)' : ''}`,
  blank: 'Blank',
  several: 'Several answers are possible, so the shares add up to more than 100 per cent.',
  sexes: { f: 'Girls and women', m: 'Boys and men', x: 'Other or unknown sex', all: 'All' },
  ages: { outside: 'Other or unknown age', all: 'All ages' },
  years: (band) => `${band} years`,
  other: 'Other',
  unknown: 'Unknown',
  waitingDays: (band) => (band === '0–7' ? 'Within 7 days' : `${band} days`),
  over180: 'More than 180 days',
  changes: {
    recovered: 'Better, by more than the error of measurement, and across the cut-off',
    improved: 'Better, by more than the error of measurement, but not across the cut-off',
    unchanged: 'Within the error of measurement',
    deteriorated: 'Worse, by more than the error of measurement',
    unlabelled: 'Cannot be said',
  },
  measure: (instrument, informant) => `${instrument}, ${informants[informant]}`,
  groups: { everyone: 'Everyone with a first measurement', completers: 'Those with both measurements' },
  table: 'Table',
  cell: 'Cell',
}
