/** The practice unit: invented people in a database of their own, filled once and opened by itself. */
import { createUnit, openVaultAt } from '../vault/index.ts'
import type { OpenVault } from '../vault/vault.ts'
import { practicePassphrase } from './practice-passphrase.ts'

export async function openPractice(): Promise<OpenVault> {
  const there = await openVaultAt('practice')
  if (there.is === 'locked') {
    const opened = await there.vault.unlock(practicePassphrase)
    if (!('refused' in opened)) return opened
    throw new Error(`the practice unit did not open: ${opened.refused}`)
  }
  const { vault } = await createUnit('practice', {
    name: 'Övningsenheten',
    staff: [{ name: 'Du som övar', passphrase: practicePassphrase }],
  })
  return vault
}
