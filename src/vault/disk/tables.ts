/** Reading and writing the tables of one place. By which connection each step goes is for whoever makes it to say. */
import { counted, type Database, type Local, type LocalChange, local, rowsAfter, setLocal, write } from './database.ts'
import { type Op, type Row, type Table, tables } from './rows.ts'

/** Does work on a database, and says when it does not answer. */
export type Run = <T>(work: (db: Database) => PromiseLike<T>) => Promise<T>

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

  recordsAfter(seq: number): Promise<Row<'records'>[]> {
    return this.#run((db) => db.records.where('seq').above(seq).sortBy('seq'))
  }

  recordsUpTo(seq: number): Promise<number> {
    return this.#run((db) => db.records.where('seq').belowOrEqual(seq).count())
  }

  idsOf(table: 'records' | 'audit', of: string): Promise<string[]> {
    return this.#run((db) => db[table].where('case').equals(of).primaryKeys())
  }

  keysOf(of: string): Promise<Row<'keys'>[]> {
    return this.#run((db) => db.keys.where('case').equals(of).toArray())
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
