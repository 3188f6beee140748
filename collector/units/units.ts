/** Units, and the one-time codes by which their devices come in. */
import { randomBytes, randomInt } from 'node:crypto'
import { codeAlphabet, codeLength } from '#aggregate'
import { type Collector, hoursFrom } from '../collector.ts'
import type { Db, Tx, UnitRow } from '../store/tables.ts'
import { deriveCodeKey } from './codes.ts'
import type { DeviceAsking } from './signed-request.ts'
import { lookOf } from './unit-names.ts'

export const CODE_LIFE_HOURS = 24

export async function addUnit({ store: { db }, now }: Collector, name: string, practice = false): Promise<UnitRow> {
  const unit = { id: newUnitId(), name, practice: Number(practice), created: now() }
  await db.insertInto('units').values(unit).execute()
  return unit
}

/** @returns the code, grouped for reading. It is shown once, and not kept. It takes the place of one not used. */
export async function makeCode({ store: { db, inTurn }, now }: Collector, unit: string): Promise<string> {
  const code = Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')
  const { name, key } = await deriveCodeKey(code)
  const row = { hash: name, key, unit, expires: hoursFrom(now(), CODE_LIFE_HOURS), device: null }
  const replace = async (tx: Tx) => {
    await tx.deleteFrom('codes').where('unit', '=', unit).where('device', 'is', null).execute()
    await tx.insertInto('codes').values(row).execute()
  }
  await inTurn('code', () => db.transaction().execute(replace))
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

/** The unit whose name looks like this one. */
export async function unitNamed(db: Db, name: string): Promise<UnitRow | undefined> {
  const look = lookOf(name)
  return (await db.selectFrom('units').selectAll().execute()).find((unit) => lookOf(unit.name) === look)
}

/** The unit of that name, and whether it is new. One at a time, so that two cannot both be the first. */
export async function unitOfName(collector: Collector, name: string): Promise<{ unit: UnitRow; added: boolean }> {
  return await collector.store.inTurn('unit name', async () => {
    const there = await unitNamed(collector.store.db, name)
    return { unit: there ?? (await addUnit(collector, name)), added: !there }
  })
}

/** The unit of a device that has come in by its signature. */
export async function unitOfDevice(db: Db, asking: DeviceAsking | null): Promise<{ id: string; practice: boolean }> {
  const { id, practice } = await db
    .selectFrom('units')
    .select(['id', 'practice'])
    .where('id', '=', asking?.device.unit ?? '')
    .executeTakeFirstOrThrow()
  return { id, practice: practice === 1 }
}

export async function allUnits(db: Db): Promise<readonly UnitRow[]> {
  return await db.selectFrom('units').selectAll().orderBy('practice').orderBy('name').execute()
}

// No part of the name: the id travels in batches and in public files' making.
function newUnitId(): string {
  return `unit-${randomBytes(6).toString('hex')}`
}
