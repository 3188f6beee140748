/** Opens whichever store the settings name. */
import { released } from '../migrations/released.ts'
import type { Settings } from '../settings.ts'
import { openEngine } from './engine.ts'
import { type InTurn, turnsEverywhere } from './in-turn.ts'
import type { Db, Tables, Tx } from './tables.ts'

export interface Store {
  readonly kind: 'embedded' | 'postgres'
  readonly db: Db
  /** Work in the name of one unit. In PostgreSQL the rows of other units are out of reach, whatever the query says. */
  asUnit<T>(unit: string, work: (tx: Tx) => Promise<T>): Promise<T>
  /** Work that needs every unit's rows: publishing, and staff of the collector. */
  asCollector<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Reads every unit's rows as they stood at one moment, whatever is written meanwhile. The embedded store waits for it. */
  snapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Work of one name one at a time, whichever processes it comes to. */
  readonly inTurn: InTurn
  close(): Promise<void>
}

export async function openStore(settings: Pick<Settings, 'data' | 'database'>): Promise<Store> {
  const { kind, db, as, snapshot } = await openEngine<Tables>(settings, 'collector', released)
  return {
    kind,
    db,
    asUnit: as,
    asCollector: (work) => as('*', work),
    snapshot,
    inTurn: turnsEverywhere(db, kind),
    close: () => db.destroy(),
  }
}
