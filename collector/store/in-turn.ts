/** Work of one name, one at a time: in this process, or in all that are on one PostgreSQL database. */
import { type Kysely, sql } from 'kysely'
import type { StoreKind } from './migrate.ts'

export type InTurn = <T>(name: string, work: () => Promise<T>) => Promise<T>

/** After everybody else in this process who waits for the same. */
export function turnsHere(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return async (name, work) => {
    const before = last.get(name) ?? Promise.resolve()
    const mine = before.then(work, work)
    last.set(name, mine)
    try {
      return await mine
    } finally {
      if (last.get(name) === mine) last.delete(name)
    }
  }
}

/** "matt" as a number: any that no other program of the database uses. */
const ours = 0x6d617474

/**
 * After everybody else on the database, by a lock that ends with its transaction, and so with its process. Here first: a process
 * holds one connection more for each name, however many wait for it.
 */
export function turnsEverywhere<D>(db: Kysely<D>, kind: StoreKind): InTurn {
  const here = turnsHere()
  if (kind === 'embedded') return here
  return (name, work) =>
    here(name, () =>
      db.transaction().execute(async (tx) => {
        await sql`select pg_advisory_xact_lock(${sql.lit(ours)}, hashtext(${name}))`.execute(tx)
        return await work()
      }),
    )
}
