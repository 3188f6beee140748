/**
 * One collector a database. What it keeps in memory (the signing key in use, the turns of those who guess codes) holds
 * only where nobody else writes: a second one is refused, as the embedded store's file lock does. The lock is the
 * session's own, so PostgreSQL lets go of it when this process dies.
 */
import { Client } from 'pg'
import { StoreRefused } from './refused.ts'

/** "matt" as a number: any that no other program of the database uses. */
const lock = 0x6d617474
/** Milliseconds: what a predecessor that was killed may need to be missed by the server. */
const PATIENCE_MS = 3000
const BETWEEN_MS = 250

export interface Hold {
  release(): Promise<void>
}

/** @param lost called once, when the lock could not be taken back after the database was away: somebody else has it */
export async function holdAlone(address: string, lost: (why: StoreRefused) => void): Promise<Hold> {
  let released = false
  let client = await take(address)
  const watch = (held: Client) => {
    held.once('end', () => {
      if (!released) void again()
    })
  }
  async function again(): Promise<void> {
    while (!released) {
      try {
        client = await take(address)
        // Let go while it was being taken back.
        if (released) return await client.end()
        return watch(client)
      } catch (fault) {
        if (fault instanceof StoreRefused) return lost(fault)
        await pause(1000)
      }
    }
  }
  watch(client)
  return {
    async release() {
      released = true
      await client.end()
    },
  }
}

async function take(address: string): Promise<Client> {
  const client = new Client({ connectionString: address, connectionTimeoutMillis: 5000, keepAlive: true })
  // A connection that breaks says so by `end` as well.
  client.on('error', () => {})
  await client.connect()
  // A machine that vanishes without a word is missed within half a minute instead of two hours.
  await client.query('set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 4')
  for (let left = PATIENCE_MS; ; left -= BETWEEN_MS) {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [lock])
    if (rows[0]?.held) return client
    if (left <= 0) break
    await pause(BETWEEN_MS)
  }
  await client.end()
  throw new StoreRefused(
    'Another collector already uses this database. Stop it first, or choose another database with DATABASE_URL.',
  )
}

const pause = (ms: number) => new Promise<void>((later) => setTimeout(later, ms))
