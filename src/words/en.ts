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
  'answering.welcome': 'Welcome',
  'answering.welcome.self': 'Here are some questions about how things are for you.',
  'answering.welcome.parent': 'Here are some questions about your child.',
  'answering.welcome.teacher': 'Here are some questions about a child you meet.',
  'answering.welcome.clinician': 'Here are some questions about the person you meet.',
  'answering.welcome.amount':
    '{forms, plural, one {There is} other {There are # forms with}} {most, select, yes {at most } other {}}{questions, plural, one {one question} other {# questions}}. It takes about {minutes, plural, one {one minute} other {# minutes}}.',
  'answering.welcome.start': 'Start',
  'answering.story': 'How it works',
  'answering.story.calm': 'Take your time. No answer is right or wrong.',
  'answering.story.calm.picture': 'Somebody sits in an armchair with a tablet.',
  'answering.story.skip': 'You may skip questions. You do not have to say why.',
  'answering.story.skip.picture': 'Somebody leaps past a stone on the way across the water.',
  'answering.story.reads':
    'The staff here read your answers. The tablet does not show them to your parents or anyone else.',
  'answering.story.reads.adult': 'The staff here read your answers. The tablet does not show them to anyone else.',
  'answering.story.reads.picture': 'A sheet of paper is put into a locked box.',
  'answering.story.talk': 'Then you can talk about the answers together.',
  'answering.story.talk.picture': 'Two people sit at a table and talk.',
  'answering.pause': 'Good, that one is done',
  'answering.pause.next': 'Next is form {number} of {of}. Take a break first if you like.',
  'answering.count': 'Question {number} of {of}',
  'answering.count-at-most': 'Question {number} of at most {of}',
  'answering.answered': '{number} of {of} questions have an answer',
  'answering.next': 'Next',
  'answering.skip': 'Skip',
  'answering.clear': 'Remove the answer',
  'answering.done': 'Done',
  'answering.to-blanks': 'To the list',
  'answering.choose-or-skip': 'Choose an answer, or press Skip.',
  'answering.number': 'Write a number from {from} to {to}',
  'answering.number.fault': 'It should be a whole number from {from} to {to}.',
  'answering.last.none': 'Every question has an answer',
  'answering.last.none.about': 'You can go back and change. Or you can hand in now.',
  'answering.last.some': '{count, plural, one {One question has no answer} other {# questions have no answer}}',
  'answering.last.some.about': 'It is fine to leave them blank. You can also answer now.',
  'answering.go-there': 'Go there',
  'answering.question-number': 'question {number}',
  'answering.hand-in': 'Hand in',
  'answering.hand-in-anyway': 'Hand in anyway',
  'answering.thanks': 'Thank you!',
  'answering.thanks.safe': 'Your answers are saved and locked.',
  'answering.thanks.give-back': 'Now you can give the tablet back to the staff.',
  'answering.still-there': 'Are you still there?',
  'answering.still-there.about': 'It was a while since you answered. Nothing is lost.',
  'answering.still-there.yes': 'Yes, show the questions',
  'answering.take-back': 'For staff: take the tablet back',
  'answering.cannot-show': 'The form cannot be shown',
  'answering.cannot-show.about': 'Give the tablet back to the staff. Nothing is lost.',
  'answering.training-mark': 'Practice text: not the real form',
  'answering.saved': 'Saved',
  'answering.saved-in-one-place': 'Saved in one place. Ask the staff for help.',
  'answering.try-again': 'Try again',
  'answering.fault.full':
    'The tablet is full and cannot save. Your answers are still here. Give the tablet to the staff.',
  'answering.fault.closed': 'It could not be saved just now. Your answers are still here. Try again.',
  'answering.fault.newer-schema':
    'The tablet has a new version of the app. Your answers are still here. Give the tablet to the staff.',
  'answering.fault.other-tab': 'The form is open in another tab. Close that tab and try again.',
  'answering.fault.wiped':
    'Something that was saved is gone. Your answers are still here. Try again, and tell the staff.',
  'answering.fault.not-private-enough': 'This browser cannot save. Give the tablet to the staff.',
  'answering.help': 'Help',
  'answering.help.title': 'Do you need help?',
  'answering.help.staff': 'Talk to the staff here first. They are glad to help you.',
  'answering.help.112': 'Call if a life is in danger.',
  'answering.help.1177': 'Call for advice about care, day and night.',
  'answering.help.bris': 'Call, chat or e-mail if you are under 18.',
  'answering.help.suicide': 'Call or chat if you have thoughts of taking your life.',
  'answering.help.adult': 'Call or chat if you are 18 or older.',
  'answering.help.umo': 'Read and ask about body, feelings and relationships.',
  'answering.read': 'Read aloud',
  'answering.stop-reading': 'Stop reading',
  'answering.settings': 'Settings',
  'answering.settings.done': 'Done',
  'answering.settings.text': 'Text size',
  'answering.settings.text.usual': 'Usual',
  'answering.settings.text.large': 'Large',
  'answering.settings.text.larger': 'Larger',
  'answering.settings.text.largest': 'Largest',
  'answering.settings.theme': 'Light or dark',
  'answering.settings.theme.device': 'As the tablet',
  'answering.settings.theme.light': 'Light',
  'answering.settings.theme.dark': 'Dark',
  'answering.settings.contrast': 'Contrast',
  'answering.settings.contrast.usual': 'Usual',
  'answering.settings.contrast.more': 'Strong',
  'answering.settings.look': 'Look',
  'answering.settings.look.younger': 'Soft',
  'answering.settings.look.older': 'Plain',
  'answering.settings.mode': 'Questions are shown',
  'answering.settings.mode.one-by-one': 'One at a time',
  'answering.settings.mode.list': 'In a list',
  'answering.settings.aloud': 'Read the questions aloud',
  'answering.settings.aloud.off': 'No',
  'answering.settings.aloud.on': 'Yes',

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
