/** Failed tries at what can be guessed, counted in the store so that a restart forgives nothing. */
import { randomUUID } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { type Collector, hoursFrom } from './collector.ts'
import { turnsHere } from './store/in-turn.ts'
import type { Refusal } from './words/refusals.ts'

/** Failures an hour from one sender, after which nothing more is looked at. */
const limits = {
  /** One-time codes, by address. */
  code: 10,
  /** The passphrase of the collector's staff, and the code of a first start, by address. */
  passphrase: 10,
  /** What is signed by no device that we know, by address. A device that is known is looked at all the same. */
  stranger: 300,
  /** Batches of a device that were refused. */
  device: 300,
  /** Practice units made with the public code, by address: each counts, since there is nothing to guess. */
  practice: 300,
  /** Wrong codes through one region's server, whatever networks it says they come from. */
  region: 1000,
} as const

type Purpose = keyof typeof limits

const inTurn = turnsHere()

/**
 * Runs an attempt unless too many have failed. What can be guessed is tried one at a time for each sender, and noted before
 * it is looked at, to be forgotten if it did not fail: tries of the same moment cannot all slip through, whichever processes
 * they come to. What cannot be guessed is noted when `failed` says so.
 */
export async function attempt<T>(
  collector: Collector,
  purpose: Purpose,
  /** An IP address, or a device's id. */
  sender: string,
  work: () => Promise<T>,
  failed: (answer: T) => boolean,
): Promise<T | Refusal> {
  const who = collector.blur(`${purpose} ${networkOf(sender)}`)
  if (purpose !== 'device' && purpose !== 'stranger')
    return await inTurn(who, async () => {
      const mine = await note(collector, who)
      const wait = await secondsToWait(collector, who, limits[purpose], mine)
      const answer: T | Refusal = wait === null ? await work() : { refused: 'too-many', wait }
      if (wait !== null || !failed(answer as T)) await forget(collector, mine)
      return answer
    })
  const wait = await secondsToWait(collector, who, limits[purpose])
  if (wait !== null) return { refused: 'too-many', wait }
  const answer = await work()
  if (failed(answer)) await note(collector, who)
  return answer
}

/**
 * Whom an address stands for: of IPv6 its first 64 bits, since whoever has one address has them all; of an IPv4 address
 * written as IPv6 that address. Anything else as it stands.
 */
export function networkOf(sender: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(sender)?.[1]
  if (mapped || !isIPv6(sender)) return mapped ?? sender
  // As a URL has it: lower case, no leading noughts, one run of noughts left out.
  const [head = '', tail] = new URL(`http://[${sender.split('%')[0]}]`).hostname.slice(1, -1).split('::')
  const [first, last] = [head, tail ?? ''].map((part) => part.split(':').filter((group) => group !== ''))
  const between = Array<string>(8 - (first?.length ?? 0) - (last?.length ?? 0)).fill('0')
  return `${[...(first ?? []), ...between, ...(last ?? [])].slice(0, 4).join(':')}::/64`
}

/** @returns its id */
async function note({ store: { db }, now }: Collector, who: string): Promise<string> {
  await db.deleteFrom('tries').where('at', '<=', hoursFrom(now(), -1)).execute()
  const id = randomUUID()
  await db.insertInto('tries').values({ id, who, at: now() }).execute()
  return id
}

async function forget({ store: { db } }: Collector, id: string): Promise<void> {
  await db.deleteFrom('tries').where('id', '=', id).execute()
}

/** @param mine the try that asks, where it is noted already: it is not counted */
async function secondsToWait(
  { store: { db }, now }: Collector,
  who: string,
  limit: number,
  mine = '',
): Promise<number | null> {
  const at = now()
  const failures = await db
    .selectFrom('tries')
    .select('at')
    .where('who', '=', who)
    .where('at', '>', hoursFrom(at, -1))
    .where('id', '!=', mine)
    .orderBy('at')
    .execute()
  // Noted while the clock stood ahead: from now on they are of this moment, and so forgotten in an hour.
  if (failures.some((failure) => failure.at > at))
    await db.updateTable('tries').set({ at }).where('at', '>', at).execute()
  const oldest = failures[failures.length - limit]
  if (!oldest) return null
  const forgotten = Date.parse(hoursFrom(oldest.at < at ? oldest.at : at, 1))
  return Math.max(1, Math.ceil((forgotten - Date.parse(at)) / 1000))
}
