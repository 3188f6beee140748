/** The vault's front door. */
export { createUnit } from './create.ts'
export { erasePractice } from './erase-practice.ts'
export { openVaultAt } from './open-vault-at.ts'
export { generatePassphrase } from './passphrase.ts'
export { askToPersist, promises } from './promises.ts'
export { newRecoveryCode, readRecoveryCode } from './recovery-code.ts'
export { restoreUnit, tryBackup } from './restore.ts'
