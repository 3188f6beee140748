/** Svenska. Keys are grouped by the room that says them, and each room keeps to its own part of this file. */
export const sv = {
  // common
  'app.name': 'Måttstock',
  'app.back': 'Tillbaka',
  'app.cancel': 'Avbryt',
  'app.close': 'Stäng',
  'app.save': 'Spara',
  'app.continue': 'Fortsätt',
  'app.practice': 'Övningsläge: personerna är påhittade',
  'app.unknown': 'Okänt',

  // answering

  // handover

  // cases

  // cases: visit protocol
  'protocol.title': 'Besöksprotokoll',
  'protocol.about': 'Det du inte vet lämnar du tomt. Tomt betyder okänt.',
  'protocol.reasons': 'Kontaktorsaker',
  'protocol.contactBy': 'Vem tog kontakt?',
  'protocol.contactBy.young-person': 'Barnet eller den unga själv',
  'protocol.contactBy.guardian': 'Förälder eller annan vårdnadshavare',
  'protocol.contactBy.school': 'Skola eller förskola',
  'protocol.contactBy.health-care': 'Hälso- och sjukvård',
  'protocol.contactBy.social-services': 'Socialtjänst',
  'protocol.contactBy.other': 'Någon annan',
  'protocol.interventions': 'Insatser',
  'protocol.professions': 'Yrken som barnet eller den unga har mött',
  'protocol.dates': 'Datum',
  'protocol.date.requested': 'Kontakt togs',
  'protocol.date.firstOffered': 'Första besök erbjöds till',
  'protocol.date.firstVisit': 'Första besök',
  'protocol.date.started': 'Utredning eller behandling började',
  'protocol.date.ended': 'Kontakten avslutades',
  'protocol.today': 'I dag',
  'protocol.ending': 'Hur slutade kontakten?',
  'protocol.ending.none': 'Pågår eller okänt',
  'protocol.ending.enough': 'Behovet var tillgodosett',
  'protocol.ending.moved-on': 'Går vidare till en annan verksamhet',
  'protocol.ending.stopped': 'Familjen eller den unga avbröt',
  'protocol.ending.other': 'På annat sätt',
  'protocol.takenOver': 'Har nästa verksamhet bekräftat att den tar över?',
  'protocol.takenOver.confirmed': 'Ja, bekräftat',
  'protocol.takenOver.waiting': 'Nej, vi väntar på svar',
  'protocol.save': 'Spara protokollet',
  'protocol.saved': 'Protokollet är sparat.',
  'protocol.faults':
    '{number, plural, one {Ett datum kan inte stämma.} other {# datum kan inte stämma.}} Inget är sparat än.',
  'protocol.before': '”{point}” kan inte vara före ”{other}”.',
  'protocol.in-future': '”{point}” kan inte vara efter dagens datum.',
  'protocol.before-birth': '”{point}” kan inte vara före födelseåret.',
  'protocol.no-case': 'Ärendet finns inte på den här enheten.',

  // results

  // rating

  // period

  // vault

  // outbox

  // offline

  // wordings

  // collector (national tables shown in the app)

  // refusals: what went wrong, and what to do
  'refusal.wrong-passphrase': 'Lösenfrasen stämmer inte. Kontrollera stavningen och försök igen.',
  'refusal.wait': 'För många försök. Vänta {seconds, plural, one {# sekund} other {# sekunder}} och försök igen.',
} as const
