/** Slips as they lie here: who may see one, and how it stands. The relay knows neither who is to answer nor what. */
import { timingSafeEqual } from 'node:crypto'
import { sha256 } from '../hashes.ts'
import { type LookAnswer, SPOKEN_TRIES } from '../protocol/home.ts'
import { RelayRefused } from '../refused.ts'
import type { Relay } from '../relay.ts'
import { countUp } from '../requests/counts.ts'
import type { SlipRow, Tx } from '../store/tables.ts'

/** Who asks in nobody's name: by the address, and how often a unit's slips are asked for. */
export async function countPage(relay: Relay, network: string): Promise<void> {
  const wait = await countUp(relay.store.db, 'home', network, relay.now())
  if (wait !== null) throw new RelayRefused({ refused: 'too-many', wait })
}

/** The unit that made the slip. Neither slips nor secrets are to be found by trying: both are answered alike, and counted. */
export async function unitOf(relay: Relay, network: string, slip: string, token: string): Promise<string> {
  const { store } = relay
  const there = await store.db.selectFrom('slip_units').select('unit').where('slip', '=', slip).executeTakeFirst()
  const row = there && (await store.asUnit(there.unit, (tx) => slipRow(tx, there.unit, slip)))
  if (there && row && isSame(row.token, sha256(Buffer.from(token, 'base64url')))) {
    const wait = await countUp(store.db, 'home-unit', there.unit, relay.now())
    if (wait !== null) throw new RelayRefused({ refused: 'too-many', wait })
    return there.unit
  }
  const wait = await countUp(store.db, 'stranger', network, relay.now())
  throw new RelayRefused(wait === null ? { refused: 'no-slip' } : { refused: 'too-many', wait })
}

export const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

const slipRow = async (tx: Tx, unit: string, slip: string): Promise<SlipRow | undefined> =>
  await tx.selectFrom('slips').selectAll().where('unit', '=', unit).where('slip', '=', slip).executeTakeFirst()

/** Held until the transaction ends: two who begin at once do so one after the other. */
export async function heldSlip({ store }: Relay, tx: Tx, unit: string, slip: string): Promise<SlipRow | undefined> {
  const asked = tx.selectFrom('slips').selectAll().where('unit', '=', unit).where('slip', '=', slip)
  return await (store.kind === 'postgres' ? asked.forUpdate() : asked).executeTakeFirst()
}

export async function slipHere(relay: Relay, tx: Tx, unit: string, slip: string): Promise<SlipRow> {
  const row = await heldSlip(relay, tx, unit, slip)
  if (!row) throw new RelayRefused({ refused: 'no-slip' })
  return row
}

export const isSpent = ({ wrong }: SlipRow): boolean => wrong >= SPOKEN_TRIES

/**
 * For whoever comes with this key: what was begun is theirs to its end, whatever has become of the slip since. To all others a
 * slip that is over is over: a phone that has let go of what was begun comes with another key, and is no second one.
 */
export function stateOf(row: SlipRow, key: string, now: number): LookAnswer['state'] {
  // The phone that handed in has forgotten its key, and comes as anybody does.
  if (row.handed !== null) return 'handed-in'
  if (row.key === key) return 'mine'
  if (row.revoked !== null) return 'revoked'
  if (isSpent(row)) return 'code-spent'
  if (row.expires <= now) return 'expired'
  return row.key === null ? 'open' : 'elsewhere'
}

export async function change(
  tx: Tx,
  { unit, slip }: Pick<SlipRow, 'unit' | 'slip'>,
  news: Partial<SlipRow>,
): Promise<void> {
  await tx.updateTable('slips').set(news).where('unit', '=', unit).where('slip', '=', slip).execute()
}
