/** A new unit: its keys, its members and its first records, written in one step. */

import { today } from '../../clock/today.ts'
import { firstEpoch } from '../crypto/epochs.ts'
import { holderBy, makeMember, sheetPair } from '../crypto/members.ts'
import { derivedKey, newDerivation } from '../crypto/passphrase-key.ts'
import { newRecoveryCode } from '../crypto/recovery-code.ts'
import { NO_LOG } from '../disk/log.ts'
import { noteLastHere } from '../disk/notes.ts'
import { making } from '../disk/places.ts'
import { Store } from '../disk/store.ts'
import { announceEntry } from '../disk/tabs.ts'
import { type PlaceKind, placeOf } from '../place.ts'
import type { OpenVault } from '../vault.ts'
import { Memory } from './memory.ts'
import { type Found, openVault } from './open-vault.ts'
import { CaseKeys } from './sealed-records.ts'
import { appendTo, type Unit } from './unit.ts'
import { waysBack } from './unlock.ts'

export interface NewUnit {
  readonly name: string
  /** At least one; the first of them is who sets the unit up. */
  readonly staff: readonly { readonly name: string; readonly passphrase: string }[]
  /** The recovery sheet's code, where one was made, printed and tried beforehand. */
  readonly recoveryCode?: string
}

const nothingFound: Found = { unfinished: [], report: null, lastBackup: null }

export async function createUnit(
  kind: PlaceKind,
  { name, staff, recoveryCode = newRecoveryCode() }: NewUnit,
): Promise<{ vault: OpenVault; recoveryCode: string }> {
  const people = staff.map((person) => ({ ...person, staff: crypto.randomUUID() }))
  const [first] = people
  if (!first) throw new Error('a unit needs somebody who can open it')
  const unitId = crypto.randomUUID()
  const place = placeOf(kind, unitId)
  const derivation = newDerivation()
  const derived = (secret: string) => derivedKey(secret, derivation)
  const members = await Promise.all(
    people.map(async ({ staff, passphrase }) => makeMember(unitId, staff, await derived(passphrase))),
  )
  const day = today()
  const sheet = { public: (await sheetPair(await derived(recoveryCode), unitId)).public, day }
  const keyed = await firstEpoch({ unit: unitId, derivation, staff: members, sheet }, day)
  const holder = await holderBy(keyed.header, await derived(first.passphrase), 'passphrase')
  if (!holder) throw new Error('the new unit does not open with its own passphrase')
  const unit = await making(place, async () => {
    const store = await Store.open(place)
    const made: Unit = {
      ...keyed,
      store,
      holder,
      cases: new CaseKeys(unitId, store),
      memory: new Memory([]),
      log: NO_LOG,
      device: null,
      keyless: new Set(),
      me: { staff: first.staff, name: first.name },
      sound: true,
      latest: '',
    }
    await appendTo(
      made,
      [
        { caseId: null, body: { kind: 'unit', name } },
        ...people.map((person) => ({
          caseId: null,
          body: { kind: 'staff' as const, staff: person.staff, name: person.name, active: true },
        })),
      ],
      { keyed },
    )
    return made
  })
  noteLastHere(place, day)
  announceEntry(place)
  return {
    vault: openVault(unit, { since: Date.now(), pin: null }, nothingFound, waysBack),
    recoveryCode,
  }
}
