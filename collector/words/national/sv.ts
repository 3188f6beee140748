/** The public pages in Swedish. */
import type { Informant } from '#aggregate'

const informants: Record<Informant, string> = {
  self: 'egen skattning',
  parent: 'förälder',
  teacher: 'lärare',
  clinician: 'behandlare',
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
  smallest: 'Ett antal under 20, från färre än tre enheter eller till mer än 80 procent från en enhet visas inte.',
  subtracting:
    'Den som drar sin egen enhets siffror från de här får de andra enheternas avrundade siffror, med samma osäkerhet. Något enskilt barn går inte att räkna fram.',
  download: 'Hämta',
  csv: 'Tabeller som CSV',
  jsonStat: 'Tabeller som JSON-stat',
  signed: 'Signerad fil för appen',
  count: 'Antal',
  share: 'Andel',
  units: 'Enheter',
  mean: 'Medel',
  sd: 'Spridning',
  followUp: 'Vid uppföljning',
  first: 'Vid första mätningen',
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
    professions: 'Yrken som barnet eller den unga har mött',
    'waiting.visit': 'Dagar från kontakt till första besök',
    'waiting.start': 'Dagar från kontakt till start av utredning eller behandling',
    change: 'Förändring',
  } as Record<string, string>,
  question: (form: string, item: string, later: boolean) => `${form}: ${item}${later ? ' (senare)' : ''}`,
  blank: 'Obesvarad',
  several: 'Flera svar är möjliga, så andelarna blir mer än 100 procent tillsammans.',
  sexes: { f: 'Flickor och kvinnor', m: 'Pojkar och män', x: 'Annat eller okänt', all: 'Alla' } as Record<
    string,
    string
  >,
  ages: { outside: 'Annan eller okänd ålder', all: 'Alla åldrar' } as Record<string, string>,
  years: (band: string) => `${band} år`,
  other: 'Annat',
  unknown: 'Okänt',
  waitingDays: (band: string) => `${band} dagar`,
  over180: 'Mer än 180 dagar',
  changes: {
    recovered: 'Bättre med mer än mätfelet, och förbi gränsvärdet',
    improved: 'Bättre med mer än mätfelet',
    unchanged: 'Inom mätfelet',
    deteriorated: 'Sämre med mer än mätfelet',
    unlabelled: 'Kunde inte bedömas',
  } as Record<string, string>,
  measure: (instrument: string, informant: Informant) => `${instrument}, ${informants[informant]}`,
  groups: { everyone: 'Alla med en första mätning', completers: 'De som också följdes upp' } as Record<string, string>,
  table: 'Tabell',
  cell: 'Cell',
}
