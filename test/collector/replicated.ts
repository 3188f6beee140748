/**
 * Two real PostgreSQL from npm, the one a standby of the other, and a line that leads to whichever is the primary: as HAProxy
 * does where Patroni says which that is (collector/deploy/). Here a test says when.
 */
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { initialised } from './postgres.ts'
import { freePort, inTheEnd } from './process.ts'

export interface Replicated {
  /** A new, empty database, by the line that leads to the primary. */
  database(): Promise<string>
  /** From now on nothing reaches the standby, as when the line between the machines is cut. */
  cutReplication(): void
  primaryDies(): void
  /** The standby is the primary from now on, and the line leads there. */
  standbyTakesOver(): Promise<void>
  stop(): Promise<void>
}

/** @param synchronous whether a commit waits for the standby; without, what was acknowledged can be lost */
export async function startReplicated(synchronous: boolean): Promise<Replicated> {
  const folder = mkdtempSync(join(tmpdir(), 'replicated-'))
  // Another user must be able to come this far.
  chmodSync(folder, 0o755)
  const [first, second] = [await freePort(), await freePort()]
  const primaryData = join(folder, 'one')
  const standbyData = join(folder, 'two')
  const flags = synchronous ? ['-c', 'synchronous_standby_names=*'] : []
  const primary = await initialised(primaryData, first, flags)
  const replication = await line(first)
  await primary.start()
  const from = `host=127.0.0.1 port=${replication.port} user=postgres password=postgres`
  const standby = await initialised(standbyData, second, ['-c', `primary_conninfo=${from}`])
  // A copy of the same empty cluster. It says that it is ready only once it is a primary.
  writeFileSync(join(standbyData, 'standby.signal'), '')
  standby.start().catch(() => {})
  const admin = await connected(first)
  const state = synchronous ? 'sync' : 'async'
  await inTheEnd(async () => {
    const { rows } = await admin.query('select sync_state from pg_stat_replication')
    if (rows[0]?.sync_state !== state) throw new Error('no standby yet')
  })
  await admin.query("create role collector login password 'collector'")
  const toPrimary = await line(first)
  /** One that has died is not stopped: nobody would say that it has. */
  const alive = new Set([primary, standby])
  return {
    async database() {
      const name = `c${randomBytes(6).toString('hex')}`
      await admin.query(`create database ${name} owner collector`)
      return `postgres://collector:collector@127.0.0.1:${toPrimary.port}/${name}`
    },
    cutReplication: replication.cut,
    primaryDies() {
      toPrimary.cut()
      process.kill(postmaster(primaryData), 'SIGKILL')
      alive.delete(primary)
    },
    async standbyTakesOver() {
      const there = await connected(second)
      await there.query('select pg_promote()')
      await there.end()
      toPrimary.leadTo(second)
    },
    async stop() {
      await admin.end().catch(() => {})
      await Promise.all([...alive].map((one) => one.stop()))
      await Promise.all([replication, toPrimary].map((one) => one.close()))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const postmaster = (data: string) => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])

async function connected(port: number): Promise<Client> {
  return await inTheEnd(async () => {
    const client = new Client(`postgres://postgres:postgres@127.0.0.1:${port}/postgres`)
    // The primary dies in the end.
    client.on('error', () => {})
    await client.connect()
    return client
  })
}

/** A line to a port, that can be cut and then lead to another. */
async function line(port: number) {
  let to: number | null = port
  const open = new Set<Socket>()
  const proxy = createServer((client) => {
    if (to === null) return client.destroy()
    const behind = connect(to, '127.0.0.1')
    for (const [from, into] of [
      [client, behind],
      [behind, client],
    ] as const) {
      open.add(from)
      from.pipe(into)
      from.on('error', () => into.destroy())
      from.on('close', () => {
        open.delete(from)
        into.destroy()
      })
    }
  })
  await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready))
  const cut = () => {
    to = null
    for (const socket of open) socket.destroy()
  }
  return {
    port: (proxy.address() as { port: number }).port,
    cut,
    leadTo(other: number) {
      to = other
    },
    async close() {
      cut()
      await new Promise((done) => proxy.close(done))
    },
  }
}
