/** The relay's own backup, and the way back. What is restored is another store: every device is told, and gives back what is missing. */
import { type Kept, orRefused, Refused, type Restored, readBackupFile, type Written, writeBackupFile } from '#serving'
import { openRelayStore, type RelayStore, renewStore } from './open.ts'
import type { RelayTables } from './tables.ts'

/** Nonces, counts and pairings are left out: they are of minutes. */
const kept: Kept<RelayTables> = {
  format: 'mattstock-relay-backup-1',
  tables: [
    ...(['store', 'codes', 'units', 'members', 'steps', 'logs', 'entries', 'rows', 'closed'] as const),
    ...(['slip_units', 'slips', 'forms', 'reading', 'letters'] as const),
  ],
}

/** Refused when what was written does not come back whole: then there is no file. */
export async function writeBackup(store: RelayStore, file: string, at: number): Promise<Written> {
  const done = await writeBackupFile(kept, store, file, new Date(at).toISOString(), async (data, written) => {
    const trial = await openRelayStore({ data, database: null })
    try {
      return await readBackup(trial, written)
    } finally {
      await trial.close()
    }
  })
  if ('rows' in done) await store.db.updateTable('store').set({ backup: at }).execute()
  return done
}

/** Into a store without units; all of it or nothing. */
export async function readBackup(store: RelayStore, file: string): Promise<Restored> {
  return await orRefused(() =>
    store.asOperator(async (tx) => {
      if (await tx.selectFrom('units').select('unit').limit(1).executeTakeFirst()) throw new Refused('not-empty')
      // A first start has made it; the backup's own takes its place.
      await tx.deleteFrom('store').execute()
      const rows = await readBackupFile(kept, tx, file)
      await renewStore(tx)
      return rows
    }),
  )
}
