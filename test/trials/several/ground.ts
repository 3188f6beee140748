/**
 * Three processes of collector and relay on two real PostgreSQL, each behind a line of its own that is cut, doubled and delayed; and
 * what can be done to them: a kill, a jump of a clock, a deadlock, a failover.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { openStore } from '../../../collector/store/open.ts'
import { openRelayStore } from '../../../relay/store/open.ts'
import type { StoredRow } from '../../collector/history.ts'
import { type CollectorProcess, freePort, inTheEnd, startProcess } from '../../collector/process.ts'
import { startReplicated } from '../../collector/replicated.ts'
import type { StoredLog } from '../../relay/sync-history.ts'
import { buildOf } from '../collector/ground.ts'
import { type Strike, strikingProxy } from '../collector/striking-proxy.ts'
import { type Guard, pause } from '../trial.ts'

const PROCESSES = 3
/** Milliseconds for which the primary goes on by itself before it dies. */
const ALONE_MS = 600
/** Milliseconds after which a waiting transaction looks whether it waits in a circle: the server's, and whoever makes the circle. */
const [LOOKS_MS, LOOKS_LATER_MS] = [300, 3000]

export interface SeveralGround {
  readonly build: string
  /** Where units and devices ask: the lines, and the processes themselves. */
  readonly lines: readonly string[]
  readonly addresses: readonly string[]
  /** How often each strike fell, on all lines. */
  struck(strike: Strike): number
  /** What the operator asks of one process. @returns null where it did not answer */
  command(which: number, what: string, body: unknown): Promise<{ status: number; body: Record<string, string> } | null>
  /** Killed, and begun anew; resolves when it answers. */
  kill(which: number): Promise<void>
  jump(which: number, ms: number): void
  /** Whoever writes to `table` and holds the row that `held` names gives way. @returns whether anybody did */
  deadlock(store: 'collector' | 'relay', table: string, held: string): Promise<boolean>
  failover(): Promise<void>
  stored(): Promise<readonly StoredRow[]>
  storedLogs(units: readonly string[]): Promise<ReadonlyMap<string, StoredLog>>
}

/** @param choose what befalls the next connection of any line */
export async function withSeveral<T>(
  without: readonly Guard[],
  choose: () => Strike,
  chance: () => number,
  work: (ground: SeveralGround) => Promise<T>,
): Promise<T> {
  const place = mkdtempSync(join(tmpdir(), 'several-'))
  const replicated = await startReplicated(!without.includes('synchrony'))
  const databases = { collector: await replicated.database(), relay: await replicated.database() }
  const processes: CollectorProcess[] = []
  let over = false
  const proxies: Awaited<ReturnType<typeof strikingProxy>>[] = []
  try {
    await asSuperuser(databases.collector, `alter role collector set deadlock_timeout = ${LOOKS_MS}`)
    const folders = Array.from({ length: PROCESSES }, (_, i) => join(place, `${i}`))
    const ports = await Promise.all(folders.map(freePort))
    for (const folder of folders) mkdirSync(folder)
    for (const folder of folders) writeFileSync(join(folder, 'clock'), '0')
    if (without.includes('gate')) await gatesOfTheirOwn(databases.collector)
    const start = async (i: number) => {
      const data = folders[i] as string
      processes[i] = await startProcess(
        {
          ...{ DATA: data, APP: join(data, 'no-app'), PORT: String(ports[i]), LOG: 'silent', BEHIND_PROXY: '1' },
          DATABASE_URL: without.includes('gate') ? withSchema(databases.collector, `memory_${i}`) : databases.collector,
          RELAY_DATABASE_URL: databases.relay,
          TRIAL_CLOCK: join(data, 'clock'),
          TRIAL_WITHOUT: without.includes('retry') ? 'retry' : '',
        },
        'test/trials/several/server.ts',
      )
    }
    // On a machine that is busy with others one may not reach its store within the time that it has.
    await Promise.all(folders.map((_, i) => inTheEnd(() => start(i))))
    for (const port of ports) proxies.push(await strikingProxy(port, choose, chance))
    const addresses = ports.map((port) => `http://127.0.0.1:${port}`)
    const command: SeveralGround['command'] = async (which, what, body) => {
      const file = what.startsWith('relay/') ? 'relay.json' : 'console.json'
      const { header } = JSON.parse(readFileSync(join(folders[which] as string, file), 'utf8')) as { header: string }
      const headers = { authorization: header, 'content-type': 'application/json' }
      const asked = { method: 'POST', headers, body: JSON.stringify(body) }
      const answer = await fetch(`${addresses[which]}/console/${what}`, asked).catch(() => null)
      const said = await answer?.json().catch(() => null)
      return answer && said ? { status: answer.status, body: said as Record<string, string> } : null
    }
    return await work({
      build: `${buildOf('postgres')}, two of them`,
      lines: proxies.map(({ address }) => address),
      addresses,
      struck: (strike) => proxies.reduce((sum, { struck }) => sum + struck[strike], 0),
      command,
      async kill(which) {
        await processes[which]?.end('SIGKILL')
        // A start needs the store, which may be away for as long as it takes.
        await inTheEnd(async () => over || (await start(which)))
        if (over) processes[which]?.child.kill('SIGKILL')
      },
      jump: (which, ms) => writeFileSync(join(folders[which] as string, 'clock'), String(ms)),
      deadlock: (store, table, held) => deadlock(databases[store], table, held),
      async failover() {
        replicated.cutReplication()
        await pause(ALONE_MS)
        replicated.primaryDies()
        await replicated.standbyTakesOver()
      },
      stored: () => storedBatches(databases.collector, join(place, 'reader')),
      storedLogs: (units) => storedLogs(databases.relay, join(place, 'reader'), units),
    })
  } finally {
    over = true
    // One that has just been killed has no exit code either, and would not end again.
    await Promise.all(
      processes.map(({ child, end }) => child.exitCode === null && child.signalCode === null && end('SIGKILL')),
    )
    await Promise.all(proxies.map((one) => one.close()))
    await replicated.stop()
    rmSync(place, { recursive: true, force: true })
  }
}

