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

  // cases: visit protocol
  'protocol.title': 'Visit protocol',
  'protocol.about': 'Leave what you do not know empty. Empty means unknown.',
  'protocol.reasons': 'Reasons for contact',
  'protocol.contactBy': 'Who made contact?',
  'protocol.contactBy.young-person': 'The child or young person',
  'protocol.contactBy.guardian': 'A parent or other guardian',
  'protocol.contactBy.school': 'School or preschool',
  'protocol.contactBy.health-care': 'Health care',
  'protocol.contactBy.social-services': 'Social services',
  'protocol.contactBy.other': 'Somebody else',
  'protocol.interventions': 'Interventions',
  'protocol.professions': 'Professions met',
  'protocol.dates': 'Dates',
  'protocol.date.requested': 'Contact was made',
  'protocol.date.firstOffered': 'First visit was offered for',
  'protocol.date.firstVisit': 'First visit',
  'protocol.date.started': 'Investigation or treatment began',
  'protocol.date.ended': 'The contact ended',
  'protocol.today': 'Today',
  'protocol.ending': 'How did the contact end?',
  'protocol.ending.none': 'Ongoing or unknown',
  'protocol.ending.enough': 'The need was met',
  'protocol.ending.moved-on': 'Moves on to another service',
  'protocol.ending.stopped': 'The family or young person stopped',
  'protocol.ending.other': 'In another way',
  'protocol.takenOver': 'Has the next service confirmed that it takes over?',
  'protocol.takenOver.confirmed': 'Yes, confirmed',
  'protocol.takenOver.waiting': 'No, we are waiting for an answer',
  'protocol.save': 'Save the protocol',
  'protocol.saved': 'The protocol is saved.',
  'protocol.faults':
    '{number, plural, one {One date cannot be right.} other {# dates cannot be right.}} Nothing is saved yet.',
  'protocol.before': '“{point}” cannot be before “{other}”.',
  'protocol.in-future': '“{point}” cannot be later than today.',
  'protocol.before-birth': '“{point}” cannot be before the year of birth.',
  'protocol.no-case': 'That case is not on this device.',

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
