/** A store on either engine: one SQLite file, or a PostgreSQL whose rows are guarded by the unit that work is done for. */
import { setTimeout } from 'node:timers/promises'
import { type Dialect, Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import { Pool } from 'pg'
import { embeddedDialect } from './embedded.ts'
import { groupCommit } from './group-commit.ts'
import { migrate, type Released, type StoreKind } from './migrate.ts'

type Work<D, T> = (tx: Transaction<D>) => Promise<T>

export interface Engine<D> {
  readonly kind: StoreKind
  readonly db: Kysely<D>
  /**
   * Work in the name of one unit, or of all (`*`). In PostgreSQL the rows of other units are out of reach, whatever the query
   * says; and what gave way to another transaction is done once more, so that work touches nothing but its transaction.
   */
  as<T>(whom: string, work: Work<D, T>): Promise<T>
  /** Reads every unit's rows as they stood at one moment, whatever is written meanwhile. The embedded store waits for it. */
  snapshot<T>(work: Work<D, T>): Promise<T>
}

export interface Place {
  /** The data folder. */
  readonly data: string
  /** A PostgreSQL address, or null for the embedded store in the data folder. */
  readonly database: string | null
}

/** Brought up to the newest schema. @param name of the embedded store's file */
export async function openEngine<D>({ data, database }: Place, name: string, released: Released): Promise<Engine<D>> {
  const kind = database ? 'postgres' : 'embedded'
  const dialect: Dialect = database
    ? new PostgresDialect({ pool: connectionsTo(database) })
    : embeddedDialect(data, name)
  const db = new Kysely<D>({ dialect })
  // One that cannot be reached says so, and not that its schema is wrong.
  if (database) await sql`select 1`.execute(db)
  await migrate(db, kind, released)
  const write = groupCommit(db)
  const inTheNameOf =
    <T>(whom: string, work: Work<D, T>) =>
    async (tx: Transaction<D>) => {
      await sql`select set_config('mattstock.unit', ${whom}, true)`.execute(tx)
      return await work(tx)
    }
  return {
    kind,
    db,
    as: (whom, work) =>
      kind === 'embedded' ? write(work) : onceMore(() => db.transaction().execute(inTheNameOf(whom, work))),
    // In the embedded store a transaction of its own: one that is shared holds what others may yet lose.
    snapshot: (work) =>
      kind === 'embedded'
        ? db.transaction().execute(work)
        : db
            .transaction()
            .setIsolationLevel('repeatable read')
            .setAccessMode('read only')
            .execute(inTheNameOf('*', work)),
  }
}

/**
 * Serialisation failures (40001) and deadlocks (40P01): the transaction was undone whole. It is done once more after 50–150 ms:
 * at once, it takes the same rows again before the one that it gave way to has woken. Whoever gives way twice is told.
 */
async function onceMore<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (fault) {
    if (!/^(40001|40P01)$/.test((fault as { code?: string }).code ?? '')) throw fault
    await setTimeout(50 + 100 * Math.random())
    return await work()
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
