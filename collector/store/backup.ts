/** The collector's backup, and the way back. */
import {
  type Kept,
  orRefused,
  Refused,
  type Restored,
  readBackupFile,
  type Written,
  writeBackupFile,
} from './backup-file.ts'
import { openStore, type Store } from './open.ts'
import type { Tables } from './tables.ts'

/** Sessions, tries and answered requests are left out: nobody is signed in by a backup. */
const kept: Kept<Tables> = {
  format: 'mattstock-collector-backup-1',
  tables: [
    'units',
    'devices',
    'codes',
    'periods',
    'taken_away',
    'batches',
    'national',
    'keys',
    'passphrase',
    'events',
    'regions',
  ],
}

/** Refused when what was written does not come back whole: then there is no file. */
export async function writeBackup(store: Store, file: string, now: string): Promise<Written> {
  return await writeBackupFile(kept, store, file, now, restoreInto)
}

async function restoreInto(data: string, file: string): Promise<Restored> {
  const trial = await openStore({ data, database: null })
  try {
    return await readBackup(trial, file)
  } finally {
    await trial.close()
  }
}

/** Into a store that holds nothing but what a first start puts there; all of it or nothing. */
export async function readBackup(store: Store, file: string): Promise<Restored> {
  return await orRefused(() =>
    store.asCollector(async (tx) => {
      if (await tx.selectFrom('units').select('id').limit(1).executeTakeFirst()) throw new Refused('not-empty')
      // A first start has made these; the backup's own take their place.
      for (const table of ['keys', 'periods', 'passphrase', 'events'] as const) await tx.deleteFrom(table).execute()
      return await readBackupFile(kept, tx, file)
    }),
  )
}
