/**
 * Who asks: a device of the unit, by its signature over the whole request. No token that could be read on the way, no clock but
 * the relay's, and no request twice: its nonce lies in the store for as long as its time would be believed.
 */
import type { FastifyRequest } from 'fastify'
import { networkOf, sha256Hex } from '#serving'
import { isSigned } from '../hashes.ts'
import { CLOCK_ROOM_MS } from '../protocol/shapes.ts'
import { type Asker, signedRequestText } from '../protocol/texts.ts'
import { RelayRefused } from '../refused.ts'
import type { Relay } from '../relay.ts'
import type { Tx } from '../store/tables.ts'
import { countUp, forgetCounts } from './counts.ts'

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const form = new RegExp(`^Mattstock (${uuid}) (${uuid}) (\\d{1,15}) ([A-Za-z0-9_-]{22}) ([A-Za-z0-9_-]{85}[AQgw])$`)

/** A minute: how exactly it is known when a unit was last heard of. */
const HEARD_MS = 60_000

interface Signed {
  readonly asker: Asker
  readonly sig: string
}

function readAuthorization(header: string | undefined): Signed {
  const [, unit = '', device = '', at, nonce = '', sig = ''] = form.exec(header ?? '') ?? []
  if (!unit) throw new RelayRefused({ refused: 'not-signed' })
  return { asker: { unit, device, at: Number(at), nonce }, sig }
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
): Promise<Asker> {
  const { asker, sig } = readAuthorization(request.headers.authorization)
  const at = relay.now()
  if (Math.abs(asker.at - at) > CLOCK_ROOM_MS) throw new RelayRefused({ refused: 'wrong-time', more: { at } })
  const text = signedRequestText(asker, request.method, request.url, bodyHash)
  await relay.store.asUnit(asker.unit, async (tx) => {
    const known = await checkKnown(tx, asker, (key) => isSigned(text, sig, key), newKey(asker.device))
    // What somebody new may ask for does nothing the second time; and no stranger writes here.
    if (known) await once(tx, asker, at)
  })
  return asker
}

/** @returns whether it is known here, and not only by what it brings */
async function checkKnown(
  tx: Tx,
  { unit, device }: Asker,
  signs: (key: string) => boolean,
  newKey?: string,
): Promise<boolean> {
  const member = await tx
    .selectFrom('members')
    .select(['key', 'removed'])
    .where('unit', '=', unit)
    .where('device', '=', device)
    .executeTakeFirst()
  const key = member?.key ?? newKey
  if (!key || !signs(key)) {
    const closed = await tx.selectFrom('closed').select('receipt').where('unit', '=', unit).executeTakeFirst()
    if (closed) throw new RelayRefused({ refused: 'unit-closed', more: { receipt: JSON.parse(closed.receipt) } })
    throw new RelayRefused({ refused: 'not-signed' })
  }
  if (typeof member?.removed !== 'number') return member !== undefined
  const { body } = await tx
    .selectFrom('steps')
    .select('body')
    .where('unit', '=', unit)
    .where('n', '=', member.removed)
    .executeTakeFirstOrThrow()
  throw new RelayRefused({ refused: 'removed', more: { step: JSON.parse(body) } })
}

/** The nonce is new, the device has not asked too often, and the unit was heard of. */
async function once(tx: Tx, { unit, device, nonce, at: said }: Asker, now: number) {
  const noted = await tx
    .insertInto('requests')
    .values({ unit, device, nonce, at: said })
    .onConflict((there) => there.doNothing())
    .executeTakeFirst()
  if (noted.numInsertedOrUpdatedRows !== 1n) throw new RelayRefused({ refused: 'replayed' })
  const wait = await countUp(tx, 'device', `${unit} ${device}`, now)
  if (wait !== null) throw new RelayRefused({ refused: 'too-many', wait })
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
