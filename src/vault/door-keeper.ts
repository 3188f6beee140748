/** Cutting new doors and walling up old ones, from inside an open vault. */
import { cutDoor, type Door, NOBODY, stretched, tryDoors } from './doors.ts'
import { type Header, rootOf, tagged, type UnitKeys } from './header.ts'
import { newRecoveryCode, readRecoveryCode } from './recovery-code.ts'
import { put } from './rows.ts'
import { appendTo, type Unit } from './unit.ts'

/** One of `staff` has a passphrase; `NOBODY` has the recovery sheet. A new door takes the place of the old. */
export async function withDoor(header: Header, keys: UnitKeys, staff: string, secret: string): Promise<Header> {
  const tag = await tagged(keys, `door|${staff}`)
  const kind: Door['kind'] = staff === NOBODY ? 'recovery' : 'passphrase'
  const root = await rootOf(keys, header)
  const cut = await cutDoor(await stretched(secret, header.derivation), { unit: header.unit, kind, tag, root, staff })
  root.fill(0)
  return { ...header, doors: [...header.doors.filter((door) => door.tag !== tag), cut] }
}

export async function addDoor(unit: Unit, staff: string, passphrase: string): Promise<void> {
  await stored(unit, await withDoor(unit.header, unit.keys, staff, passphrase), 'door.added', staff)
}

export async function removeDoor(unit: Unit, staff: string): Promise<void> {
  const tag = await tagged(unit.keys, `door|${staff}`)
  const doors = unit.header.doors.filter((door) => door.tag !== tag)
  await stored(unit, { ...unit.header, doors }, 'door.removed', staff)
}

export async function changeRecoveryCode(unit: Unit): Promise<string> {
  const code = newRecoveryCode()
  await stored(unit, await withDoor(unit.header, unit.keys, NOBODY, code), 'recovery.new', '')
  return code
}

export async function opensUnit({ header }: Unit, typed: string): Promise<boolean> {
  const read = readRecoveryCode(typed)
  if (!('code' in read)) return false
  const secret = await stretched(read.code, header.derivation)
  return (await tryDoors(secret, header.unit, header.doors, 'recovery')) !== null
}

async function stored(unit: Unit, header: Header, what: string, detail: string): Promise<void> {
  await appendTo(unit, [{ caseId: null, body: { kind: 'audit', what, detail } }], {
    ops: [put('meta', { id: 'header', header })],
  })
  unit.header = header
}