const superuserOf = (database: string) => database.replace('collector:collector', 'postgres:postgres')

async function asSuperuser(database: string, statement: string): Promise<void> {
  const client = new Client(superuserOf(database))
  await client.connect()
  await client.query(statement)
  await client.end()
}

const withSchema = (database: string, schema: string) =>
  `${database}?options=${encodeURIComponent(`-c search_path=${schema},public`)}`

/** Each process finds its gate in a table that no other one sees, as if it were in its memory. */
async function gatesOfTheirOwn(database: string): Promise<void> {
  const store = await openStore({ data: '', database })
  await store.close()
  const client = new Client(database)
  await client.connect()
  for (let i = 0; i < PROCESSES; i += 1)
    await client.query(
      `create schema memory_${i}; create table memory_${i}.closing (like public.closing including all)`,
    )
  await client.end()
}

/**
 * Holds the table, waits until somebody waits for it, and then asks for the row which that one holds: a circle, out of which the
 * server's transaction is thrown, since it looks first.
 */
async function deadlock(database: string, table: string, held: string): Promise<boolean> {
  const client = new Client(superuserOf(database))
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query(`set deadlock_timeout = ${LOOKS_LATER_MS}; begin; lock table ${table} in share mode`)
    const waits = `select from pg_locks where not granted and relation = '${table}'::regclass`
    let waiting = 0
    for (let tries = 200; tries > 0 && waiting === 0; tries -= 1) {
      waiting = (await client.query(waits)).rowCount ?? 0
      await pause(5)
    }
    if (waiting > 0) await client.query(`${held} for update`)
    await client.query('rollback')
    return waiting > 0
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** What lies in the collector's store. @param data a folder that nobody else uses */
export async function storedBatches(database: string, data: string): Promise<readonly StoredRow[]> {
  const store = await openStore({ data, database })
  const columns = ['unit', 'period', 'edition', 'hash', 'payload', 'receipt', 'withdrawn'] as const
  try {
    return await store.asCollector((tx) =>
      tx.selectFrom('batches').select(columns).where('period', '!=', 'ovning').execute(),
    )
  } finally {
    await store.close()
  }
}

/** What lies in the relay's store of each unit. */
export async function storedLogs(
  database: string,
  data: string,
  units: readonly string[],
): Promise<ReadonlyMap<string, StoredLog>> {
  const store = await openRelayStore({ data, database })
  const logs = new Map<string, StoredLog>()
  try {
    for (const unit of units)
      await store.asUnit(unit, async (tx) => {
        const entries = await tx.selectFrom('entries').select(['id', 'device', 'n']).execute()
        const rows = await tx.selectFrom('rows').select('hash').where('body', 'is not', null).execute()
        logs.set(unit, { entries, rows: new Set(rows.map(({ hash }) => hash)) })
      })
    return logs
  } finally {
    await store.close()
  }
}
