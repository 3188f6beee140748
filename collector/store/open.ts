/** Opens whichever store the settings name. */
import { released } from '../migrations/released.ts'
import type { Settings } from '../settings.ts'
import { openEngine } from './engine.ts'
import { type Hold, holdAlone } from './only-one.ts'
import type { StoreRefused } from './refused.ts'
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
  close(): Promise<void>
}

/** @param lost called when another collector took the database while it was away: this one must end */
export async function openStore(
  settings: Pick<Settings, 'data' | 'database'>,
  lost: (why: StoreRefused) => void = () => {},
): Promise<Store> {
  const hold: Hold | null = settings.database ? await holdAlone(settings.database, lost) : null
  try {
    const { kind, db, as, snapshot } = await openEngine<Tables>(settings, 'collector', released)
    return {
      kind,
      db,
      asUnit: as,
      asCollector: (work) => as('*', work),
      snapshot,
      close: async () => {
        await db.destroy()
        await hold?.release()
      },
    }
  } catch (fault) {
    await hold?.release()
    throw fault
  }
}
