/** A new unit: its keys, its members and its first records, written in one step. */

import { today } from '../../clock/today.ts'
import { idOfKey } from '../crypto/bytes.ts'
import { type Begins, firstEpoch } from '../crypto/epochs.ts'
import { makeMember, newPair, sheetPair, signerOf } from '../crypto/members.ts'
import { stated } from '../crypto/membership.ts'
import { derivedKey, newDerivation } from '../crypto/passphrase-key.ts'
import { pairOf } from '../crypto/people-key.ts'
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
import { pairsOf } from './readers.ts'
import { CaseKeys } from './sealed-records.ts'
import { appendTo, type Unit } from './unit.ts'
import { waysBack } from './unlock.ts'

export interface NewUnit {
  readonly name: string
  /** At least one. The first is who sets the unit up: a keeper, and the releaser until the role is handed on. */
  readonly staff: readonly { readonly name: string; readonly passphrase: string; readonly keeper?: boolean }[]
  /** The recovery sheet's code, where one was made, printed and tried beforehand. */
  readonly recoveryCode?: string
}

const nothingFound: Found = { unfinished: [], report: null, lastBackup: null }

export async function createUnit(
  kind: PlaceKind,
  { name, staff, recoveryCode = newRecoveryCode() }: NewUnit,
): Promise<{ vault: OpenVault; recoveryCode: string }> {
  const people = await Promise.all(staff.map(withKeys))
  const [first] = people
  if (!first) throw new Error('a unit needs somebody who can open it')
  // Made of the key that signs the first statement: no other beginning fits the unit.
  const unitId = await idOfKey(first.one.signing)
  const place = placeOf(kind, unitId)
  const derivation = newDerivation()
  const derived = (secret: string) => derivedKey(secret, derivation)
  const members = await Promise.all(
    people.map(async ({ pair, passphrase }) => makeMember(unitId, pair, await derived(passphrase))),
  )
  const day = today()
  const ofSheet = await sheetPair(await derived(recoveryCode), unitId)
  const sheet = { public: ofSheet.public, day }
  const begun = {
    act: 'begun' as const,
    staff: people.map(({ one }) => one),
    keepers: people.filter(({ keeper }, i) => keeper || i === 0).map(({ staff }) => staff),
    sheet: { ...sheet, signing: (await signerOf(ofSheet)).public },
  }
  const of = async (begins: Required<Begins>) => ({
    ...{ unit: unitId, derivation, staff: members, sheet },
    membership: [await stated(unitId, null, first.pair, day, { ...begun, ...begins })],
  })
  const keyed = await firstEpoch(of, day)
  const holder = { to: first.staff, private: first.pair.private }
  const pair = pairOf(keyed.header, holder)
  const unit = await making(place, async () => {
    const store = await Store.open(place)
    const made: Unit = {
      ...keyed,
      store,
      holder,
      pair,
      cases: new CaseKeys(unitId, store, () => pairsOf(made)),
      memory: new Memory([]),
      log: NO_LOG,
      device: null,
      apart: new Set(),
      elsewhere: new Map(),
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

async function withKeys<P>(person: P) {
  const staff = crypto.randomUUID()
  const pair = await newPair(staff)
  const one = { id: staff, public: pair.public, signing: (await signerOf(pair)).public }
  return { ...person, staff, pair, one }
}
