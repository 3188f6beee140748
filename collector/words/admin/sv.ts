/** The admin pages in Swedish. */
import type { EventKind } from '../../events.ts'

const eventKinds: Record<EventKind, string> = {
  'passphrase-set': 'Lösenfras vald',
  'passphrase-forgotten': 'Lösenfras glömd',
  'signed-in': 'Inloggning',
  'unit-added': 'Enhet tillagd',
  'code-made': 'Engångskod skapad',
  'device-revoked': 'Surfplatta spärrad',
  'period-added': 'Mätperiod tillagd',
  'period-corrected': 'Mätperiod rättad',
  'period-taken-away': 'Mätperiod borttagen',
  published: 'Siffror publicerade',
  'batch-from-file': 'Leverans inläst från fil',
  'batch-withdrawn': 'Leverans dragen tillbaka',
  'wording-added': 'Formulering tillagd',
  'key-rotated': 'Ny signeringsnyckel',
  backup: 'Säkerhetskopia skriven',
}

export const admin = {
  overview: 'Översikt',
  units: 'Enheter',
  periods: 'Mätperioder',
  deliveries: 'Leveranser',
  wordings: 'Formulärtexter',
  events: 'Händelser',
  signIn: 'Logga in',
  signOut: 'Logga ut',
  signInTitle: 'Logga in',
  firstTitle: 'Välj en lösenfras',
  firstIntro:
    'Det här är första gången. Välj en lösenfras för er som sköter insamlingen. Skriv upp den och förvara den säkert.',
  setupCode: 'Startkod',
  setupCodeHint: 'Står i fönstret där insamlingen startades.',
  passphrase: 'Lösenfras',
  passphraseHint: (shortest: number) => `Minst ${shortest} tecken. Flera ord är bra.`,
  again: 'Lösenfrasen en gång till',
  choose: 'Välj lösenfrasen',
  drawn:
    'Här är ett förslag: åtta ord, dragna av slumpen. Skriv av det, eller välj något eget som är lika svårt att gissa.',
  tooEasy: 'Den lösenfrasen är för lätt att gissa. Välj flera ord som inte hör ihop, eller ta förslaget.',
  tooShort: (shortest: number) => `Lösenfrasen är för kort. Den behöver minst ${shortest} tecken.`,
  notTheSame: 'De två lösenfraserna är olika. Skriv samma två gånger.',
  wrongSetupCode: 'Startkoden stämmer inte. Den står i fönstret där insamlingen startades.',
  wrongPassphrase: 'Lösenfrasen stämmer inte.',
  unitName: 'Enhetens namn',
  unitId: 'Beteckning',
  devices: 'Surfplattor',
  noUnits: 'Inga enheter än. Lägg till den första här under.',
  practiceUnits: (n: number) => (n === 1 ? 'Dessutom en övningsenhet.' : `Dessutom ${n} övningsenheter.`),
  newUnit: 'Ny enhet',
  addUnit: 'Lägg till',
  newCode: 'Ny engångskod',
  newCodeHint: 'En tidigare kod som inte har använts slutar gälla.',
  codeIs: 'Engångskoden är',
  codeHint: 'Skriv in den i appen inom 24 timmar. Den gäller en gång och visas bara nu.',
  noDevices: 'Ingen surfplatta är ansluten än.',
  deviceName: 'Namn',
  fourWords: 'Fyra ord',
  fourWordsHint: 'Samma fyra ord ska synas i appen. Är de olika: spärra surfplattan.',
  enrolled: 'Ansluten',
  revoke: 'Spärra',
  revokedAt: (when: string) => `Spärrad ${when}`,
  period: 'Mätperiod',
  days: 'Dagar',
  kind: 'Slag',
  live: 'Skarp',
  rehearsal: 'Övning',
  rehearsalHint: 'Övning: tar emot genast, märks överallt och blandas aldrig med en skarp period',
  practice: 'Övning',
  whoReported: 'Vilka har rapporterat',
  reported: (n: number, of: number | null) => (of === null ? `${n}` : `${n} av ${of}`),
  notYet: 'Inget än',
  newPeriod: 'Ny mätperiod',
  loadPeriod: 'Läs in en mätperiod från fil',
  periodFile: 'Fil',
  load: 'Läs in',
  window: (edition: number, opens: string, closes: string | null) =>
    closes === null ? `Utgåva ${edition}: tas emot från ${opens}` : `Utgåva ${edition}: tas emot ${opens} – ${closes}`,
  isPublished: 'Publicerad',
  toNational: 'Se de nationella siffrorna',
  edition: 'Utgåva',
  received: 'Mottagen',
  hash: 'Kontrollsumma',
  receipt: 'kvitto',
  via: { network: 'nätet', file: 'fil' },
  withdraw: 'Dra tillbaka',
  withdrawnAt: (when: string) => `Tillbakadragen ${when}`,
  publish: (edition: number) => `Stäng och publicera utgåva ${edition}`,
  publishing: {
    notYet: (edition: number, opens: string) =>
      `Utgåva ${edition} kan stängas och publiceras från och med ${opens}, när enheterna får lämna till den.`,
    sent: (n: number, of: number) => `${n} av ${of} enheter har lämnat siffror som räknas med.`,
    missing: 'Har inte lämnat:',
    missed: (next: string | null) =>
      next === null
        ? 'De kommer inte med i mätperioden. Det finns ingen senare utgåva.'
        : `De kommer inte med i utgåvan. Nästa tillfälle är utgåva 2, från och med ${next}.`,
    stillOpen: (closes: string) => `Enheterna får lämna till och med ${closes}. Den som inte har hunnit stängs ute.`,
    everybody:
      'De nationella siffrorna syns genast för alla, och enheterna ser sig själva bredvid. Inget mer tas emot till utgåvan, och filen som publiceras ändras aldrig.',
  },
  withdrawing: {
    title: (unit: string) => `Dra tillbaka leveransen från ${unit}`,
    what: (unit: string, edition: number, when: string) =>
      `${unit} lämnade till utgåva ${edition} ${when}. De siffrorna räknas inte med när utgåvan publiceras.`,
    again: (next: string | null, earlier: boolean) =>
      next !== null
        ? `Enheten kan inte lämna något nytt till utgåvan, inte ens samma siffror igen. Rättade siffror kan den lämna till utgåva 2, från och med ${next}.`
        : earlier
          ? 'Enheten kan inte lämna något nytt till utgåvan, inte ens samma siffror igen. Det som den lämnade till utgåva 1 gäller.'
          : 'Enheten kan inte lämna något nytt till utgåvan, inte ens samma siffror igen. Den kommer inte med i mätperioden.',
    tell: 'Appen får inget besked om det. Säg till enheten.',
  },
  revoking: {
    title: (device: string) => `Spärra ${device}`,
    what: (device: string, unit: string, when: string) =>
      `${device} hos ${unit}, ansluten ${when}, kan inte längre lämna siffror eller hämta formulärtexter.`,
    stands:
      'Det som surfplattan redan har lämnat gäller. Det som står på kö i den tas inte emot. Inget raderas på den. Ska den användas igen ansluts den med en ny engångskod.',
    left: (n: number) =>
      n === 0
        ? 'Enheten har sedan ingen ansluten surfplatta.'
        : `Enheten har sedan ${n} ${n === 1 ? 'ansluten surfplatta' : 'anslutna surfplattor'}.`,
  },
  correctPeriod: 'Rätta mätperioden',
  corrected: (number: number, day: string) => `rättelse ${number}, ${day}`,
  correcting: {
    faultBelow: 'Inget är ändrat än. Rätta det som är markerat här under. Allt annat står kvar.',
    title: (name: string) => `Rätta ${name}`,
    until: (first: string) =>
      `Mätperioden kan rättas före sin första dag, ${first}. Rättelsen signeras som en ny version.`,
    whom: 'Enheter som redan är med tar över den nästa gång de hämtar mätperioder, och ser vad som är ändrat. Insamlingen kan inte veta vilka som är med.',
    rest: 'Beteckning, slag, formulär och det som följer med kan inte rättas. Är något av det fel: ta bort mätperioden och skapa en ny.',
  },
  takeAway: 'Ta bort mätperioden',
  takingAway: {
    title: (name: string) => `Ta bort ${name}`,
    what: 'Mätperioden försvinner härifrån. Den kan inte hämtas, och inga siffror tas emot till den. Ingen har lämnat några än.',
    whom: 'Insamlingen kan inte veta vilka enheter som redan är med. De har kvar den, och får veta att den är borttagen nästa gång de hämtar mätperioder. Säg till dem.',
    id: (id: string) => `Beteckningen ${id} kan inte användas igen.`,
  },
  typePeriod: (id: string) => `Skriv mätperiodens beteckning: ${id}`,
  state: {
    title: 'Att göra nu',
    nothing: 'Inget behöver göras just nu.',
    canClose: (name: string, edition: number, sent: number, of: number) =>
      `${name}: lämningstiden för utgåva ${edition} är slut, och utgåvan kan stängas och publiceras. ${sent} av ${of} enheter har lämnat.`,
    missing: (name: string, edition: number, closes: string | null, units: string) =>
      `${name}: utgåva ${edition} tar emot till och med ${closes}. Har inte lämnat: ${units}.`,
    allSent: (name: string, edition: number, closes: string | null) =>
      `${name}: alla enheter har lämnat till utgåva ${edition}, som tar emot till och med ${closes}.`,
    badWordings: (n: number) =>
      n === 1
        ? 'En fil med formuleringar lämnas inte ut, eller har en licens som har gått ut.'
        : `${n} filer med formuleringar lämnas inte ut, eller har en licens som har gått ut.`,
    noTablet: (units: string) => `Utan ansluten surfplatta: ${units}.`,
    lastBatch: 'Senaste leverans',
    version: 'Appens version då',
    sent: 'Har lämnat',
    notSent: 'Har inte lämnat',
  },
  typeDevice: (name: string) => `Skriv surfplattans namn: ${name}`,
  addWording: 'Läs in en formulering',
  wordingFile: 'Fil med formulering (JSON)',
  forUnit: 'Lämnas ut till',
  everyUnit: 'Alla enheter',
  wordingAdded: (file: string, unit: string | null) =>
    `${file} är inläst. ${unit === null ? 'Alla enheter' : unit} kan hämta den nu.`,
  typeUnit: (name: string) => `Skriv enhetens namn: ${name}`,
  otherName: 'Det som är skrivet stämmer inte. Ingenting har gjorts.',
  noUndo: 'Det går inte att ångra.',
  goBack: 'Tillbaka',
  periodId: 'Beteckning',
  nameFault: (most: number) => `Skriv ett namn, högst ${most} tecken.`,
  unitThere: (name: string) => `Det finns redan en enhet som ser ut så: ${name}`,
  faultBelow: 'Mätperioden är inte skapad än. Rätta det som är markerat här under. Allt annat står kvar.',
  periodFaults: {
    id: 'Beteckningen får bara ha små bokstäver a–z, siffror och bindestreck, och högst 40 tecken.',
    name: 'Skriv ett namn, högst 80 tecken.',
    day: 'Ange en dag.',
    order: 'Sista dagen ligger före den första.',
    windowDay: 'Ange ett helt antal dagar, från 0 till 1000.',
    windowOrder: 'Utgåva 1 ska öppna innan den stänger, och utgåva 2 komma efter det.',
    measures: 'Välj bland de formulär som finns här, vart och ett en gång.',
    codeLine: (line: number) =>
      `Rad ${line} går inte att läsa. Den behöver en egen beteckning (små bokstäver a–z, siffror, bindestreck) och tre namn, med semikolon emellan.`,
    codeTwice: 'Samma beteckning står två gånger i listan.',
    codes: 'Listan behöver mellan 1 och 40 rader.',
    questionnaires:
      'Det som står här är inget formulär i formatet mattstock-instrument-1, eller så står samma formulär två gånger.',
  },
  periodIdHint: 'Små bokstäver, siffror och bindestreck. Till exempel varen-2027.',
  names: 'Namn',
  nameSv: 'På svenska',
  nameEn: 'På engelska',
  nameAr: 'På arabiska',
  first: 'Första dag',
  last: 'Sista dag',
  windowHint: 'Dagar efter sista dagen: när utgåva 1 får lämnas, till när, och när utgåva 2 får lämnas.',
  windowDays: { opens: 'Öppnar efter', closes: 'Stänger efter', second: 'Utgåva 2 efter' },
  measuresTitle: 'Formulär',
  followUp: 'Även uppföljning',
  codesHint:
    'En kod per rad: beteckning; svenska; engelska; arabiska. En stjärna sist betyder att koden räknas in i "annat" innan siffran lämnar enheten.',
  lists: { reasons: 'Kontaktorsaker', interventions: 'Insatser', professions: 'Yrken' },
  questionnairesTitle: 'Formulär som följer med',
  questionnaires: 'Formulär som fil (JSON)',
  questionnairesHint:
    'Klistra in innehållet i en fil i formatet mattstock-instrument-1, eller en lista av flera. Definitionen blir öppen för alla, med de formulärtexter som står i den.',
  countedAt: { first: 'Räkna svaren första gången', last: 'Räkna svaren senare' },
  createPeriod: 'Skapa mätperioden',
  deliveriesIntro: 'En enhet utan nät lämnar sin leverans som en fil. Den prövas mot samma regler som på nätet.',
  deliveryFile: 'Leveransfil',
  takeIn: 'Ta emot',
  takenIn: 'Leveransen är mottagen.',
  takenBefore: 'Samma leverans är redan mottagen. Kvittot är detsamma.',
  receiptHint: 'Lämna kvittot till enheten. Appen läser in det.',
  downloadReceipt: 'Hämta kvittot',
  wordingsIntro:
    'Licensierade formuleringar läses in här, en fil i taget. Alla anslutna enheter kan hämta dem, eller bara den enhet som väljs. Övningsenheter får bara övningstexter.',
  noWordings: 'Mappen är tom.',
  form: 'Formulär',
  language: 'Språk',
  grantedBy: 'Rätten ges av',
  until: 'Gäller till och med',
  noEnd: 'Inget slut',
  ended: 'Gick ut.',
  notOffered: {
    'not-json-name': 'Lämnas inte ut: filnamnet slutar inte på .json.',
    'too-large': 'Lämnas inte ut: filen är större än 8 MiB.',
    'not-utf8': 'Lämnas inte ut: filen är inte sparad i UTF-8.',
    'not-json': 'Lämnas inte ut: filen är inte JSON.',
    'not-a-pack': 'Lämnas inte ut: filen innehåller ingen formulärtext.',
    'other-content': 'Lämnas inte ut: innehållet stämmer inte med filens kontrollsumma.',
  },
  file: 'Fil',
  when: 'När',
  what: 'Vad',
  whom: 'Vilken',
  eventKinds: eventKinds as Record<string, string>,
}
