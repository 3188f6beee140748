/** Devices: enrolment by one-time code, and revocation. */
import { createHash, randomUUID } from 'node:crypto'
import {
  type Enrolled,
  type EnrolledAnswer,
  type Enrolment,
  enrolledText,
  enrolmentText,
  fourWords,
  keysToCompare,
} from '#aggregate'
import { type Collector, hoursFrom } from '../collector.ts'
import { offerPractice } from '../periods/periods.ts'
import { isSignedBy } from '../signing/es256.ts'
import type { ServerKey } from '../signing/server-key.ts'
import type { DeviceRow, UnitRow } from '../store/tables.ts'
import { isVouchedBy, macBy, practiceCodeKey } from './codes.ts'
import { makeRoomForPractice, practiceUnitName } from './practice-units.ts'
import { addUnit, CODE_LIFE_HOURS } from './units.ts'

export type EnrolmentRefusal =
  | { readonly refused: 'bad-code' | 'bad-proof' }
  | { readonly refused: 'too-many'; readonly wait: number }

/** What came with a code that holds: the unit that it is for, and the key to vouch with. */
interface Placed {
  readonly unit: UnitRow
  readonly key: string
}

export async function enrol(collector: Collector, asked: Enrolment): Promise<EnrolledAnswer | EnrolmentRefusal> {
  const { name, publicKey, proof, code } = asked
  if (!isSignedBy(Buffer.from(enrolmentText(code, name, publicKey)), proof, publicKey)) return { refused: 'bad-proof' }
  const device: Omit<DeviceRow, 'unit'> = {
    id: randomUUID(),
    name,
    x: publicKey.x,
    y: publicKey.y,
    enrolled: collector.now(),
    revoked: null,
  }
  const placed = (await isPractice(asked))
    ? await enrolPractice(collector, asked, device)
    : await enrolWithCode(collector, asked, device)
  if ('refused' in placed) return placed
  const { unit, key } = placed
  const { kid, publicKey: serverKey } = await collector.key()
  const content: Enrolled = {
    deviceId: device.id,
    unit: { id: unit.id, name: unit.name, practice: unit.practice === 1 },
    server: { kid, publicKey: serverKey },
    time: device.enrolled,
  }
  const payload = Buffer.from(JSON.stringify(content)).toString('base64url')
  return { payload, mac: macBy(key, enrolledText(publicKey, payload)) }
}

export async function isPractice({ code }: Pick<Enrolment, 'code'>): Promise<boolean> {
  return code === (await practiceCodeKey()).name
}

/** Name and key are those that were there when the code was typed. */
const isVouched = (key: string, { code, name, publicKey, mac }: Enrolment) =>
  isVouchedBy(key, enrolmentText(code, name, publicKey), mac)

/** Each practice device gets a unit of its own, so that everybody can send the whole way; one after the other, for the cap. */
async function enrolPractice(collector: Collector, asked: Enrolment, device: Omit<DeviceRow, 'unit'>) {
  const { key } = await practiceCodeKey()
  if (!isVouched(key, asked)) return { refused: 'bad-proof' } as const
  return await collector.store.inTurn('practice unit', async (): Promise<Placed | EnrolmentRefusal> => {
    await offerPractice(collector)
    if (!(await makeRoomForPractice(collector))) return { refused: 'too-many', wait: 24 * 3600 }
    const unit = await addUnit(collector, `${practiceUnitName}${device.id.slice(0, 4)}`, true)
    await collector.store.db
      .insertInto('devices')
      .values({ ...device, unit: unit.id })
      .execute()
    return { unit, key }
  })
}

async function enrolWithCode(collector: Collector, asked: Enrolment, device: Omit<DeviceRow, 'unit'>) {
  return await collector.store.db.transaction().execute(async (tx): Promise<Placed | EnrolmentRefusal> => {
    const found = await tx
      .selectFrom('codes')
      .innerJoin('units', 'units.id', 'codes.unit')
      .selectAll('units')
      .select('codes.key')
      .where('codes.hash', '=', asked.code)
      .where('codes.expires', '>', collector.now())
      // Made while the clock stood ahead, it would be good until then.
      .where('codes.expires', '<=', hoursFrom(collector.now(), CODE_LIFE_HOURS))
      .where('codes.device', 'is', null)
      .executeTakeFirst()
    if (!found) return { refused: 'bad-code' }
    const { key, ...unit } = found
    if (!isVouched(key, asked)) return { refused: 'bad-proof' }
    await tx
      .insertInto('devices')
      .values({ ...device, unit: found.id })
      .execute()
    // Two devices with one code at the same moment: the one whose update finds it unused stays.
    const used = await tx
      .updateTable('codes')
      .set({ device: device.id })
      .where('hash', '=', asked.code)
      .where('device', 'is', null)
      .executeTakeFirst()
    if (used.numUpdatedRows === 1n) return { unit, key }
    await tx.deleteFrom('devices').where('id', '=', device.id).execute()
    return { refused: 'bad-code' }
  })
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
export function wordsOf(server: ServerKey, device: Pick<DeviceRow, 'x' | 'y'>): readonly string[] {
  const publicKey = { kty: 'EC', crv: 'P-256', x: device.x, y: device.y } as const
  return fourWords(createHash('sha256').update(keysToCompare(publicKey, server.publicKey)).digest())
}
