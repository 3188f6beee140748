/**
 * A real PgBouncer before a test's PostgreSQL, by the file that is shipped but for where things lie: each transaction on whichever
 * connection is free.
 */
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
  writeFileSync(join(folder, 'users'), await scramSecretOf(behind))
  const config = [
    ['host=127.0.0.1 port=5000', `host=${behind.hostname} port=${behind.port}`],
    ['listen_port = 6432', `listen_port = ${port}`],
    ['/etc/pgbouncer/userlist.txt', join(folder, 'users')],
    // Fewer connections than they want, so that transactions change theirs.
    ['default_pool_size = 20', 'default_pool_size = 3'],
  ].reduce((text, [from, to]) => replaced(text, from as string, to as string), shipped())
  writeFileSync(join(folder, 'ini'), config)
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

const shipped = () => readFileSync('collector/deploy/pgbouncer.ini', 'utf8')

function replaced(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`collector/deploy/pgbouncer.ini has not once: ${from}`)
  return text.replace(from, to)
}

/** As the shipped file asks for it; and from now on the server takes nothing less, which the one that npm brings would. */
async function scramSecretOf(address: URL): Promise<string> {
  const client = new Client(address.href.replace('collector:collector', 'postgres:postgres'))
  await client.connect()
  const { rows } = await client.query(
    "select rolpassword, current_setting('hba_file') as hba from pg_authid where rolname = $1",
    [address.username],
  )
  const [{ rolpassword, hba }] = rows as [{ rolpassword: string; hba: string }]
  writeFileSync(hba, readFileSync(hba, 'utf8').replace(/password$/gm, 'scram-sha-256'))
  await client.query('select pg_reload_conf()')
  await client.end()
  return `"${address.username}" "${rolpassword}"\n`
}
