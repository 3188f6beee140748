/** Opens whichever store the settings name, brought up to the newest schema. */
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool } from 'pg'
import type { Settings } from '../settings.ts'
import { embeddedDialect } from './embedded.ts'
import { groupCommit } from './group-commit.ts'
import { migrate } from './migrate.ts'
import { type Hold, holdAlone } from './only-one.ts'
import type { StoreRefused } from './refused.ts'
import type { Db, Tables, Tx } from './tables.ts'

export interface Store {
  readonly kind: 'embedded' | 'postgres'
  readonly db: Db
  /** Work in the name of one unit. In PostgreSQL the rows of other units are out of reach, whatever the query says. */
  asUnit<T>(unit: string, work: (tx: Tx) => Promise<T>): Promise<T>
  /** Work that needs every unit's rows: publishing, and staff of the collector. */
  asCollector<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Reads every unit's rows as they stood at one moment, whatever is written meanwhile. The embedded store waits for it. */
  snapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** @param lost called when another collector took the database while it was away: this one must end */
export async function openStore(
  settings: Pick<Settings, 'data' | 'database'>,
  lost: (why: StoreRefused) => void = () => {},
): Promise<Store> {
  const kind = settings.database ? 'postgres' : 'embedded'
  const hold: Hold | null = settings.database ? await holdAlone(settings.database, lost) : null
  const dialect = settings.database
    ? new PostgresDialect({ pool: connectionsTo(settings.database) })
    : embeddedDialect(settings.data)
  const db = new Kysely<Tables>({ dialect })
  try {
    await migrate(db, kind)
  } catch (fault) {
    await hold?.release()
    throw fault
  }

  const write = groupCommit(db)
  const inTheNameOf =
    <T>(whom: string, work: (tx: Tx) => Promise<T>) =>
    async (tx: Tx) => {
      await sql`select set_config('mattstock.unit', ${whom}, true)`.execute(tx)
      return await work(tx)
    }
  const as = <T>(whom: string, work: (tx: Tx) => Promise<T>) =>
    kind === 'embedded' ? write(work) : db.transaction().execute(inTheNameOf(whom, work))
  // In the embedded store a transaction of its own: one that is shared holds what others may yet lose.
  const snapshot = <T>(work: (tx: Tx) => Promise<T>) =>
    kind === 'embedded'
      ? db.transaction().execute(work)
      : db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(inTheNameOf('*', work))
  return {
    kind,
    db,
    asUnit: (unit, work) => as(unit, work),
    asCollector: (work) => as('*', work),
    snapshot,
    close: async () => {
      await db.destroy()
      await hold?.release()
    },
  }
}

function connectionsTo(address: string): Pool {
  const pool = new Pool({
    connectionString: address,
    max: 10,
    connectionTimeoutMillis: 5000,
    statement_timeout: 9000,
    // A little longer than the server's own: for a server that says nothing at all.
    query_timeout: 9500,
  })
  // An idle connection that the server closes (a restart) is replaced at the next request. Unheard, it would end the process.
  pool.on('error', () => {})
  // One that breaks while it is lent out, between two statements, fails the next statement; unheard, it would do the same.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}
