/**
 * The vault as the rest of the app sees it. Three states, and nothing between them: locked, open (staff), handed over
 * (youth or parent). What a state does not offer cannot be reached from it.
 */
import type { Form, Informant } from '#instruments'
import type { KnownDay } from '../clock/today.ts'
import type { newCredential } from './crypto/authenticator.ts'
import type { Membership } from './crypto/membership.ts'
import type { Credential, PasskeyAnswer, PasskeySlot } from './crypto/passkey.ts'
import type { Kept, KeptOf, RecordBody, WorkingKind } from './records.ts'
import type { RelayAt } from './relay-client/link.ts'
import type { WaitingTablet } from './tablet/tablet.ts'
import type { Devices } from './unit/devices.ts'
import type { Home } from './unit/home.ts'
import type { Pairing } from './unit/let-in.ts'
import type { Moves } from './unit/moves.ts'
import type { HeldInBackup } from './unit/old-backup.ts'
import type { Relay } from './unit/relay.ts'

/** A refusal, to be put into words by `words/` under `refusal.<reason>`. */
export interface Refusal<R extends string = string> {
  readonly refused: R
  readonly seconds?: number
  /** How many tries are left. */
  readonly left?: number
}

/** The code does not open the unit; `groups` names those that hold a slip of the pen, counted from 1. */
export interface WrongCode extends Refusal<'wrong-recovery-code'> {
  readonly groups?: readonly number[]
}

/** The longest that anybody stays in on one passphrase, on the screen and at the tablet's return alike. */
export const SHIFT_MS = 8 * 60 * 60_000

/** Where a unit lies on this device, by its kind and its id: no two share a database, a folder or a lock. */
export type Place = `unit-${string}` | PracticePlace
export type PracticePlace = `practice-${string}`

export type VaultState =
  /** `lastHere` is the day that a unit was last seen here, when the browser has cleared all of it since. */
  | { readonly is: 'empty'; readonly lastHere?: string }
  | { readonly is: 'locked'; readonly vault: LockedVault }
  | { readonly is: 'open'; readonly vault: OpenVault }
  | { readonly is: 'handed-over'; readonly session: HandedOver }
  | { readonly is: 'waiting-room'; readonly tablet: WaitingTablet }

/** What a start found amiss, until staff have seen it. */
export interface StartReport {
  /** The browser had cleared the database; it was written anew from the journal. */
  readonly wiped: boolean
  /** Rows that came back from the journal. */
  readonly refilled: number
  /** Saves that neither place could give back. */
  readonly unreadable: number
  /** Records that stand and cannot be read, since their key is not here yet. Counted at each unlock. */
  readonly keyless?: number
  /** Writes that do not fit the log of the device that made them: counted at each unlock. */
  readonly faulty?: number
  /** Rows that were written and are nowhere, though nobody erased them. Counted at each unlock. */
  readonly lost?: number
  /** Records of a kind that only a newer version knows. Counted at each unlock. */
  readonly newer?: number
  /** When, by this device's clock. */
  readonly at: string
}

/** What this browser can hold to. Where something is false, set-up and the health strip say so. */
export interface StorageGuarantees {
  /** A second copy of every save, flushed to a file of its own. */
  readonly journal: boolean
  /** The browser has promised not to clear this site's data by itself. */
  readonly persistent: boolean
}

export interface LockedVault {
  /** Null when the last start found nothing amiss. */
  readonly report: StartReport | null
  /** Tries a passphrase as every member's, with one derivation: wrong tries slow down, and the count survives a restart. Or a passkey as that of its slot. */
  unlock(secret: Secret): Promise<OpenVault | Refusal<'wrong-passphrase' | 'wait' | 'damaged'> | PasskeyRefusal>
  /** Opens with the recovery sheet; `setPassphrase` then gives a member of staff a new passphrase. */
  recover(code: string): Promise<OpenVault | WrongCode | Refusal<'wait' | 'damaged'>>
}

/** What lets a member of staff in: a passphrase, typed, or what their passkey gave. */
export type Secret = string | PasskeyAnswer

/** `passkey-gone`: the slot was removed, or is of a pair that its member no longer has. */
export type PasskeyRefusal = Refusal<'passkey-gone' | 'shared-device' | 'synced'>

