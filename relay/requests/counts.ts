/**
 * How often somebody asks, or guesses wrong: one row for each stretch of time, counted up before anything is looked at, so that
 * requests of one moment cannot all slip through, whichever processes they come to. A restart forgives nothing.
 */
import type { Db, Tx } from '../store/tables.ts'

const limits = {
  /** Requests of a device that is known. */
  device: { most: 600, ms: 60_000 },
  /** Codes that do not hold, from one network. */
  code: { most: 10, ms: 3_600_000 },
  /** What is signed by nobody we know, from one network. */
  stranger: { most: 300, ms: 3_600_000 },
  /** Devices that want to be let in, from one network; and what both sides ask about it. */
  pairing: { most: 60, ms: 3_600_000 },
  paired: { most: 10_000, ms: 3_600_000 },
  /** What pages that are answered at home ask, from one network: a school may be one; and of one unit. */
  home: { most: 2000, ms: 3_600_000 },
  'home-unit': { most: 10_000, ms: 3_600_000 },
  /** Units that come to practise, from one network. */
  practice: { most: 20, ms: 3_600_000 },
} as const

/** @returns the seconds until it may be tried again, or null where it may be now */
export async function countUp(
  db: Db | Tx,
  purpose: keyof typeof limits,
  who: string,
  now: number,
): Promise<number | null> {
  const ends = endOf(purpose, now)
  const { n } = await db
    .insertInto('counts')
    .values({ who: `${purpose} ${who}`, ends, n: 1 })
    .onConflict((there) => there.columns(['who', 'ends']).doUpdateSet((eb) => ({ n: eb('counts.n', '+', 1) })))
    .returning('n')
    .executeTakeFirstOrThrow()
  return n > limits[purpose].most ? Math.ceil((ends - now) / 1000) : null
}

/** What was counted at that moment was no fault. */
export async function countBack(db: Db | Tx, purpose: keyof typeof limits, who: string, at: number): Promise<void> {
  await db
    .updateTable('counts')
    .set((eb) => ({ n: eb('n', '-', 1) }))
    .where('who', '=', `${purpose} ${who}`)
    .where('ends', '=', endOf(purpose, at))
    .execute()
}

const endOf = (purpose: keyof typeof limits, now: number): number => {
  const { ms } = limits[purpose]
  return (Math.floor(now / ms) + 1) * ms
}

/** Of stretches that have ended. */
export async function forgetCounts(db: Db | Tx, now: number): Promise<void> {
  await db.deleteFrom('counts').where('ends', '<', now).execute()
}
