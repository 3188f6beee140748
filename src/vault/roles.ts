/**
 * Which role may write which record. Where one is named, the record is signed by whoever writes it, and every reader holds
 * the signature against who had the role by then: `unit/rightful.ts`. Pure.
 */
import { SHEET } from './crypto/members.ts'
import type { Membership } from './crypto/membership.ts'
import type { Kind, RecordBody } from './records.ts'

/**
 * *Nyckelansvarig* and *utlämnare*; and whoever belongs to the unit, or the sheet, for what colleagues act upon by its
 * writer's name: nobody writes it in another's.
 */
export type Role = 'keeper' | 'releaser' | 'member'

/** The name of the setting that holds the unit's place at the collector. */
export const ENROLMENT = 'enrolment'
/** The name of the setting that says by which key the unit's relay signs; null where the unit has left it. */
export const RELAY = 'relay'
/** The name of the setting that says for how long closed cases and the log are kept. */
export const RETENTION = 'retention'

/** The name of the setting by which the unit lets links of slips travel by SMS. */
export const HOME_SMS = 'home-sms'

/** Every kind is here: a new one is to be thought of. Null is all staff, unsigned; of settings it is by their name, and a keeper takes a device away. */
export const roleOfKind: Readonly<Record<Kind, Role | null>> = {
  unit: 'keeper',
  staff: 'keeper',
  ledger: 'releaser',
  basis: 'releaser',
  'log-review': 'keeper',
  case: null,
  answers: null,
  'broken-off': null,
  goal: null,
  'goal-rating': null,
  import: null,
  seen: 'member',
  protocol: null,
  'moved-out': 'member',
  'moved-in': 'member',
  loaded: null,
  setting: null,
  training: null,
  'handed-over': null,
  'given-back': null,
  'day-said': null,
  audit: null,
  team: 'keeper',
  protection: 'member',
  counted: null,
  merged: 'member',
  slip: null,
  promise: 'member',
  'held-form': null,
  tombstone: 'member',
  device: null,
}

export function roleFor(body: RecordBody): Role | null {
  if (body.kind === 'setting' && body.name === ENROLMENT) return 'releaser'
  if (body.kind === 'setting' && [RELAY, RETENTION, HOME_SMS].includes(body.name)) return 'keeper'
  if (body.kind === 'device' && body.removed) return 'keeper'
  return roleOfKind[body.kind]
}

/** `who` is a member's id, or the sheet. */
export function hasRole({ members, keepers, releaser }: Membership, who: string, role: Role): boolean {
  if (role === 'member') return members.has(who) || who === SHEET
  return role === 'keeper' ? keepers.has(who) : releaser === who
}
