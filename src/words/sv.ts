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
