/**
 * Which role may write which record. Where one is named, the record is signed by whoever writes it, and every reader holds
 * the signature against who had the role by then: `unit/rightful.ts`. Pure.
 */
import type { Membership } from './crypto/membership.ts'
import type { Kind, RecordBody } from './records.ts'

/** *Nyckelansvarig* and *utlämnare*. */
export type Role = 'keeper' | 'releaser'

/** The name of the setting that holds the unit's place at the collector. */
export const ENROLMENT = 'enrolment'

/** Every kind is here: a new one is to be thought of. Null is all staff; of settings it is by their name, and a keeper takes a device away. */
export const roleOfKind: Readonly<Record<Kind, Role | null>> = {
  unit: 'keeper',
  staff: 'keeper',
  ledger: 'releaser',
  'log-review': 'keeper',
  case: null,
  answers: null,
  'broken-off': null,
  goal: null,
  'goal-rating': null,
  import: null,
  seen: null,
  protocol: null,
  loaded: null,
  setting: null,
  training: null,
  'handed-over': null,
  'day-said': null,
  audit: null,
  team: 'keeper',
  protection: null,
  counted: null,
  tombstone: null,
  device: null,
}

export function roleFor(body: RecordBody): Role | null {
  if (body.kind === 'setting' && body.name === ENROLMENT) return 'releaser'
  if (body.kind === 'device' && body.removed) return 'keeper'
  return roleOfKind[body.kind]
}

export const hasRole = ({ keepers, releaser }: Membership, staff: string, role: Role): boolean =>
  role === 'keeper' ? keepers.has(staff) : releaser === staff
