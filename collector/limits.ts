/** Failed tries at what can be guessed, counted in the store so that a restart forgives nothing. */
import { randomUUID } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { type Collector, hoursFrom } from './collector.ts'
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
} as const

type Purpose = keyof typeof limits

/**
 * Runs an attempt unless too many have failed, and counts it if `failed` says so. What can be guessed is tried one at a
 * time for each sender, so that tries at the same moment cannot all slip through.
 */
export async function attempt<T>(
  collector: Collector,
  purpose: Purpose,
  /** An IP address, or a device's id. */
  sender: string,
  work: () => Promise<T>,
  failed: (answer: T) => boolean,
): Promise<T | Refusal> {
  const who = collector.key().blur(`${purpose} ${networkOf(sender)}`)
  const once = async (): Promise<T | Refusal> => {
    const wait = await secondsToWait(collector, who, limits[purpose])
    if (wait !== null) return { refused: 'too-many', wait }
    const answer = await work()
    if (failed(answer)) await noteFailure(collector, who)
    return answer
  }
  return await (purpose === 'device' || purpose === 'stranger' ? once() : inTurn(who, once))
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

async function noteFailure({ store: { db }, now }: Collector, who: string) {
  await db.deleteFrom('tries').where('at', '<=', hoursFrom(now(), -1)).execute()
  await db.insertInto('tries').values({ id: randomUUID(), who, at: now() }).execute()
}

async function secondsToWait({ store: { db }, now }: Collector, who: string, limit: number): Promise<number | null> {
  const at = now()
  const failures = await db
    .selectFrom('tries')
    .select('at')
    .where('who', '=', who)
    .where('at', '>', hoursFrom(at, -1))
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

const turns = new Map<string, Promise<unknown>>()

/** After everybody else who waits for the same. */
export async function inTurn<T>(what: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(what) ?? Promise.resolve()
  const mine = before.then(work, work)
  turns.set(what, mine)
  try {
    return await mine
  } finally {
    if (turns.get(what) === mine) turns.delete(what)
  }
}
