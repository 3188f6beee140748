/**
 * Who asks: a device of the unit, by its signature over the whole request. No token that could be read on the way, no clock but
 * the relay's, and no request twice: its nonce lies in the store for as long as its time would be believed.
 */
import type { FastifyRequest } from 'fastify'
import { type Asker, CLOCK_ROOM_MS, readAuthorization, signedRequestText } from '#aggregate'
import { networkOf, sha256Hex } from '#serving'
import { isSigned } from '../hashes.ts'
import { RelayRefused } from '../refused.ts'
import type { Relay } from '../relay.ts'
import type { Tx } from '../store/tables.ts'
import { countUp, forgetCounts } from './counts.ts'

/** A minute: how exactly it is known when a unit was last heard of. */
const HEARD_MS = 60_000

/** Whoever is known, by now, to have asked. */
export interface Known extends Asker {
  readonly isTablet: boolean
}

/**
 * @param bodyHash SHA-256 of the body's bytes, in base64url
 * @param newKey the key of a device that is not known yet and brings what makes it known
 */
export async function askerOf(
  relay: Relay,
  request: FastifyRequest,
  bodyHash: string,
  newKey: (device: string) => string | undefined,
): Promise<Known> {
  const signed = readAuthorization(request.headers.authorization)
  if (!signed) throw new RelayRefused({ refused: 'not-signed' })
  const { asker, sig } = signed
  const at = relay.now()
  if (Math.abs(asker.at - at) > CLOCK_ROOM_MS) throw new RelayRefused({ refused: 'wrong-time', more: { at } })
  const text = signedRequestText(asker, request.method, request.url, bodyHash)
  const member = await relay.store.asUnit(asker.unit, async (tx) => {
    const member = await checkKnown(tx, asker, (key) => isSigned(text, sig, key), newKey(asker.device))
    // What somebody new may ask for does nothing the second time; and no stranger writes here.
    if (member) await once(tx, asker, at, member.heard)
    return member
  })
  return { ...asker, isTablet: member !== null && member.tablet !== 0 }
}

/** What only readers ask for: a tablet has no use for what the unit has sealed, and lets nobody in. */
export function forReaders(asker: Known): Known {
  if (asker.isTablet) throw new RelayRefused({ refused: 'for-readers' })
  return asker
}

/** @returns null where it is known only by what it brings */
async function checkKnown(
  tx: Tx,
  { unit, device }: Asker,
  signs: (key: string) => boolean,
  newKey?: string,
): Promise<{ readonly tablet: number; readonly heard: number } | null> {
  const member = await tx
    .selectFrom('members')
    .innerJoin('units', 'units.unit', 'members.unit')
    .select(['key', 'tablet', 'removed', 'heard'])
    .where('members.unit', '=', unit)
    .where('device', '=', device)
    .executeTakeFirst()
  const key = member?.key ?? newKey
  if (!key || !signs(key)) {
    const closed = await tx.selectFrom('closed').select('receipt').where('unit', '=', unit).executeTakeFirst()
    if (closed) throw new RelayRefused({ refused: 'unit-closed', more: { receipt: JSON.parse(closed.receipt) } })
    throw new RelayRefused({ refused: 'not-signed' })
  }
  if (typeof member?.removed !== 'number') return member ?? null
  const { body } = await tx
    .selectFrom('steps')
    .select('body')
    .where('unit', '=', unit)
    .where('n', '=', member.removed)
    .executeTakeFirstOrThrow()
  throw new RelayRefused({ refused: 'removed', more: { step: JSON.parse(body) } })
}

/** The nonce is new, the device has not asked too often, and the unit was heard of. */
async function once(tx: Tx, { unit, device, nonce, at: said }: Asker, now: number, before: number) {
  const noted = await tx
    .insertInto('requests')
    .values({ unit, device, nonce, at: said })
    .onConflict((there) => there.doNothing())
    .executeTakeFirst()
  if (noted.numInsertedOrUpdatedRows !== 1n) throw new RelayRefused({ refused: 'replayed' })
  const wait = await countUp(tx, 'device', `${unit} ${device}`, now)
  if (wait !== null) throw new RelayRefused({ refused: 'too-many', wait })
  if (before >= now - HEARD_MS) return
  const heard = await tx
    .updateTable('units')
    .set({ heard: now })
    .where('unit', '=', unit)
    .where('heard', '<', now - HEARD_MS)
    .executeTakeFirst()
  if (heard.numUpdatedRows !== 1n) return
  // Once a minute for each unit, what time has made useless is swept away.
  await tx
    .deleteFrom('requests')
    .where('unit', '=', unit)
    .where('at', '<', now - CLOCK_ROOM_MS)
    .execute()
  await forgetCounts(tx, now)
}

/** So that no address can be read from the store. */
export const networkHash = ({ store }: Relay, { ip }: FastifyRequest): string =>
  sha256Hex(`${store.secret}\n${networkOf(ip)}`).slice(0, 32)
