/** Units, and the one-time codes by which their devices come in. */
import { randomBytes, randomInt } from 'node:crypto'
import { codeAlphabet, codeLength, readCode } from '#aggregate'
import { type Collector, hoursFrom } from '../collector.ts'
import { inTurn } from '../limits.ts'
import { sha256Hex } from '../signing/es256.ts'
import type { Db, DeviceRow, UnitRow } from '../store/tables.ts'
import { lookOf } from './unit-names.ts'

export const CODE_LIFE_HOURS = 24

export async function addUnit({ store: { db }, now }: Collector, name: string, practice = false): Promise<UnitRow> {
  const unit = { id: newUnitId(), name, practice: Number(practice), created: now() }
  await db.insertInto('units').values(unit).execute()
  return unit
}

/** @returns the code, grouped for reading. It is shown once; the store keeps its hash. It takes the place of one not used. */
export async function makeCode({ store: { db }, now }: Collector, unit: string): Promise<string> {
  const code = Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')
  const row = { hash: hashOfCode(code), unit, expires: hoursFrom(now(), CODE_LIFE_HOURS), device: null }
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('codes').where('unit', '=', unit).where('device', 'is', null).execute()
    await tx.insertInto('codes').values(row).execute()
  })
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

export function hashOfCode(typed: string): string {
  return sha256Hex(`mattstock-code\n${readCode(typed)}`)
}

/** The unit whose name looks like this one. */
export async function unitNamed(db: Db, name: string): Promise<UnitRow | undefined> {
  const look = lookOf(name)
  return (await db.selectFrom('units').selectAll().execute()).find((unit) => lookOf(unit.name) === look)
}

/** The unit of that name, and whether it is new. One at a time, so that two cannot both be the first. */
export async function unitOfName(collector: Collector, name: string): Promise<{ unit: UnitRow; added: boolean }> {
  return await inTurn('unit name', async () => {
    const there = await unitNamed(collector.store.db, name)
    return { unit: there ?? (await addUnit(collector, name)), added: !there }
  })
}

/** The unit of a device that has come in by its token. */
export async function unitOfDevice(db: Db, device: DeviceRow | null): Promise<{ id: string; practice: boolean }> {
  const { id, practice } = await db
    .selectFrom('units')
    .select(['id', 'practice'])
    .where('id', '=', device?.unit ?? '')
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
