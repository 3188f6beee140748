/** English. */
import { accessibility } from './accessibility/en.ts'
import { admin } from './admin/en.ts'
import { national } from './national/en.ts'
import type { Words } from './words.ts'

export const en: Words = {
  refusal: {
    malformed: 'What came cannot be read. Nothing has been stored.',
    'bad-code': 'The code is not valid. Check its characters, or ask for a new one.',
    'bad-proof': "The device's key does not fit the code. Try again in the app.",
    'bad-token': 'The device is not enrolled. Enrol it with a new one-time code.',
    'unknown-sender': 'The sender is not known here. Nothing has been stored.',
    forbidden: 'The page has expired. Go back, load it again and try once more.',
    'not-found': 'There is nothing here.',
    'not-published': 'The period is not published yet.',
    'wrong-method': 'The address cannot be used like that.',
    'slot-taken': 'The unit has already sent other figures for the same period. The first ones stand.',
    'period-exists':
      'A period with that identifier exists, or has existed. One that exists is corrected on its own page.',
    'already-published': 'The edition is already published.',
    'too-early': 'The edition cannot be closed yet. Units may send to it only from the day given here.',
    'rehearsal-stays-open': 'A rehearsal is not published. Its figures show all the time.',
    withdrawn: 'This delivery has been withdrawn and is not taken again.',
    'too-large': 'What came is too large. Nothing has been stored.',
    'wrong-kind': 'What came is of the wrong kind. Nothing has been stored.',
    'breaks-rule': 'The delivery breaks the rules for what may be sent. Nothing has been stored.',
    'not-canonical': 'The delivery is not spelled the way the app spells it. Nothing has been stored.',
    'unknown-period': 'The measurement period is not known here.',
    'wrong-window': 'The period takes no figures today.',
    'period-closed': 'The edition is already published. Corrections go into the next edition.',
    'practice-only': 'A practice unit can send to rehearsal periods only.',
    'no-real-rehearsal': 'A rehearsal takes figures from practice units only. No real child is counted in one.',
    'not-a-period': 'The file is not a valid measurement period. Nothing has been stored.',
    'other-correction':
      'The period has been corrected since the unit fetched it. Fetch it again under Measurement periods, and make the delivery anew.',
    'period-begun': 'The period has begun and can no longer be corrected.',
    'first-day-passed': 'The first day of a corrected period must come after today.',
    'has-deliveries': 'Somebody has sent figures to the period. It can no longer be taken away.',
    'plan-too-old': 'The app counts by another plan than the period. Update the app and make the delivery again.',
    'too-many': 'Too many tries. Wait a while.',
    fault: 'Something went wrong on our side. Nothing has been stored. Try again.',
    'backup-failed': 'The backup could not be read back, and was not kept. Check the disk, and try again.',
    'store-away': 'The collector cannot store anything right now. Try again in a while.',
    busy: 'Many are trying right now. Wait a few seconds, and try again.',
    publishing: 'The edition is being published right now. Try again in a while.',
  },
  page: {
    name: 'Måttstock',
    skip: 'To the content',
    nav: 'Pages',
    languages: 'Language',
    app: 'The app',
    national: 'National figures',
    accessibility: 'Accessibility',
    stopped: 'That did not work',
  },
  restore: {
    'not-empty': 'Something is stored here already. A backup is only read into an empty folder or database.',
    'not-a-backup': 'The file is not a backup made by Måttstock. Nothing has been changed.',
    'cut-short': 'The backup is cut short. Nothing has been changed.',
  },
  admin,
  national,
  accessibility,
}
