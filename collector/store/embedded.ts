/** An embedded store: one SQLite file in the data folder, through the driver that Node carries. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
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

function asKyselyExpects(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(sql) {
      // A full disk makes SQLite roll back by itself; asking again would fail, and hide why it did.
      const already = sql === 'rollback' && !database.isTransaction
      const statement = database.prepare(already ? 'select 1' : sql)
      const bound = (values: readonly unknown[]) => values as SQLInputValue[]
      return {
        reader: statement.columns().length > 0,
        all: (values) => statement.all(...bound(values)),
        run: (values) => statement.run(...bound(values)),
        iterate: (values) => statement.iterate(...bound(values)),
      }
    },
  }
}