/** Passkeys are this device's alone: they lie in no journal and no backup. */
export interface Passkeys {
  /** Those of whoever is in. `owner`: whose own device this is; a device of nobody's own is shared. `deviceBound`: the unit takes none that can be copied. */
  here(): Promise<{
    readonly owner: { readonly staff: string; readonly day: string } | null
    readonly mine: readonly PasskeySlot[]
    readonly deviceBound: boolean
  }>
  /** For whoever is in, whose passphrase is asked again: a screen that was left open gives nobody a way of their own. */
  add(
    passphrase: string,
    ask: typeof newCredential,
  ): Promise<
    | { readonly added: Credential['synced'] }
    | Refusal<'wrong-passphrase' | 'wait'>
    | PasskeyRefusal
    | Exclude<Awaited<ReturnType<typeof newCredential>>, Credential>
  >
  /** It opens nothing here from then on. */
  remove(id: string): Promise<void>
  /** One that is in other hands: its member gets a new pair under the same passphrase, and all their passkeys end. */
  takeBack(id: string, passphrase: string): Promise<{ readonly done: true } | Refusal<'wrong-passphrase' | 'wait'>>
  /** Whose device it is: of whoever is in alone, or shared. What may not be used on a shared one ends. */
  mark(own: boolean): Promise<void>
}

export interface NewRecord {
  readonly caseId: string | null
  readonly body: RecordBody
  /** Those that its writer had before them, where the newest holds. Left out: what stands when it is written. */
  readonly replaces?: readonly string[]
}

/** A hand-over that was not handed in to its end: kept, and shown to staff until it is resumed or put aside. */
export interface Unfinished {
  readonly session: string
  readonly plan: HandoverPlan
  readonly draft: Draft
}

/** Records of who did what, in order of writing. */
export interface AuditLog {
  readonly lines: readonly KeptOf<'audit'>[]
  /** Those that were touched or moved, and do not open. */
  readonly unreadable: number
  /** Those that stand and whose key is not here yet. */
  readonly keyless: number
}

/** A case that only some may read, as the whole unit knows it. */
export interface ProtectedCase {
  readonly caseId: string
  readonly code: string
  readonly to: KeptOf<'protection'>['body']['to']
  /** Ids of the staff who read it: whom to ask. */
  readonly readers: readonly string[]
  /** Whether whoever is in may read it. */
  readonly mine: boolean
  /** Forms that were handed in and wait for one of them. */
  readonly waiting: number
  /** Of the readers, and the sheet: those who have other keys than were let in. Told to whoever may read the case. */
  readonly notLetIn: readonly string[]
  /** Named, and not to be let in before they have changed the passphrase that somebody gave them. */
  readonly pending: readonly string[]
}

/** How far a long work has come, from 0 to 1. */
export type Progress = (share: number) => void

