/**
 * What other folders of the app may use of the vault; they import from here alone. Only re-exports, so that a page
 * takes along no more of the vault than it names.
 *
 * - `crypto/`: bytes and keys. What is sealed under which key, and what is typed to open it. Writes nothing.
 * - `disk/`: rows in two places, database and journal, put right by each other; files in and out. Knows no plain text.
 * - `relay-client/`: what is said to the unit's relay, and checked of what it says. Knows no plain text.
 * - `pairing/`: how a device is let in, from both sides, by what the relay carries between them. Believes nothing that it carries.
 * - `session/`: the hand-over, from the side of whoever answers. Holds no key of the unit.
 * - `home/`: the link, the plan and the page that is answered at home, which is entered by `home/index.ts`.
 * - `tablet/`: a tablet in the waiting room, and a reader that is handed over: what goes to the readers while nobody of staff is in.
 * - `unit/`: the open unit. Records in memory, who is in, and what only staff can do.
 *
 * Values go from the later to the earlier alone: `scripts/circles.ts`.
 */

export { ofKind, settingOf } from './by-kind.ts'
export { type Choice, choosePlace, chosenPlace, forgetChosenPlace, lastOf } from './chosen-place.ts'
export { askPasskey, newCredential } from './crypto/authenticator.ts'
export { base64, hex, random, sha256, textHash, unbase64, utf8 } from './crypto/bytes.ts'
export type { Membership, Statement } from './crypto/membership.ts'
export { isCarried, type PasskeySlot } from './crypto/passkey.ts'
export { passkeysPossible } from './crypto/passkeys-possible.ts'
export { generatePassphrase } from './crypto/passphrase.ts'
export { newRecoveryCode, readRecoveryCode } from './crypto/recovery-code.ts'
export { requestSigner } from './crypto/request-signer.ts'
export { aesKey, openJson, sealJson } from './crypto/seal.ts'
export { areTheWords } from './crypto/spoken-words.ts'
export { asVaultError } from './disk/database.ts'
export { eraseLeftovers } from './disk/erase-place.ts'
export { inTime } from './disk/in-time.ts'
export { shareInFile } from './disk/key-shares.ts'
export { notedName, noteName } from './disk/notes.ts'
export { placesOnDisk, type UnitHere, type UnitsHere, unitsHere } from './disk/places.ts'
export { type BackupSeen, checkBackup, lookAtBackup, restoreUnit, tryBackup } from './disk/restore.ts'
export { storageGuarantees } from './disk/storage-guarantees.ts'
export { type KeptOver, keptOver } from './disk/survives-restart.ts'
export { whenOtherHandedOver } from './disk/tabs.ts'
export { alone, type Claim, claim } from './disk/web-locks.ts'
export type { Bearer } from './home/plan.ts'
export { joinAsTablet, joinUnit } from './join.ts'
export { homesOf } from './merged.ts'
export { openVaultAt } from './open-vault-at.ts'
export { isPractice, isSecond, type PlaceKind, shortPlace } from './place.ts'
export { useRecords, useVault, VaultProvider } from './react.tsx'
export {
  type Author,
  byText,
  inOrderOfWriting,
  type Kept,
  type KeptOf,
  type Kind,
  type RecordBody,
  recordBody,
} from './records.ts'
export { type RegisterState, registerState, type Unsettled } from './registers.ts'
export { RelayRefusal } from './relay-client/link.ts'
export { ENROLMENT, HOME_SMS, hasRole, RETENTION, type Role, roleFor, roleOfKind } from './roles.ts'
export { earlyRead } from './session/early-read.ts'
export { earlySession, stands } from './session/early-session.ts'
export { fitting, ROOM } from './session/recordings.ts'
export { blankDraft, wordingOf } from './session/session.ts'
export type { WaitingTablet } from './tablet/tablet.ts'
export { createUnit } from './unit/create.ts'
export type { DeviceSeen, Devices } from './unit/devices.ts'
export type { Fetched, Home, Promised, ReadingState, SlipSeen } from './unit/home.ts'
export type { HeldForm } from './unit/home-forms.ts'
export type { AskedAtHome, MadeSlip } from './unit/home-slip.ts'
export type { LettingIn, Pairing } from './unit/let-in.ts'
export { Memory } from './unit/memory.ts'
export type { Address } from './unit/move-file.ts'
export type { Arriving, Consent, Moves, NotTakenIn, Spoken } from './unit/moves.ts'
export type { HeldInBackup } from './unit/old-backup.ts'
export { DEVICE_BOUND, passkeysAt } from './unit/passkeys.ts'
export type { Relay, RelayStanding, TabletSeen } from './unit/relay.ts'
export type { TakenIn } from './unit/take-in.ts'
export {
  type Answering,
  type AnswerPlan,
  type AuditLog,
  type Draft,
  type HandedOver,
  type HandoverPlan,
  type LockedVault,
  type NewRecord,
  type OpenVault,
  type Place,
  type PracticePlace,
  type ProtectedCase,
  type Refusal,
  type Saved,
  type Secret,
  SHIFT_MS,
  type StorageGuarantees,
  type Unfinished,
  VaultError,
  type WrongCode,
} from './vault.ts'
