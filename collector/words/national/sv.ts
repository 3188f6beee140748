/** The public pages in Swedish. */
import type { Informant } from '#aggregate'

const informants: Record<Informant, string> = {
  self: 'självskattning',
  parent: 'föräldraskattning',
  teacher: 'lärarskattning',
  clinician: 'behandlarskattning',
}

export const national = {
  intro:
    'Här finns det som enheterna har lämnat tillsammans, period för period. Siffrorna är gjorda anonyma redan hos varje enhet.',
  none: 'Ingen mätperiod är publicerad än.',
  rehearsal: 'Övning',
  rehearsalHint: 'Det här är en övningsperiod. Siffrorna är påhittade.',
  period: 'Mätperiod',
  days: 'Dagar',
  edition: (edition: number) => `Utgåva ${edition}`,
  builtOn: (units: number, of: number) => `Bygger på ${units} av ${of} enheter.`,
  tooFew: (units: number) =>
    units === 1
      ? 'En enhet deltog med för få barn för att lämna siffror.'
      : `${units} enheter deltog med för få barn för att lämna siffror.`,
  children: (about: string) => `Omkring ${about} barn och unga.`,
  margin:
    'Varje enhet avrundar sina antal till jämna femtal innan de lämnas. Siffran efter ± är hur mycket avrundningen kan ha ändrat, 19 gånger av 20. Slumpen i vilka som kom till enheterna är inte medräknad.',
  /** On the pages, where chance is counted in. */
  uncertainty:
    'Varje enhet avrundar sina antal till jämna femtal innan de lämnas. Siffran efter ± är felmarginalen: så långt kan siffran ligga från den sanna, 19 gånger av 20. För ett antal är den avrundningens. I en andel och ett medelvärde är också slumpen i vilka som kom medräknad, och inom parentes står vad avrundningen ensam skulle ha gett. En siffra vars felmarginal är större än den själv skrivs inte ut.',
  smallest: 'Ett antal under 20, från färre än tre enheter eller till mer än 80 procent från en enhet visas inte.',
  subtracting:
    'Den som drar sin egen enhets siffror från de här får de andra enheternas avrundade siffror, med samma osäkerhet. Något enskilt barn går inte att räkna fram.',
  questions: {
    people: 'Vilka kom?',
    reasons: 'Varför kom de?',
    waiting: 'Hur länge väntade de?',
    atFirst: 'Hur var det från början?',
    changed: 'Vad förändrades?',
    howSure: 'Hur säkra är siffrorna?',
  },
  contents: 'Innehåll',
  asTable: 'Visa som tabell',
  finer: 'Efter kön och ålder',
  mostCommon: (list: string) => `Vanligast: ${list}.`,
  comma: ', ',
  nothingShown: 'Inget antal är stort nog att visas:',
  inMean: 'i medel',
  inMeanLater: 'senast i medel',
  pairs: (pairs: string, of: string) => `Bygger på ${pairs} med två mätningar, av ${of} med en första.`,
  asked: (questions: number) => (questions === 1 ? 'En fråga.' : `${questions} frågor.`),
  rounding: (margin: string) => `avrundningen ${margin}`,
  uncertain: 'för osäkert',
  tooUncertain: (from: string | null, to: string) =>
    from === null ? `för osäkert (bygger på färre än ${to} barn)` : `för osäkert (bygger på ${from}–${to} barn)`,
  hidden: (rows: number, why: string) => `${rows} ${rows === 1 ? 'rad' : 'rader'} visas inte: ${why}.`,
  joined: (before: string) => `Tillsammans med perioden före, ${before}`,
  scale: 'Skala',
  download: 'Hämta',
  csv: 'Tabeller som CSV',
  jsonStat: 'Tabeller som JSON-stat',
  signed: 'Signerad fil för appen',
  count: 'Antal',
  share: 'Andel',
  units: 'Enheter',
  mean: 'Medel',
  sd: 'Spridning',
  followUp: 'senaste uppföljning',
  first: 'första mätning',
  change: 'från första till sista',
  who: 'Vilka',
  bands: 'Fördelning',
  withheld: {
    'below-20': 'färre än 20',
    'few-units': 'för få enheter',
    'one-unit-dominates': 'mest från en enhet',
  },
  tables: {
    'sex.age': 'Kön och ålder',
    reasons: 'Kontaktorsaker',
    interventions: 'Insatser',
    professions: 'Yrken',
    'waiting.visit': 'Väntan till första besök',
    'waiting.start': 'Väntan till utredning eller behandling',
    change: 'förändring',
  } as Record<string, string>,
  question: (form: string, item: string, later: boolean) => `${form}: ${item}${later ? ' (senare)' : ''}`,
  blank: 'Obesvarad',
  several: 'Flera svar är möjliga, så andelarna blir mer än 100 procent tillsammans.',
  sexes: { f: 'Flickor och kvinnor', m: 'Pojkar och män', x: 'Annat eller okänt kön', all: 'Alla' } as Record<
    string,
    string
  >,
  ages: { outside: 'Annan eller okänd ålder', all: 'Alla åldrar' } as Record<string, string>,
  years: (band: string) => `${band} år`,
  other: 'Annat',
  unknown: 'Okänt',
  waitingDays: (band: string) => (band === '0–7' ? 'Inom 7 dagar' : `${band} dagar`),
  over180: 'Mer än 180 dagar',
  changes: {
    recovered: 'Bättre med mer än mätfelet, och förbi gränsvärdet',
    improved: 'Bättre med mer än mätfelet, men inte förbi gränsvärdet',
    unchanged: 'Inom mätfelet',
    deteriorated: 'Sämre med mer än mätfelet',
    unlabelled: 'Går inte att säga',
  } as Record<string, string>,
  measure: (instrument: string, informant: Informant) => `${instrument}, ${informants[informant]}`,
  groups: { everyone: 'Alla med en första mätning', completers: 'De med båda mätningarna' } as Record<string, string>,
  table: 'Tabell',
  cell: 'Cell',
}
