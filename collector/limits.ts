/** Failed tries at what can be guessed, counted in the store so that a restart forgives nothing. */
import { randomUUID } from 'node:crypto'
import { type Collector, hoursFrom } from './collector.ts'
import type { Refusal } from './words/refusals.ts'

/** Failures an hour from one address, after which nothing more is looked at. */
const limits = {
  /** One-time codes. */
  code: 10,
  /** The passphrase of the collector's staff, and the code of a first start. */
  passphrase: 10,
  /** Batches that were refused. Wide, since many units may share an address. */
  batch: 300,
  /** Practice units made with the public code: each counts, since there is nothing to guess. */
  practice: 300,
} as const

type Purpose = keyof typeof limits

/**
 * Runs an attempt unless too many have failed, and counts it if `failed` says so. What can be guessed is tried one at a
 * time for each address, so that tries at the same moment cannot all slip through.
 */
export async function attempt<T>(
  collector: Collector,
  purpose: Purpose,
  address: string,
  work: () => Promise<T>,
  failed: (answer: T) => boolean,
): Promise<T | Refusal> {
  const who = collector.key().blur(`${purpose} ${address}`)
  const once = async (): Promise<T | Refusal> => {
    const wait = await secondsToWait(collector, who, limits[purpose])
    if (wait !== null) return { refused: 'too-many', wait }
    const answer = await work()
    if (failed(answer)) await noteFailure(collector, who)
    return answer
  }
  return await (purpose === 'batch' ? once() : inTurn(who, once))
}

async function noteFailure({ store: { db }, now }: Collector, who: string) {
  await db.deleteFrom('tries').where('at', '<=', hoursFrom(now(), -1)).execute()
  await db.insertInto('tries').values({ id: randomUUID(), who, at: now() }).execute()
}

async function secondsToWait({ store: { db }, now }: Collector, who: string, limit: number): Promise<number | null> {
  const at = now()
  const anHourAgo = hoursFrom(at, -1)
  const failures = await db
    .selectFrom('tries')
    .select('at')
    .where('who', '=', who)
    .where('at', '>', anHourAgo)
    .orderBy('at')
    .execute()
  const oldest = failures[failures.length - limit]
  if (!oldest) return null
  return Math.max(1, Math.ceil((Date.parse(hoursFrom(oldest.at, 1)) - Date.parse(at)) / 1000))
}

const turns = new Map<string, Promise<unknown>>()

async function inTurn<T>(who: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(who) ?? Promise.resolve()
  const mine = before.then(work, work)
  turns.set(who, mine)
  try {
    return await mine
  } finally {
    if (turns.get(who) === mine) turns.delete(who)
  }
}
