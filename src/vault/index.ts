/**
 * What other folders of the app may use of the vault; they import from here alone. Only re-exports, so that a page
 * takes along no more of the vault than it names.
 */
export { base64, hex, sha256, textHash, unbase64, utf8 } from './bytes.ts'
export { createUnit } from './create.ts'
export { asVaultError } from './database.ts'
export { earlyRead } from './early-read.ts'
export { earlySession, stands } from './early-session.ts'
export { erasePractice } from './erase-practice.ts'
export { inTime } from './in-time.ts'
export { Memory } from './memory.ts'
export { openVaultAt } from './open-vault-at.ts'
export { generatePassphrase } from './passphrase.ts'
export { choosePlace, chosenPlace } from './place.ts'
export { useRecords, useVault, VaultProvider } from './react.tsx'
export { type Author, type Kept, type KeptOf, type Kind, type RecordBody, recordBody } from './records.ts'
export { newRecoveryCode, readRecoveryCode } from './recovery-code.ts'
export { type BackupSeen, checkBackup, lookAtBackup, restoreUnit, tryBackup } from './restore.ts'
export { storageGuarantees } from './storage-guarantees.ts'
export {
  type Draft,
  type HandedOver,
  type HandoverPlan,
  type LockedVault,
  type NewRecord,
  type OpenVault,
  type Place,
  type Refusal,
  type Saved,
  type StorageGuarantees,
  type Unfinished,
  VaultError,
  type WrongCode,
} from './vault.ts'
export { alone } from './web-locks.ts'
