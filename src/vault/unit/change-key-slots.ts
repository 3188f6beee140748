/** Key slots added, replaced and removed, from inside an open vault. */

import { type Header, rootOf, tagged, type UnitKeys } from '../crypto/header.ts'
import { derivedKey, type KeySlot, makeKeySlot, NOBODY, tryKeySlots } from '../crypto/key-slots.ts'
import { readRecoveryCode } from '../crypto/recovery-code.ts'
import { put } from '../disk/rows.ts'
import { appendTo, type Unit } from './unit.ts'

/** One of `staff` has a passphrase; `NOBODY` has the recovery sheet. A new slot takes the place of the old. */
export async function withKeySlot(header: Header, keys: UnitKeys, staff: string, secret: string): Promise<Header> {
  const tag = await tagged(keys, `slot|${staff}`)
  const kind: KeySlot['kind'] = staff === NOBODY ? 'recovery' : 'passphrase'
  const root = await rootOf(keys, header)
  const made = await makeKeySlot(await derivedKey(secret, header.derivation), {
    unit: header.unit,
    kind,
    tag,
    root,
    staff,
  })
  root.fill(0)
  return { ...header, slots: [...header.slots.filter((slot) => slot.tag !== tag), made] }
}

export async function addKeySlot(unit: Unit, staff: string, passphrase: string): Promise<void> {
  await stored(unit, await withKeySlot(unit.header, unit.keys, staff, passphrase), 'key-slot.added', staff)
}

export async function removeKeySlot(unit: Unit, staff: string): Promise<void> {
  const tag = await tagged(unit.keys, `slot|${staff}`)
  const slots = unit.header.slots.filter((slot) => slot.tag !== tag)
  await stored(unit, { ...unit.header, slots }, 'key-slot.removed', staff)
}

export async function changeRecoveryCode(unit: Unit, code: string): Promise<void> {
  await stored(unit, await withKeySlot(unit.header, unit.keys, NOBODY, code), 'recovery.new', '')
}

export async function opensUnit({ header }: Unit, typed: string): Promise<boolean> {
  const read = readRecoveryCode(typed)
  if (!('code' in read)) return false
  const secret = await derivedKey(read.code, header.derivation)
  return (await tryKeySlots(secret, header.unit, header.slots, 'recovery')) !== null
}

async function stored(unit: Unit, header: Header, what: string, detail: string): Promise<void> {
  await appendTo(unit, [{ caseId: null, body: { kind: 'audit', what, detail } }], {
    ops: [put('meta', { id: 'header', header })],
  })
  unit.header = header
}
