/** Who may be given a slip to fill in at home, and how the unit lets a link travel. Pure. */
import { addDays } from '#aggregate'
import type { Informant } from '#instruments'
import { HOME_SMS, type Kept, settingOf } from '../vault/index.ts'
import { olderAgeOn } from './born.ts'
import type { CaseFile } from './case-file.ts'

/** Days that a slip lives at most. */
export const LONGEST_DAYS = 7

/** Guardians act for a child until this age; from then on what the young person answers is theirs (OSL 12:3; 1177). */
const OWN_FORM_FROM = 13

export interface Addressee {
  /** Whose hands the slip is for. */
  readonly to: 'youth' | 'guardian' | 'teacher'
  /** Who answers. */
  readonly informant: Exclude<Informant, 'clinician'>
}

const always: readonly Addressee[] = [
  { to: 'youth', informant: 'self' },
  { to: 'guardian', informant: 'parent' },
  { to: 'teacher', informant: 'teacher' },
]

/**
 * Whom a slip can be for. A young person who may turn 13 while it lives is never asked by way of a guardian: of two possible
 * ages the older counts.
 */
export function addressees(file: Pick<CaseFile, 'born' | 'bornMonth'>, day: string): readonly Addressee[] {
  const ownForm = olderAgeOn(file, addDays(day, LONGEST_DAYS)) >= OWN_FORM_FROM
  return ownForm ? always : [...always, { to: 'guardian', informant: 'self' }]
}

/** Off until a keeper has switched it on: a link in a message is read by whoever holds the phone. */
export const smsAllowed = (records: readonly Kept[]): boolean => settingOf(records, HOME_SMS) === true
