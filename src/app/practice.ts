/** The practice unit: invented people in a database of their own, filled once and opened by itself. */
import { afterTheVisit } from '#aggregate'
import { instrumentRecords, loadedHashes } from '../catalogue/read-instrument.ts'
import { today } from '../clock/today.ts'
import { built } from '../offline/version.ts'
import { fillVault } from '../practice/fill.ts'
import { practicePassphrase } from '../practice/passphrase.ts'
import { practiceUnit } from '../practice/practice-unit.ts'
import { createUnit, type OpenVault, openVaultAt } from '../vault/index.ts'

/** Everybody practises on the same people. */
const seed = 2014

export async function openPractice(): Promise<OpenVault> {
  const vault = await openedOrNew()
  // The cases come last: a practice unit without them is one whose filling was cut off.
  if (vault.of('case').length > 0) return vault
  await vault.append(...(await instrumentRecords(afterTheVisit, loadedHashes(vault))))
  // Invented days end today, or by a clock that cannot be right on the day this was built.
  const day = today()
  await fillVault(vault, practiceUnit(seed, day > built ? day : built, vault.me.staff))
  return vault
}

async function openedOrNew(): Promise<OpenVault> {
  const there = await openVaultAt('practice')
  if (there.is !== 'locked') {
    const staff = [{ name: 'Robin Övning', passphrase: practicePassphrase }]
    return (await createUnit('practice', { name: 'Övningsenheten', staff })).vault
  }
  const opened = await there.vault.unlock(practicePassphrase)
  if ('refused' in opened) throw new Error(`the practice unit did not open: ${opened.refused}`)
  return opened
}
