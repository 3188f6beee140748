/**
 * What other folders of the app may use of the vault; they import from here alone. Only re-exports, so that a page
 * takes along no more of the vault than it names.
 *
 * - `crypto/`: bytes and keys. What is sealed under which key, and what is typed to open it. Writes nothing.
 * - `disk/`: rows in two places, database and journal, put right by each other; files in and out. Knows no plain text.
 * - `session/`: the hand-over, from the side of whoever answers. Holds no key of the unit.
 * - `unit/`: the open unit. Records in memory, who is in, and what only staff can do.
 *
 * Values go from the later to the earlier alone: `scripts/circles.ts`.
 */
export { type Choice, choosePlace, chosenPlace, forgetChosenPlace, lastOf } from './chosen-place.ts'
export { askPasskey, newCredential } from './crypto/authenticator.ts'
export { base64, hex, sha256, textHash, unbase64, utf8 } from './crypto/bytes.ts'
export type { Membership, Statement } from './crypto/membership.ts'
export { isCarried, type PasskeySlot } from './crypto/passkey.ts'
export { passkeysPossible } from './crypto/passkeys-possible.ts'
export { generatePassphrase } from './crypto/passphrase.ts'
export { newRecoveryCode, readRecoveryCode } from './crypto/recovery-code.ts'
export { asVaultError } from './disk/database.ts'
export { eraseLeftovers } from './disk/erase-place.ts'
export { inTime } from './disk/in-time.ts'
export { shareInFile } from './disk/key-shares.ts'
export { notedName, noteName } from './disk/notes.ts'
export { placesOnDisk, type UnitHere, type UnitsHere, unitsHere } from './disk/places.ts'
export { type BackupSeen, checkBackup, lookAtBackup, restoreUnit, tryBackup } from './disk/restore.ts'
export { storageGuarantees } from './disk/storage-guarantees.ts'
export { whenOtherHandedOver } from './disk/tabs.ts'
export { alone } from './disk/web-locks.ts'
export { openVaultAt } from './open-vault-at.ts'
export { isPractice, type PlaceKind, shortPlace } from './place.ts'
export { useRecords, useVault, VaultProvider } from './react.tsx'
export {
  type Author,
  inOrderOfWriting,
  type Kept,
  type KeptOf,
  type Kind,
  type RecordBody,
  recordBody,
} from './records.ts'
export { type Standing, standingOf, type Unsettled } from './registers.ts'
export { ENROLMENT, hasRole, type Role, roleFor, roleOfKind } from './roles.ts'
export { earlyRead } from './session/early-read.ts'
export { earlySession, stands } from './session/early-session.ts'
export { wordingOf } from './session/session.ts'
export { createUnit } from './unit/create.ts'
export type { DeviceSeen, Devices } from './unit/devices.ts'
export { Memory } from './unit/memory.ts'
export { DEVICE_BOUND, passkeysAt } from './unit/passkeys.ts'
export type { TakenIn } from './unit/take-in.ts'
export {
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
