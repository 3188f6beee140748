/** An embedded store: one SQLite file in the data folder, through the driver that Node carries. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { type Dialect, type SqliteDatabase, SqliteDialect } from 'kysely'
import { StoreRefused } from './refused.ts'

/** @param name of the file, without its ending: `collector` */
export function embeddedDialect(folder: string, name: string): Dialect {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const database = new DatabaseSync(join(folder, `${name}.sqlite`), { timeout: 0 })
  try {
    // Exclusive before WAL: the lock is taken now and held to the end, so a second process is refused, and the
    // operating system lets go of it when this one dies. FULL: a commit returns after fsync, and a receipt stands on that.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    database.exec('PRAGMA foreign_keys = ON; BEGIN IMMEDIATE; COMMIT')
  } catch (fault) {
    database.close()
    if ((fault as { errcode?: number }).errcode === SQLITE_BUSY) {
      throw new StoreRefused(
        `Another ${name} already uses ${folder}. Stop it first, or choose another folder with DATA.`,
      )
    }
    throw fault
  }
  return new SqliteDialect({ database: asKyselyExpects(database) })
}

const SQLITE_BUSY = 5

/** Statements kept prepared. There are some hundred; lists of many lengths can make more. */
const KEPT = 500

/** Each statement is prepared once: that is a seventh of what a request of a device costs. */
function asKyselyExpects(database: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, { readonly statement: StatementSync; readonly reader: boolean }>()
  const prepared = (sql: string) => {
    const known = kept.get(sql)
    if (known) return known
    const statement = database.prepare(sql)
    if (kept.size === KEPT) kept.clear()
    const made = { statement, reader: statement.columns().length > 0 }
    kept.set(sql, made)
    return made
  }
  return {
    close: () => database.close(),
    prepare(sql) {
      // A full disk makes SQLite roll back by itself; asking again would fail, and hide why it did.
      const already = sql === 'rollback' && !database.isTransaction
      const { statement, reader } = prepared(already ? 'select 1' : sql)
      const bound = (values: readonly unknown[]) => values as SQLInputValue[]
      return {
        reader,
        all: (values) => statement.all(...bound(values)),
        run: (values) => statement.run(...bound(values)),
        // Goes on while others ask the same: one of its own.
        iterate: (values) => database.prepare(sql).iterate(...bound(values)),
      }
    },
  }
}
