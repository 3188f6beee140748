/** What a store can do at best: a row of the same size, one transaction each, as durable as the collector's own. */
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Pool } from 'pg'

export interface Floor {
  /** One row, committed. */
  commit(): Promise<unknown>
  /** How it makes a commit durable, as it says itself. */
  readonly durable: string
  end(): Promise<void>
}

const table = 'create table floor (id integer primary key, payload {bytes} not null, receipt text not null)'
const receipt = 'A'.repeat(900)

/** As many connections as the collector has, through the same driver. */
export async function postgresFloor(database: string, payload: Uint8Array): Promise<Floor> {
  const pool = new Pool({ connectionString: database, max: 10 })
  await pool.query(table.replace('{bytes}', 'bytea'))
  const said = async (name: string) => (await pool.query(`show ${name}`)).rows[0]?.[name]
  let id = 0
  return {
    commit: () => pool.query('insert into floor values ($1, $2, $3)', [id++, payload, receipt]),
    durable: `synchronous_commit ${await said('synchronous_commit')}, fsync ${await said('fsync')}`,
    end: () => pool.end(),
  }
}

/** SQLite as the embedded store opens it. */
export function sqliteFloor(folder: string, payload: Uint8Array): Floor {
  const database = new DatabaseSync(join(folder, 'floor.sqlite'))
  database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  database.exec(table.replace('{bytes}', 'blob'))
  const insert = database.prepare('insert into floor values (?, ?, ?)')
  let id = 0
  return {
    commit: async () => insert.run(id++, payload, receipt),
    durable: 'synchronous FULL, WAL',
    end: async () => database.close(),
  }
}

/** The disk alone. @returns rows a second, each appended and flushed */
export function appended(folder: string, payload: Uint8Array, rows: number): number {
  const file = openSync(join(folder, 'floor.bytes'), 'a')
  const start = performance.now()
  for (let i = 0; i < rows; i += 1) {
    writeSync(file, payload)
    fdatasyncSync(file)
  }
  const seconds = (performance.now() - start) / 1000
  closeSync(file)
  return rows / seconds
}
