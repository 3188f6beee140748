/**
 * A passkey's slot: a member's private half once more, under 32 bytes that an authenticator gives for the slot's own salt
 * after it has asked who is there (WebAuthn PRF). Format: docs/formats/vault.md. Rules of what may be used where. Pure.
 */
import { type Bytes, base64, random, unbase64 } from './bytes.ts'
import { bitsOf } from './derive.ts'
import type { Holder, Member } from './members.ts'
import { aesKey, open, seal } from './seal.ts'

/** What an authenticator says of a credential that it has made. */
export interface Credential {
  /** In base64url. */
  readonly id: string
  readonly attachment: 'platform' | 'cross-platform'
  readonly transports: readonly string[]
  /** Whether it may be copied to an account in the cloud, or is by now: the flags BE and BS. */
  readonly synced: 'never' | 'may-be' | 'is'
}

/** A credential, with what it gave for the salt. */
export interface MadeCredential extends Credential {
  readonly bits: Bytes
}

export interface PasskeySlot {
  readonly id: string
  /** Whose it is. */
  readonly staff: string
  /** The public half of the pair that it opens: a member with another pair has another slot. */
  readonly public: string
  readonly credential: Credential
  readonly salt: string
  readonly box: string
  /** The civil day on which it was made. */
  readonly day: string
}

/** What a passkey gave at the screen, for the slot that it was asked for. */
export interface PasskeyAnswer {
  readonly slot: string
  readonly bits: Bytes
}

export const newSalt = (): Bytes => random(32)

const slotAbout = (unit: string, { id, staff }: Pick<PasskeySlot, 'id' | 'staff'>) => `passkey|${unit}|${id}|${staff}`

async function slotKey(unit: string, slot: Pick<PasskeySlot, 'id' | 'staff' | 'salt'>, bits: Bytes) {
  const secret = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveBits'])
  return aesKey(await bitsOf(secret, unbase64(slot.salt), slotAbout(unit, slot)))
}

/** `pair` is the member's own. */
export async function makeSlot(
  unit: string,
  pair: { readonly staff: string; readonly public: string; readonly private: string },
  salt: Bytes,
  { bits, ...credential }: MadeCredential,
  day: string,
): Promise<PasskeySlot> {
  const clear = { id: crypto.randomUUID(), staff: pair.staff, public: pair.public, salt: base64(salt) }
  const box = await seal(await slotKey(unit, clear, bits), slotAbout(unit, clear), unbase64(pair.private))
  return { ...clear, credential, box, day }
}

/** Null where another key answered. */
export async function holderBySlot(unit: string, slot: PasskeySlot, bits: Bytes): Promise<Holder | null> {
  const opened = await open(await slotKey(unit, slot, bits), slotAbout(unit, slot), slot.box).catch(() => null)
  return opened && { to: slot.staff, private: base64(opened) }
}

/** Whether it opens the pair that its member has now. */
export const isLive = (slot: PasskeySlot, staff: readonly Member[]): boolean =>
  staff.some(({ id, public: shown }) => id === slot.staff && shown === slot.public)

const CARRIED = ['usb', 'nfc', 'ble', 'smart-card']

/** A thing that somebody carries and nobody can copy, by all that it says of itself: a security key, or a card. */
export const isCarried = ({ attachment, transports, synced }: Credential): boolean =>
  attachment === 'cross-platform' &&
  synced === 'never' &&
  transports.length > 0 &&
  transports.every((each) => CARRIED.includes(each))

/** What holds here: for whoever the device is their own, and whether the unit takes those alone that cannot be copied. */
export interface PasskeyRules {
  readonly owner: string | null
  readonly deviceBound: boolean
}

/** Why a member may not use a credential here, or null. Whoever knows the code of a shared device is let in by what lies in it. */
export function whyNot(
  { staff, credential }: Pick<PasskeySlot, 'staff' | 'credential'>,
  { owner, deviceBound }: PasskeyRules,
): 'shared-device' | 'synced' | null {
  if (owner !== staff && !isCarried(credential)) return 'shared-device'
  return deviceBound && credential.synced !== 'never' ? 'synced' : null
}
