/** The admin pages in English. */
import type { Words } from '../words.ts'

export const admin: Words['admin'] = {
  overview: 'Overview',
  units: 'Units',
  periods: 'Measurement periods',
  deliveries: 'Deliveries',
  wordings: 'Wordings',
  events: 'Events',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signInTitle: 'Sign in',
  firstTitle: 'Choose a passphrase',
  firstIntro:
    'This is the first time. Choose a passphrase for those who run the collector. Write it down and keep it safe.',
  setupCode: 'Start code',
  setupCodeHint: 'Printed in the window where the collector was started.',
  passphrase: 'Passphrase',
  passphraseHint: (shortest) => `At least ${shortest} characters. Several words are good.`,
  again: 'The passphrase once more',
  choose: 'Choose the passphrase',
  drawn:
    'Here is a suggestion: eight Swedish words, drawn by chance. Copy it, or choose one of your own that is as hard to guess.',
  tooEasy:
    'That passphrase is too easy to guess. Choose several words that have nothing to do with each other, or take the suggestion.',
  tooShort: (shortest) => `The passphrase is too short. It needs at least ${shortest} characters.`,
  notTheSame: 'The two passphrases differ. Write the same one twice.',
  wrongSetupCode: 'The start code is not right. It is printed in the window where the collector was started.',
  wrongPassphrase: 'The passphrase is not right.',
  unitName: "The unit's name",
  unitId: 'Identifier',
  devices: 'Devices',
  noUnits: 'No units yet. Add the first one below.',
  practiceUnits: (n) => (n === 1 ? 'And one practice unit.' : `And ${n} practice units.`),
  newUnit: 'New unit',
  addUnit: 'Add',
  newCode: 'New one-time code',
  newCodeHint: 'An earlier code that has not been used stops working.',
  codeIs: 'The one-time code is',
  codeHint: 'Type it in the app within 24 hours. It works once and is shown only now.',
  noDevices: 'No device is enrolled yet.',
  deviceName: 'Name',
  fourWords: 'Four words',
  fourWordsHint: 'The app must show the same four words. If they differ: revoke the device.',
  enrolled: 'Enrolled',
  revoke: 'Revoke',
  revokedAt: (when) => `Revoked ${when}`,
  period: 'Measurement period',
  days: 'Days',
  kind: 'Kind',
  live: 'Live',
  rehearsal: 'Rehearsal',
  rehearsalHint: 'Rehearsal: takes figures at once, is marked everywhere and never mixes with a live period',
  practice: 'Practice',
  whoReported: 'Who has reported',
  reported: (n, of) => (of === null ? `${n}` : `${n} of ${of}`),
  notYet: 'Nothing yet',
  newPeriod: 'New measurement period',
  loadPeriod: 'Load a measurement period from a file',
  periodFile: 'File',
  load: 'Load',
  window: (edition, opens, closes) =>
    closes === null ? `Edition ${edition}: taken from ${opens}` : `Edition ${edition}: taken ${opens} – ${closes}`,
  isPublished: 'Published',
  toNational: 'See the national figures',
  edition: 'Edition',
  received: 'Received',
  hash: 'Checksum',
  receipt: 'receipt',
  via: { network: 'network', file: 'file' },
  withdraw: 'Withdraw',
  withdrawnAt: (when) => `Withdrawn ${when}`,
  publish: (edition) => `Close and publish edition ${edition}`,
  publishing: {
    notYet: (edition, opens) =>
      `Edition ${edition} can be closed and published from ${opens}, when units may send to it.`,
    sent: (n, of) => `${n} of ${of} units have sent figures that count.`,
    missing: 'Have not sent:',
    missed: (next) =>
      next === null
        ? 'They are not part of the period. There is no later edition.'
        : `They are not part of the edition. The next chance is edition 2, from ${next}.`,
    stillOpen: (closes) => `Units may send until ${closes}. Those who have not had time are shut out.`,
    everybody:
      'Everybody sees the national figures at once, and units see themselves beside them. The edition takes nothing more, and the published file never changes.',
  },
  withdrawing: {
    title: (unit) => `Withdraw the delivery from ${unit}`,
    what: (unit, edition, when) =>
      `${unit} sent to edition ${edition} on ${when}. Those figures do not count when the edition is published.`,
    again: (next, earlier) =>
      next !== null
        ? `The unit cannot send anything new to the edition, not even the same figures again. Corrected figures can go to edition 2, from ${next}.`
        : earlier
          ? 'The unit cannot send anything new to the edition, not even the same figures again. What it sent to edition 1 stands.'
          : 'The unit cannot send anything new to the edition, not even the same figures again. It is not part of the period.',
    tell: 'The app is not told. Tell the unit.',
  },
  revoking: {
    title: (device) => `Revoke ${device}`,
    what: (device, unit, when) =>
      `${device} at ${unit}, enrolled ${when}, can no longer send figures or fetch wordings.`,
    stands:
      'What the device has sent stands. What waits in it is not taken. Nothing on it is erased. To be used again it is enrolled with a new one-time code.',
    left: (n) =>
      n === 0
        ? 'The unit then has no enrolled device.'
        : `The unit then has ${n} enrolled ${n === 1 ? 'device' : 'devices'}.`,
  },
  correctPeriod: 'Correct the period',
  corrected: (number, day) => `correction ${number}, ${day}`,
  correcting: {
    faultBelow: 'Nothing has been changed yet. Mend what is marked below. Everything else is as you left it.',
    title: (name) => `Correct ${name}`,
    until: (first) =>
      `The period can be corrected before its first day, ${first}. The correction is signed as a new version.`,
    whom: 'Units that have joined take it over the next time they fetch periods, and see what has changed. The collector cannot know which have joined.',
    rest: 'Identifier, kind, forms and what comes along cannot be corrected. If any of those is wrong: take the period away and make a new one.',
  },
  takeAway: 'Take the period away',
  takingAway: {
    title: (name) => `Take ${name} away`,
    what: 'The period is gone from here. It can be neither fetched nor sent to. Nobody has sent figures to it yet.',
    whom: 'The collector cannot know which units have joined. They keep it, and are told that it is taken away the next time they fetch periods. Tell them.',
    id: (id) => `The identifier ${id} cannot be used again.`,
  },
  typePeriod: (id) => `Type the period’s identifier: ${id}`,
  state: {
    title: 'To do now',
    nothing: 'Nothing needs to be done right now.',
    canClose: (name: string, edition: number, sent: number, of: number) =>
      `${name}: the time for edition ${edition} is over, and it can be closed and published. ${sent} of ${of} units have sent.`,
    missing: (name: string, edition: number, closes: string | null, units: string) =>
      `${name}: edition ${edition} is taken in until ${closes}. Not sent: ${units}.`,
    allSent: (name: string, edition: number, closes: string | null) =>
      `${name}: every unit has sent to edition ${edition}, which is taken in until ${closes}.`,
    badWordings: (n: number) =>
      n === 1
        ? 'One wording file is not given out, or its licence has ended.'
        : `${n} wording files are not given out, or their licences have ended.`,
    noTablet: (units: string) => `Without an enrolled tablet: ${units}.`,
    lastBatch: 'Last batch',
    version: 'Version of the app then',
    sent: 'Sent',
    notSent: 'Not sent',
  },
  typeDevice: (name: string) => `Type the name of the tablet: ${name}`,
  addWording: 'Load a wording',
  wordingFile: 'Wording file (JSON)',
  forUnit: 'Given out to',
  everyUnit: 'Every unit',
  wordingAdded: (file: string, unit: string | null) =>
    `${file} is loaded. ${unit === null ? 'Every unit' : unit} can fetch it now.`,
  typeUnit: (name) => `Type the unit’s name: ${name}`,
  otherName: 'What is typed is not it. Nothing has been done.',
  noUndo: 'It cannot be undone.',
  goBack: 'Back',
  periodId: 'Identifier',
  nameFault: (most: number) => `Write a name, at most ${most} characters.`,
  unitThere: (name: string) => `There is already a unit that looks like this: ${name}`,
  faultBelow: 'The period has not been made yet. Mend what is marked below. Everything else is as you left it.',
  periodFaults: {
    id: 'The id may have small letters a–z, digits and hyphens only, and at most 40 characters.',
    name: 'Write a name, at most 80 characters.',
    day: 'Give a day.',
    order: 'The last day is before the first.',
    windowDay: 'Give a whole number of days, from 0 to 1000.',
    windowOrder: 'Edition 1 must open before it closes, and edition 2 come after that.',
    measures: 'Choose among the forms that are here, each of them once.',
    codeLine: (line: number) =>
      `Line ${line} cannot be read. It needs an id of its own (small letters a–z, digits, hyphens) and three names, with semicolons between.`,
    codeTwice: 'The same id stands twice in the list.',
    codes: 'The list needs from 1 to 40 lines.',
    questionnaires: 'What stands here is no form in the format mattstock-instrument-1, or the same form stands twice.',
  },
  periodIdHint: 'Small letters, digits and hyphens. For example spring-2027.',
  names: 'Names',
  nameSv: 'In Swedish',
  nameEn: 'In English',
  nameAr: 'In Arabic',
  first: 'First day',
  last: 'Last day',
  windowHint:
    'Days after the last day: from when edition 1 may be sent, until when, and from when edition 2 may be sent.',
  windowDays: { opens: 'Opens after', closes: 'Closes after', second: 'Edition 2 after' },
  measuresTitle: 'Forms',
  followUp: 'Follow-up too',
  codesHint:
    'One code a line: identifier; Swedish; English; Arabic. A star at the end means that the code is counted as "other" before the figure leaves the unit.',
  lists: { reasons: 'Contact reasons', interventions: 'Interventions', professions: 'Professions' },
  questionnairesTitle: 'Questionnaires that come along',
  questionnaires: 'Questionnaire as a file (JSON)',
  questionnairesHint:
    'Paste the content of a file in the format mattstock-instrument-1, or a list of several. The definition becomes open to everybody, with the wordings in it.',
  countedAt: { first: 'Count the answers of the first time', last: 'Count the later answers' },
  createPeriod: 'Create the period',
  deliveriesIntro:
    'A unit without a network hands in its delivery as a file. It is judged by the same rules as over the network.',
  deliveryFile: 'Delivery file',
  takeIn: 'Take in',
  takenIn: 'The delivery has been received.',
  takenBefore: 'The same delivery was received before. The receipt is the same.',
  receiptHint: 'Give the receipt to the unit. The app reads it.',
  downloadReceipt: 'Download the receipt',
  wordingsIntro:
    'Licensed wordings are loaded here, one file at a time. Every enrolled unit can fetch them, or only the unit that is chosen. Practice units get practice texts only.',
  noWordings: 'The folder is empty.',
  form: 'Form',
  language: 'Language',
  grantedBy: 'Granted by',
  until: 'Valid until',
  noEnd: 'No end',
  ended: 'Has ended.',
  notOffered: {
    'not-json-name': 'Not offered: the file name does not end in .json.',
    'too-large': 'Not offered: the file is larger than 8 MiB.',
    'not-utf8': 'Not offered: the file is not saved in UTF-8.',
    'not-json': 'Not offered: the file is not JSON.',
    'not-a-pack': 'Not offered: the file holds no wording.',
    'other-content': 'Not offered: the content does not match the file’s checksum.',
  },
  file: 'File',
  when: 'When',
  what: 'What',
  whom: 'Which',
  eventKinds: {
    'passphrase-set': 'Passphrase chosen',
    'passphrase-forgotten': 'Passphrase forgotten',
    'signed-in': 'Signed in',
    'unit-added': 'Unit added',
    'code-made': 'One-time code made',
    'device-revoked': 'Device revoked',
    'period-added': 'Measurement period added',
    'period-corrected': 'Measurement period corrected',
    'period-taken-away': 'Measurement period taken away',
    published: 'Figures published',
    'batch-from-file': 'Delivery taken in from a file',
    'batch-withdrawn': 'Delivery withdrawn',
    'wording-added': 'Wording added',
    'key-rotated': 'New signing key',
    backup: 'Backup written',
  },
}
