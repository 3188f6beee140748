/**
 * Where help is to be had, beside the staff. The set is the same for everybody; age decides the order. `checked` is
 * the day when the numbers were last compared with what is published; whoever runs the app compares them with each
 * service's own page. `scripts/contacts.ts` warns when the day is 90 days old and fails the build at 180.
 */
import type { MessageId } from '../words/index.tsx'

export const checked = '2026-11-21'

export interface Contact {
  readonly name: string
  /** As it is written and said: a number, or a site. */
  readonly reach: string
  readonly about: MessageId
}

const danger: Contact = { name: 'SOS Alarm', reach: '112', about: 'answering.help.112' }
const care: Contact = { name: '1177', reach: '1177', about: 'answering.help.1177' }
const bris: Contact = { name: 'Bris', reach: '116 111', about: 'answering.help.bris' }
const suicide: Contact = { name: 'Självmordslinjen', reach: '90101', about: 'answering.help.suicide' }
const adult: Contact = { name: 'Hjälplinjen', reach: '90 390', about: 'answering.help.adult' }
const umo: Contact = { name: 'UMO', reach: 'UMO.se', about: 'answering.help.umo' }

const young: readonly Contact[] = [danger, bris, care, suicide, umo, adult]
const grown: readonly Contact[] = [danger, care, suicide, adult, umo, bris]

/** Whole years, or null where the age is not known. */
export const contactsFor = (age: number | null): readonly Contact[] => (age !== null && age >= 18 ? grown : young)
