/**
 * Rung when there is something for the devices of a unit, whichever process they wait at. It says that, and nothing of what. In
 * PostgreSQL by its own notifications, over one connection of each process; where that breaks or falls silent, all who wait ask
 * once.
 */
import { sql } from 'kysely'
import { Client } from 'pg'
import type { Db, Tx } from '../store/tables.ts'

/** There is something to sync; or the chain of devices has changed, and who waits must show anew that they may. */
type Ring = 'something' | 'members'
type Listener = (ring: Ring) => void

export interface Bell {
  /**
   * Within the transaction that there is something of: it is rung if and when that is committed, though the process dies in that
   * moment. In the embedded store at once: whoever then asks waits for the commit.
   */
  ring(within: Db | Tx, unit: string, what: Ring): Promise<void>
  /** @returns how to stop listening */
  listen(unit: string, listener: Listener): () => void
  /** Devices that wait at this process, and whether it hears what comes to others. */
  standing(): { readonly waiting: number; readonly hears: boolean }
  close(): Promise<void>
}

const channel = 'mattstock_relay'
/** Milliseconds. */
const RETRY_MS = 1000
/** Milliseconds between questions on the line: a machine that vanished without a word is missed when the next one is due. */
const CHECK_MS = 10_000

/** @param database a PostgreSQL address that leads to one session, or null where this process is alone */
export async function hangBell(database: string | null, checkMs = CHECK_MS): Promise<Bell> {
  const listeners = new Map<string, Set<Listener>>()
  const heard = (unit: string, what: Ring) => {
    for (const listener of [...(listeners.get(unit) ?? [])]) listener(what)
  }
  const line = database ? await holdLine(database, checkMs, heard, () => [...listeners.keys()]) : null
  return {
    async ring(within, unit, what) {
      if (!line) return heard(unit, what)
      await sql`select pg_notify(${channel}, ${`${unit} ${what}`})`.execute(within)
    },
    listen(unit, listener) {
      const those = listeners.get(unit) ?? new Set()
      listeners.set(unit, those.add(listener))
      return () => {
        those.delete(listener)
        if (those.size === 0 && listeners.get(unit) === those) listeners.delete(unit)
      }
    },
    standing: () => ({
      waiting: [...listeners.values()].reduce((sum, those) => sum + those.size, 0),
      hears: line?.isOpen() ?? true,
    }),
    close: async () => await line?.close(),
  }
}

async function holdLine(
  address: string,
  checkMs: number,
  heard: (unit: string, what: Ring) => void,
  units: () => readonly string[],
) {
  let [closed, open] = [false, true]
  let client = await connected()
  async function connected(): Promise<Client> {
    const made = new Client({ connectionString: address, connectionTimeoutMillis: 5000, query_timeout: 5000 })
    made.on('error', () => {})
    made.on('notification', ({ payload = '' }) => {
      const [unit = '', what] = payload.split(' ')
      heard(unit, what as Ring)
    })
    try {
      await made.connect()
      await made.query(`listen ${channel}`)
    } catch (fault) {
      hangUp(made)
      throw fault
    }
    made.once('end', () => void again())
    hangUpWhenSilent(made, checkMs)
    return made
  }
  async function again(): Promise<void> {
    open = false
    while (!closed) {
      try {
        client = await connected()
        open = true
        // What was rung meanwhile was heard by nobody here.
        for (const unit of units()) heard(unit, 'something')
        return
      } catch {
        await new Promise((later) => setTimeout(later, RETRY_MS).unref())
      }
    }
  }
  return {
    isOpen: () => open,
    async close() {
      closed = true
      await client.end()
    },
  }
}

/** Who is asked something and has not answered when the next question is due is not there any more. */
function hangUpWhenSilent(client: Client, checkMs: number): void {
  let answered = true
  const timer = setInterval(() => {
    if (!answered) return hangUp(client)
    answered = false
    client.query('select 1').then(
      () => {
        answered = true
      },
      () => {},
    )
  }, checkMs)
  client.once('end', () => clearInterval(timer))
}

/** Without a word: one would wait for an answer. */
const hangUp = (client: Client): void => void client.connection.stream.destroy()