export interface OpenVault {
  readonly place: Place
  /** Invented people, and a passphrase that everybody knows. */
  readonly practice: boolean
  /** The unit's own id, random. */
  readonly unit: string
  /** Opened with the recovery sheet: `me` is nobody yet, and somebody is to be given a new passphrase. */
  readonly viaRecovery: boolean
  /** What the last start found amiss, until `reportSeen`. */
  readonly report: StartReport | null
  reportSeen(): Promise<void>
  readonly me: { readonly staff: string; readonly name: string }
  /** When somebody last came in by a passphrase or the sheet, in milliseconds of this device's clock: a PIN begins no new shift. */
  readonly since: number
  /** Whether a PIN is set for this shift. */
  hasPin(): boolean
  /** Six digits that lead back from hand-overs of this shift, or null for none. Held in memory, and forgotten when locked. */
  setPin(pin: string | null): 'set' | Refusal<'weak-pin'>
  /** Every record that stands (tombstoned and erased ones are gone), in order of writing; the log apart. A new array when anything changed. */
  records(): readonly Kept[]
  of<K extends WorkingKind>(kind: K): readonly KeptOf<K>[]
  /** Who did what: opened from its table each time it is asked for. */
  log(): Promise<AuditLog>
  /** The newest instant at which this device wrote anything since staff last said which day it was, by its clock; empty where it has not. */
  lastWritten(): string
  subscribe(changed: () => void): () => void
  /** Sealed, journalled and stored together or not at all; resolves when that is so. */
  append(...records: readonly NewRecord[]): Promise<readonly Kept[]>
  /** Writes an audit record: who did what, to which case. */
  audit(what: string, caseId: string | null, detail?: string): Promise<void>
  /** Signs as this device (ECDSA P-256, SHA-256; 64 bytes, r and s). */
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>
  /** The public half of the device's key. A new device, or one that was wiped, has a new one. */
  devicePublicKey(): Promise<JsonWebKey>
  /** 32 bytes of the unit's own, the HMAC key of the sticky rounding; the same on every device of the unit. */
  roundingKey(): Uint8Array<ArrayBuffer>
  /** Hand-overs that were broken off. */
  unfinished(): readonly Unfinished[]
  /** Ends this open vault as `handOver` does, and goes on where the one who answered stopped. */
  resume(session: string): Promise<HandedOver>
  /** Takes a broken-off hand-over away, with the reason in the audit. What was answered stays in its case, as `broken-off`. */
  putAside(session: string, reason: string): Promise<void>
  /** The unit in one encrypted file, which only its passphrases and its sheet open: see docs/formats/vault.md. Noted as the last backup once made. */
  backup(progress?: Progress): Promise<Blob>
  /** Takes in a file of answers that a tablet could not keep, or a phone could not send. `news` is false where all of it was here already. */
  loadAnswers(
    file: Blob,
  ): Promise<
    { readonly news: boolean } | Refusal<'not-an-answers-file' | 'damaged-answers-file' | 'answers-of-another-unit'>
  >
  /** What an older backup of the unit still holds of what has gone since: it is not opened. */
  oldBackup(
    file: Blob,
    progress?: Progress,
  ): Promise<
    | HeldInBackup
    | Refusal<'backup-of-another-unit' | 'not-a-backup' | 'newer-backup' | 'older-backup' | 'damaged-backup'>
  >
  /** When the last backup was made, by the clock of the device that made it. */
  lastBackup(): string | null
  /** Keys were taken back, and no backup has been made since: the older ones open to whoever had a key then. */
  backupDue(): boolean
  /** Civil days: when the sheet that holds was made, and when the keys that hold began. */
  keyDays(): { readonly sheet: string; readonly since: string }
  /** True when the code on the sheet opens this unit: set-up tries it once. */
  tryRecoveryCode(code: string): Promise<boolean>
  /** For a keeper. A new recovery sheet, with a code made by `newRecoveryCode` and tried from paper; the old one opens nothing from then on. */
  changeRecoveryCode(code: string): Promise<void>
  /** Cases that only some may read; a case that is not among these the whole unit reads. */
  protectedCases(): readonly ProtectedCase[]
  /** Lets in just these to a case, and the recovery sheet; null is the whole unit. Throws for whoever may not read it. */
  protect(caseId: string, to: ProtectedCase['to']): Promise<void>
  /** A case's key is destroyed and its records removed. Cannot be undone. */
  eraseCase(caseId: string, reason: string): Promise<void>
  /** For a keeper. The same of many in one act, when their time is over: who did what with them stays until `eraseLog`. */
  eraseOld(cases: readonly string[], reason: string, progress?: Progress): Promise<void>
  /** For a keeper. Lines of the log from before an instant go. Gives back how many. */
  eraseLog(before: string, reason: string): Promise<number>
  /** Ends this open vault: afterwards the device can seal and nothing more. */
  handOver(plan: HandoverPlan): Promise<HandedOver>
  /** Who belongs to the unit, in which role, and who said so. */
  membership(): Membership
  /** Somebody new, with a first passphrase that they must change when they come in. Gives back their id. For a keeper. */
  addMember(name: string, passphrase: string): Promise<string>
  /** A passphrase for one time, for a colleague who has lost theirs. The old one opens nothing from then on, nor does a copy from before open what is new. For a keeper, or with the sheet. */
  setPassphrase(staff: string, passphrase: string): Promise<void>
  /** One's own: the one before is asked for, so that nobody changes it at a screen that was left open. */
  changePassphrase(before: string, passphrase: string): Promise<'changed' | Refusal<'wrong-passphrase'>>
  /** Appoints a keeper, or ends that; never the last one's. For a keeper; appointing also with the sheet. */
  setKeeper(staff: string, is: boolean): Promise<void>
  /** Hands on who alone freezes and sends a period. For a keeper. */
  setReleaser(staff: string): Promise<void>
  readonly passkeys: Passkeys
  /** For a keeper. They open nothing from then on, nor does a copy of this device from before open what is written after. Noted as no longer active. */
  removeMember(staff: string): Promise<void>
  /** For a keeper. The unit is no more: said in the chain, which its other devices hear of. Nothing goes by it. */
  closeUnit(): Promise<void>
  /** A unit that is closed, or one for practice, goes from this device with everything in it. Throws for any other. Reload afterwards. */
  eraseHere(): Promise<void>
  /** How many devices have ever written in the unit, as far as is known here. */
  deviceCount(): number
  /** The unit's devices, and what goes between them. */
  devices(): Promise<Devices>
  /** The unit at its relay, which `joined` says whether it has. `at` is where that is, for whoever is not the app's own page. */
  relay(at?: RelayAt): Promise<Relay>
  joined(): boolean
  /** Cases that come from another unit or go to one. */
  moves(): Promise<Moves>
  /** What is filled in at home: slips, who reads, and what came. */
  home(at?: RelayAt): Promise<Home>
  /** Another device is let into the unit, or this one is. */
  pairing(at?: RelayAt): Promise<Pairing>
  lock(): Promise<void>
  /**
   * Resolves when this vault was locked or handed over, here or from another tab: the screens go. From then on all of the
   * above that gives or does anything throws, and what it had in memory is emptied.
   */
  readonly ended: Promise<void>
}

