/** The vault's front door. */
import { runningHandover } from './hand-over.ts'
import { reconcile } from './start.ts'
import { Store } from './store.ts'
import { lockedVault, takeBack } from './unlock.ts'
import type { Place, VaultState } from './vault.ts'

export { createUnit } from './create.ts'
export { erasePractice } from './erase-practice.ts'
export { generatePassphrase } from './passphrase.ts'
export { askToPersist, promises } from './promises.ts'
export { newRecoveryCode, readRecoveryCode } from './recovery-code.ts'
export { restoreUnit, tryBackup } from './restore.ts'

/** What stands at a place when the app starts: nothing, a locked unit, or a hand-over that goes on. Never an open one. */
export async function openVaultAt(place: Place): Promise<VaultState> {
  const store = await Store.open(place)
  await store.alone(() => reconcile(store))
  const row = await store.get('meta', 'header')
  if (row?.id !== 'header') {
    store.close()
    return { is: 'empty' }
  }
  const session = await runningHandover(store, row.header, {
    byDoor: (typed) => takeBack(store, typed),
    byPin: null,
  })
  if (session) return { is: 'handed-over', session }
  return { is: 'locked', vault: lockedVault(store, (await store.local('report')) ?? null) }
}
