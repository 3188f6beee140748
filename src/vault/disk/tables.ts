/** Reading and writing the tables of one place. By which connection each step goes is for whoever makes it to say. */
import { counted, type Database, type Local, type LocalChange, local, rowsAfter, setLocal, write } from './database.ts'
import { type Op, type Row, type Table, tables } from './rows.ts'

/** Does work on a database, and says when it does not answer. */
export type Run = <T>(work: (db: Database) => PromiseLike<T>) => Promise<T>

/** Asked for one by one, more ids than this take longer than all of a table's. */
const MANY = 1_000

export class Tables {
  readonly #run: Run
  readonly #runWrite: Run

  /** `runWrite` for steps that must not go to another database than the one that was read. */
  constructor(run: Run, runWrite: Run = run) {
    this.#run = run
    this.#runWrite = runWrite
  }

  all<T extends Table>(table: T): Promise<Row<T>[]> {
    return this.#run((db) => db.table<Row<T>>(table).toArray())
  }

  get<T extends Table>(table: T, id: string): Promise<Row<T> | undefined> {
    return this.#run((db) => db.table<Row<T>>(table).get(id))
  }

  count(table: Table): Promise<number> {
    return this.#run((db) => counted(db, table))
  }

  after<T extends Table>(table: T, id: string, most: number): Promise<Row<T>[]> {
    return this.#run((db) => rowsAfter(db, table, id, most))
  }

  ids(table: Table): Promise<string[]> {
    return this.#run((db) => db[table].toCollection().primaryKeys()) as Promise<string[]>
  }

  entriesAfter(lamport: number): Promise<Row<'entries'>[]> {
    return this.#run((db) => db.entries.where('lamport').above(lamport).toArray())
  }

  entriesUpTo(lamport: number): Promise<number> {
    return this.#run((db) => db.entries.where('lamport').belowOrEqual(lamport).count())
  }

  /** Those that are here, in no order. */
  some<T extends Table>(table: T, ids: readonly string[]): Promise<Row<T>[]> {
    return this.#run(async (db) => {
      const rows = await db.table<Row<T>, string>(table).bulkGet([...ids])
      return rows.filter((row) => row !== undefined)
    })
  }

  /** At least those of these ids that lie in a table. */
  async present(table: Table, ids: readonly string[]): Promise<string[]> {
    return ids.length > MANY ? this.ids(table) : (await this.some(table, ids)).map(({ id }) => id)
  }

  local<K extends keyof Local>(id: K): Promise<Local[K] | undefined> {
    return this.#run((db) => local(db, id))
  }

  setLocal<K extends keyof Local>(id: K, value: Local[K]): Promise<void> {
    return this.#run((db) => setLocal(db, id, value))
  }

  forget(id: keyof Local): Promise<void> {
    return this.#run((db) => db.local.delete(id))
  }

  /** Empties every table of a place that has no unit: what a broken-off restore left. */
  clear(): Promise<void> {
    return this.#run((db) =>
      db.transaction('rw', [...tables], async () => {
        for (const table of tables) await db[table].clear()
      }),
    )
  }

  /** All of it in one strict transaction, past the journal: for a commit, which has been there, and for recovery. */
  write(ops: readonly Op[], changes: readonly LocalChange[]): Promise<void> {
    return this.#runWrite((db) => write(db, ops, changes))
  }
}
