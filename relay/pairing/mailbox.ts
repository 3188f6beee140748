/**
 * Where a device that is new to a unit and one that lets it in leave each other four messages. Neither can sign as anybody yet,
 * so nobody is believed here: what lies here is short, few, over in ten minutes, and sealed or public by itself.
 */
import { PAIRING_MS, type PairingAnswer, type PairingAsked } from '../protocol/shapes.ts'
import { RelayRefused } from '../refused.ts'
import type { Relay } from '../relay.ts'
import { countUp } from '../requests/counts.ts'

/** At one moment, of everybody: so much of the disk strangers may fill, and no more. */
const MOST_PAIRINGS = 5000

/** @param network whom an address stands for, hashed */
export async function leavePart(
  relay: Relay,
  network: string,
  code: string,
  { part, text }: PairingAsked,
): Promise<PairingAnswer> {
  const { db } = relay.store
  const now = relay.now()
  await count(relay, part === 'offer' ? 'pairing' : 'paired', network)
  const ends = part === 'offer' ? await begun(relay, now) : await endOf(relay, network, code)
  await db
    .insertInto('pairings')
    .values({ code, part, body: text, ends })
    .onConflict((there) => there.doNothing())
    .execute()
  const answer = await seen(relay, code)
  // Whoever got no answer leaves the same again; two who leave different things are two.
  if (answer?.parts[part] !== text) throw new RelayRefused({ refused: 'pairing-taken' })
  return answer
}

export async function partsOf(relay: Relay, network: string, code: string): Promise<PairingAnswer> {
  await count(relay, 'paired', network)
  return (await seen(relay, code)) ?? (await refuseStranger(relay, network))
}

/** What is over is swept away by whoever begins. @returns when the new one will be over */
async function begun({ store: { db } }: Relay, now: number): Promise<number> {
  await db
    .deleteFrom('pairings')
    .where((eb) => eb.or([eb('ends', '<=', now), eb('ends', '>', now + PAIRING_MS)]))
    .execute()
  const { n } = await db
    .selectFrom('pairings')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('part', '=', 'offer')
    .executeTakeFirstOrThrow()
  if (Number(n) >= MOST_PAIRINGS) throw new RelayRefused({ refused: 'too-many', wait: PAIRING_MS / 1000 })
  return now + PAIRING_MS
}

async function endOf(relay: Relay, network: string, code: string): Promise<number> {
  const there = await seen(relay, code)
  return there ? relay.now() + there.left : refuseStranger(relay, network)
}

/** Null where nothing is there, or no longer. */
async function seen({ store: { db }, now }: Relay, code: string): Promise<PairingAnswer | null> {
  const at = now()
  const rows = await db
    .selectFrom('pairings')
    .select(['part', 'body', 'ends'])
    .where('code', '=', code)
    .where('ends', '>', at)
    // Begun while the clock stood ahead, it would be there until then.
    .where('ends', '<=', at + PAIRING_MS)
    .execute()
  if (!rows[0]) return null
  return { parts: Object.fromEntries(rows.map(({ part, body }) => [part, body])), left: rows[0].ends - at }
}

/** Codes are not to be found by trying. */
async function refuseStranger(relay: Relay, network: string): Promise<never> {
  await count(relay, 'stranger', network)
  throw new RelayRefused({ refused: 'no-pairing' })
}

async function count(relay: Relay, purpose: 'pairing' | 'paired' | 'stranger', network: string): Promise<void> {
  const wait = await countUp(relay.store.db, purpose, network, relay.now())
  if (wait !== null) throw new RelayRefused({ refused: 'too-many', wait })
}
