/**
 * Rung when there is something for the devices of a unit, whichever process they wait at. It says that, and nothing of what. In
 * PostgreSQL by its own notifications, over one connection of each process; where that breaks, all who wait ask once.
 */
import { sql } from 'kysely'
import { Client } from 'pg'
import type { Db } from '../store/tables.ts'

/** There is something to sync; or the chain of devices has changed, and who waits must show anew that they may. */
type Ring = 'something' | 'members'
type Listener = (ring: Ring) => void

export interface Bell {
  /** After the commit. */
  ring(unit: string, what: Ring): Promise<void>
  /** @returns how to stop listening */
  listen(unit: string, listener: Listener): () => void
  close(): Promise<void>
}

const channel = 'mattstock_relay'
/** Milliseconds. */
const RETRY_MS = 1000

/** @param database a PostgreSQL address, or null where this process is alone */
export async function hangBell(db: Db, database: string | null): Promise<Bell> {
  const listeners = new Map<string, Set<Listener>>()
  const heard = (unit: string, what: Ring) => {
    for (const listener of [...(listeners.get(unit) ?? [])]) listener(what)
  }
  const line = database ? await holdLine(database, heard, () => [...listeners.keys()]) : null
  return {
    async ring(unit, what) {
      if (!line) return heard(unit, what)
      await sql`select pg_notify(${channel}, ${`${unit} ${what}`})`.execute(db)
    },
    listen(unit, listener) {
      const those = listeners.get(unit) ?? new Set()
      listeners.set(unit, those.add(listener))
      return () => {
        those.delete(listener)
        if (those.size === 0 && listeners.get(unit) === those) listeners.delete(unit)
      }
    },
    close: async () => await line?.close(),
  }
}

async function holdLine(address: string, heard: (unit: string, what: Ring) => void, units: () => readonly string[]) {
  let closed = false
  let client = await connected()
  async function connected(): Promise<Client> {
    const made = new Client({ connectionString: address, connectionTimeoutMillis: 5000, keepAlive: true })
    made.on('error', () => {})
    made.on('notification', ({ payload = '' }) => {
      const [unit = '', what] = payload.split(' ')
      heard(unit, what as Ring)
    })
    await made.connect()
    await made.query(`listen ${channel}`)
    made.once('end', () => void again())
    return made
  }
  async function again(): Promise<void> {
    while (!closed) {
      try {
        client = await connected()
        // What was rung meanwhile was heard by nobody here.
        for (const unit of units()) heard(unit, 'something')
        return
      } catch {
        await new Promise((later) => setTimeout(later, RETRY_MS).unref())
      }
    }
  }
  return {
    async close() {
      closed = true
      await client.end()
    },
  }
}
