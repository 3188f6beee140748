/** A new unit: its keys, its key slots and its first records, written in one step. */

import { today } from '../../clock/today.ts'
import { keysOf, newHeader } from '../crypto/header.ts'
import { NOBODY } from '../crypto/key-slots.ts'
import { newRecoveryCode } from '../crypto/recovery-code.ts'
import { noteLastHere } from '../disk/last-here.ts'
import { put } from '../disk/rows.ts'
import { Store } from '../disk/store.ts'
import type { OpenVault, Place } from '../vault.ts'
import { withKeySlot } from './change-key-slots.ts'
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
  place: Place,
  { name, staff, recoveryCode = newRecoveryCode() }: NewUnit,
): Promise<{ vault: OpenVault; recoveryCode: string }> {
  const people = staff.map((person) => ({ ...person, staff: crypto.randomUUID() }))
  const [first] = people
  if (!first) throw new Error('a unit needs somebody who can open it')
  const store = await Store.open(place)
  if (await store.get('meta', 'header')) throw new Error('there is a unit here already')
  const { header: bare, root } = await newHeader()
  const keys = await keysOf(root, bare)
  root.fill(0)
  if (!keys) throw new Error('the new unit does not open with its own key')
  let header = await withKeySlot(bare, keys, NOBODY, recoveryCode)
  for (const person of people) header = await withKeySlot(header, keys, person.staff, person.passphrase)
  const unit: Unit = {
    store,
    header,
    keys,
    cases: new CaseKeys(header.unit, keys.data, (id) => store.get('keys', id)),
    memory: new Memory([]),
    keyless: new Set(),
    me: { staff: first.staff, name: first.name },
  }
  await appendTo(
    unit,
    [
      { caseId: null, body: { kind: 'unit', name } },
      ...people.map((person) => ({
        caseId: null,
        body: { kind: 'staff' as const, staff: person.staff, name: person.name, active: true },
      })),
    ],
    { ops: [put('meta', { id: 'header', header })] },
  )
  noteLastHere(place, today())
  return {
    vault: openVault(unit, { since: Date.now(), pin: null }, nothingFound, waysBack),
    recoveryCode,
  }
}
