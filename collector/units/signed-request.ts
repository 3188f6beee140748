/**
 * Which device asks, by its signature over the whole request: no token that somebody on the way could keep, no clock but the
 * collector's, and no request twice. The relay asks the same of its devices (docs/formats/relay.md).
 */
import type { FastifyRequest } from 'fastify'
import { CLOCK_ROOM_MS, readAuthorization, signedRequestText } from '#aggregate'
import { type Collector, hoursFrom } from '../collector.ts'
import { isSignedBy } from '../signing/es256.ts'
import type { DeviceRow } from '../store/tables.ts'
import type { Refusal } from '../words/refusals.ts'

/** SHA-256 of no bytes, base64url: what devices ask for in their own name is asked without a body. */
const NOTHING = '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'

export interface DeviceAsking {
  readonly device: DeviceRow
  /** Of the request, to be signed into its answer. */
  readonly nonce: string
}

/** A device that is not known, one that was revoked, another unit's name and a wrong signature are refused alike. */
export async function deviceAsking(collector: Collector, request: FastifyRequest): Promise<DeviceAsking | Refusal> {
  const signed = readAuthorization(request.headers.authorization)
  if (!signed) return { refused: 'not-signed' }
  const { asker, sig } = signed
  const now = Date.parse(collector.now())
  if (Math.abs(asker.at - now) > CLOCK_ROOM_MS) return { refused: 'wrong-time', more: { at: now } }
  const { db } = collector.store
  const device = await db.selectFrom('devices').selectAll().where('id', '=', asker.device).executeTakeFirst()
  if (!device || device.unit !== asker.unit || device.revoked !== null) return { refused: 'not-signed' }
  const text = signedRequestText(asker, request.method, request.url, NOTHING)
  const key = { kty: 'EC', crv: 'P-256', x: device.x, y: device.y } as const
  if (!isSignedBy(Buffer.from(text), sig, key)) return { refused: 'not-signed' }
  if (!(await isFirst(collector, asker.device, asker.nonce, asker.at))) return { refused: 'replayed' }
  return { device, nonce: asker.nonce }
}

/** What time has made useless is swept away with it. */
async function isFirst({ store: { db }, now }: Collector, device: string, nonce: string, at: number): Promise<boolean> {
  const long = hoursFrom(now(), -CLOCK_ROOM_MS / 3_600_000)
  await db.deleteFrom('requests').where('at', '<', long).execute()
  const noted = await db
    .insertInto('requests')
    .values({ device, nonce, at: new Date(at).toISOString() })
    .onConflict((there) => there.doNothing())
    .executeTakeFirst()
  return noted.numInsertedOrUpdatedRows === 1n
}