/** What the one who answers is given: no code, no name, no earlier answer. */
export interface AnswerPlan {
  readonly informant: Informant
  /** Several in a row. The wording's text rides along, since a handed-over device can open no pack. */
  readonly forms: readonly PlannedForm[]
  /** Chosen by staff. Whoever answers may choose another before the first answer: `Draft.language`. */
  readonly language: string
  /** Orders the help list; nothing else about the person comes along. */
  readonly age: number | null
}

export interface HandoverPlan extends AnswerPlan {
  readonly caseId: string
  /** Which day it was when the tablet was handed over, and what its clock said: noted by the vault. */
  readonly from?: KnownDay
}

interface HandedPack {
  readonly hash: string
  readonly text: string
}

export interface PlannedForm {
  readonly form: string
  readonly occasion: 'first' | 'follow-up'
  readonly pack: HandedPack
  /** The unit's wordings in the other languages that all the forms have. */
  readonly others?: readonly (HandedPack & { readonly language: string })[]
  /** A form that the unit has as data rides along whole, since a handed-over device can open no record. */
  readonly own?: Form
}

export interface Draft {
  /** Which of the plan's forms, and which question of it. */
  readonly form: number
  readonly position: number
  readonly answers: Readonly<Record<string, number | null>>
  /** How each blank came to be blank. Complete when the form is handed in. */
  readonly blanks: Readonly<Record<string, 'skipped' | 'declined' | 'not-shown'>>
  readonly mode: 'one-by-one' | 'list'
  /** Chosen by whoever answers, in place of the plan's. */
  readonly language?: string
}

/** Where an answer has been put, for the quiet status line. */
export type Saved = 'saved' | 'saved-in-one-place'

/** What the screens of whoever answers stand on: a tablet that was handed over, or a page at home. */
export interface Answering {
  readonly practice: boolean
  readonly plan: AnswerPlan
  /** Where the session stands: a reload comes back here. */
  draft(): Draft
  /** True once the last form is handed in: nothing more can be saved, and the draft is empty. */
  over(): boolean
  /** Sealed and stored before it resolves. Rejects with a `VaultError` and keeps the draft in memory when it could not be. */
  save(draft: Draft): Promise<Saved>
  /** What this page holds, sealed, in a file that staff can load back: for when the tablet cannot keep it. */
  answersFile?(): Promise<Blob>
  /** Seals the form to the unit's key, keeps it, and only then resolves. Moves to the next form, or ends. */
  handIn(): Promise<'next-form' | 'all-done'>
}

export interface HandedOver extends Answering {
  readonly place: Place
  /** False in a second tab: it may read, and never writes. */
  readonly writer: boolean
  readonly plan: HandoverPlan
  /** Resolves when staff have the tablet again in another tab: nothing of the form is left here. */
  readonly ended: Promise<void>
  answersFile(): Promise<Blob>
  /** The way back to staff, by passphrase, by passkey or by the sheet's code: all goes on as from a locked vault. The session stays resumable until handed in. */
  takeBack(secret: Secret): Promise<OpenVault | Refusal<'wrong-passphrase' | 'wait' | 'damaged'> | PasskeyRefusal>
  /** Whether the PIN of the shift leads back now. Never after a reload. */
  hasPin(): boolean
  takeBackByPin(pin: string): Promise<OpenVault | Refusal<'wrong-pin' | 'pin-spent' | 'damaged'>>
}

export class VaultError extends Error {
  override readonly name = 'VaultError'
  readonly reason:
    | 'full'
    | 'closed'
    | 'silent'
    | 'newer-schema'
    | 'older-format'
    | 'other-tab'
    | 'wiped'
    | 'not-private-enough'
    | 'key-missing'
    /** It is for a role that whoever is in does not have. */
    | 'not-permitted'
    | 'keys-elsewhere'
    | 'protected'
  constructor(reason: VaultError['reason'], cause?: unknown) {
    super(`vault: ${reason}`, { cause })
    this.reason = reason
  }
}
