/** Practice units: invented people in places of their own, filled once and opened by themselves. */
import { afterTheVisit } from '#aggregate'
import { intervalSetting } from '../case-file/due.ts'
import { instrumentRecords, loadedHashes } from '../catalogue/read-instrument.ts'
import { today } from '../clock/today.ts'
import { built } from '../offline/version.ts'
import { fillVault } from '../practice/fill.ts'
import { practicePassphrase } from '../practice/passphrase.ts'
import { practiceUnit } from '../practice/practice-unit.ts'
import {
  createUnit,
  isPractice,
  isSecond,
  lastOf,
  noteName,
  type OpenVault,
  openVaultAt,
  type Place,
  type UnitsHere,
} from '../vault/index.ts'

/** The invented unit's own choice, so that its list has something that is late. */
const PRACTICE_WEEKS = 6

/** Everybody practises on the same people. */
const seed = 2014

/** The practice unit that was last in use, or a new one where there is none. */
export async function openPractice(here: UnitsHere): Promise<OpenVault> {
  const place = lastOf(
    here.units.filter((unit) => unit.is === 'whole' && isPractice(unit.place) && !isSecond(unit.place)),
  )
  return place ? filled(await openedPractice(place)) : newPractice(here)
}

export async function newPractice({ units }: UnitsHere): Promise<OpenVault> {
  const staff = [{ name: 'Robin Övning', passphrase: practicePassphrase }]
  const name = unusedName(units.map((unit) => unit.name))
  const { vault } = await createUnit('practice', { name, staff })
  noteName(vault.place, name)
  return filled(vault)
}

/** Several are told apart by a number. */
function unusedName(used: readonly (string | null)[]): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? 'Övningsenheten' : `Övningsenheten ${n}`
    if (!used.includes(name)) return name
  }
}

/** Everybody knows its passphrase. */
export async function openedPractice(place: Place): Promise<OpenVault> {
  const there = await openVaultAt(place)
  const vault = there.is === 'locked' ? await there.vault.unlock(practicePassphrase) : { refused: there.is }
  if ('refused' in vault) throw new Error(`the practice unit did not open: ${vault.refused}`)
  return vault
}

async function filled(vault: OpenVault): Promise<OpenVault> {
  // The cases come last: a practice unit without them is one whose filling was cut off.
  if (vault.of('case').length > 0) return vault
  await vault.append(...(await instrumentRecords(afterTheVisit, loadedHashes(vault))))
  await vault.append({ caseId: null, body: { kind: 'setting', name: intervalSetting, value: PRACTICE_WEEKS } })
  // Invented days end today, or by a clock that cannot be right on the day this was built.
  const day = today()
  await fillVault(vault, practiceUnit(seed, day > built ? day : built, vault.me.staff))
  return vault
}
