/** Devices: enrolment by one-time code, whose token it is, and revocation. */
import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import {
  type Enrolled,
  type Enrolment,
  enrolmentProof,
  fourWords,
  keysToCompare,
  practiceCode,
  readCode,
} from '#aggregate'
import { type Collector, hoursFrom } from '../collector.ts'
import { inTurn } from '../limits.ts'
import { offerPractice } from '../periods/periods.ts'
import { isSignedBy, sha256Hex } from '../signing/es256.ts'
import type { DeviceRow, UnitRow } from '../store/tables.ts'
import { makeRoomForPractice, practiceUnitName } from './practice-units.ts'
import { addUnit, CODE_LIFE_HOURS, hashOfCode } from './units.ts'

export type EnrolmentRefusal =
  | { readonly refused: 'bad-code' | 'bad-proof' }
  | { readonly refused: 'too-many'; readonly wait: number }

export async function enrol(collector: Collector, asked: Enrolment): Promise<Enrolled | EnrolmentRefusal> {
  const proof = Buffer.from(enrolmentProof(asked.code))
  if (!isSignedBy(proof, asked.proof, asked.publicKey)) return { refused: 'bad-proof' }
  const token = randomBytes(32).toString('base64url')
  const device: Omit<DeviceRow, 'unit'> = {
    id: randomUUID(),
    name: asked.name,
    x: asked.publicKey.x,
    y: asked.publicKey.y,
    token_hash: sha256Hex(token),
    enrolled: collector.now(),
    revoked: null,
  }
  const unit = isPracticeCode(asked.code)
    ? await enrolPractice(collector, device)
    : await enrolWithCode(collector, asked.code, device)
  if (!unit) return { refused: 'bad-code' }
  if ('refused' in unit) return unit
  return {
    deviceId: device.id,
    token,
    unit: { id: unit.id, name: unit.name, practice: unit.practice === 1 },
    server: { kid: collector.key().kid, publicKey: collector.key().publicKey },
    time: device.enrolled,
  }
}

export function isPracticeCode(typed: string): boolean {
  return readCode(typed) === readCode(practiceCode)
}

/** Each practice device gets a unit of its own, so that everybody can send the whole way; one after the other, for the cap. */
async function enrolPractice(collector: Collector, device: Omit<DeviceRow, 'unit'>) {
  return await inTurn('practice unit', async (): Promise<UnitRow | EnrolmentRefusal> => {
    await offerPractice(collector)
    if (!(await makeRoomForPractice(collector))) return { refused: 'too-many', wait: 24 * 3600 }
    const unit = await addUnit(collector, `${practiceUnitName}${device.id.slice(0, 4)}`, true)
    await collector.store.db
      .insertInto('devices')
      .values({ ...device, unit: unit.id })
      .execute()
    return unit
  })
}

async function enrolWithCode(collector: Collector, code: string, device: Omit<DeviceRow, 'unit'>) {
  return await collector.store.db.transaction().execute(async (tx) => {
    const found = await tx
      .selectFrom('codes')
      .innerJoin('units', 'units.id', 'codes.unit')
      .selectAll('units')
      .where('codes.hash', '=', hashOfCode(code))
      .where('codes.expires', '>', collector.now())
      // Made while the clock stood ahead, it would be good until then.
      .where('codes.expires', '<=', hoursFrom(collector.now(), CODE_LIFE_HOURS))
      .where('codes.device', 'is', null)
      .executeTakeFirst()
    if (!found) return undefined
    await tx
      .insertInto('devices')
      .values({ ...device, unit: found.id })
      .execute()
    // Two devices with one code at the same moment: the one whose update finds it unused stays.
    const used = await tx
      .updateTable('codes')
      .set({ device: device.id })
      .where('hash', '=', hashOfCode(code))
      .where('device', 'is', null)
      .executeTakeFirst()
    if (used.numUpdatedRows === 1n) return found
    await tx.deleteFrom('devices').where('id', '=', device.id).execute()
    return undefined
  })
}

/** The device whose token is in the header, or null: for no token, an unknown one and a revoked device alike. */
export async function deviceWithToken({ store: { db } }: Collector, header: string | undefined) {
  const hash = sha256Hex(/^Bearer ([A-Za-z0-9_-]{43})$/.exec(header ?? '')?.[1] ?? '')
  const device = await db.selectFrom('devices').selectAll().where('token_hash', '=', hash).executeTakeFirst()
  const same = timingSafeEqual(Buffer.from(hash), Buffer.from(device?.token_hash ?? '0'.repeat(64)))
  return same && device && device.revoked === null ? device : null
}

/** What the device sent before stays valid; nothing more is taken from it. */
export async function revokeDevice({ store: { db }, now }: Collector, id: string): Promise<boolean> {
  const done = await db
    .updateTable('devices')
    .set({ revoked: now() })
    .where('id', '=', id)
    .where('revoked', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** The four words that the device shows too. */
export function wordsOf({ key }: Collector, device: Pick<DeviceRow, 'x' | 'y'>): readonly string[] {
  const publicKey = { kty: 'EC', crv: 'P-256', x: device.x, y: device.y } as const
  return fourWords(createHash('sha256').update(keysToCompare(publicKey, key().publicKey)).digest())
}
