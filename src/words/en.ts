/** English. Same keys, same parts as `sv.ts`. */
import type { Catalogue } from './index.tsx'

export const en: Catalogue = {
  // common
  'app.name': 'Måttstock',
  'app.back': 'Back',
  'app.cancel': 'Cancel',
  'app.close': 'Close',
  'app.save': 'Save',
  'app.continue': 'Continue',
  'app.practice': 'Practice: the people are invented',
  'app.unknown': 'Unknown',

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
  'refusal.wrong-passphrase': 'That passphrase is not right. Check the spelling and try again.',
  'refusal.wait': 'Too many tries. Wait {seconds, plural, one {# second} other {# seconds}} and try again.',
}
