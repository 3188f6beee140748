/** A real PgBouncer in transaction mode before a test's PostgreSQL: each transaction on whichever connection is free. */
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { vi } from 'vitest'
import { freePort } from './process.ts'

/** PgBouncer refuses to run as root. */
const asOther = process.getuid?.() === 0 ? ['-u', 'postgres'] : []

export interface PgBouncer {
  /** The same database by way of it. */
  through(address: string): string
  stop(): Promise<void>
}

/** @param address of any database of the server that it stands before */
export async function startPgBouncer(address: string): Promise<PgBouncer> {
  const folder = mkdtempSync(join(tmpdir(), 'pgbouncer-'))
  const [port, behind] = [await freePort(), new URL(address)]
  const through = (to: string) => to.replace(`:${behind.port}/`, `:${port}/`)
  // As collector/deploy/pgbouncer.ini, but for where things lie; fewer connections, so that transactions change theirs.
  writeFileSync(join(folder, 'users'), `"${behind.username}" "${behind.password}"\n`)
  writeFileSync(
    join(folder, 'ini'),
    `[databases]
* = host=127.0.0.1 port=${behind.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = plain
auth_file = ${folder}/users
pool_mode = transaction
default_pool_size = 3
ignore_startup_parameters = statement_timeout
`,
  )
  // Another user must be able to read it.
  chmodSync(folder, 0o755)
  const pooler = spawn('pgbouncer', [...asOther, join(folder, 'ini')], { stdio: 'ignore' })
  await vi.waitFor(async () => {
    const client = new Client({ connectionString: through(address) })
    await client.connect()
    await client.end()
  }, 30_000)
  return {
    through,
    stop: () =>
      new Promise((done) => {
        pooler.once('exit', () => {
          rmSync(folder, { recursive: true })
          done()
        })
        pooler.kill('SIGTERM')
      }),
  }
}
