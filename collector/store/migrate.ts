/** Brings a store to the newest schema. A migration that has been released is never edited: the next one corrects it. */
import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { StoreRefused } from './refused.ts'

export type StoreKind = 'embedded' | 'postgres'

/** By name, in their order. */
export type Released = Readonly<Record<string, (kind: StoreKind) => Migration>>

/** @param upTo the last migration to run, for trying an upgrade from a released schema */
export async function migrate<D>(db: Kysely<D>, kind: StoreKind, released: Released, upTo?: string): Promise<void> {
  const migrations = Object.fromEntries(Object.entries(released).map(([name, make]) => [name, make(kind)]))
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = upTo ? await migrator.migrateTo(upTo) : await migrator.migrateToLatest()
  if (!error) return
  await db.destroy()
  const newer = /previously executed migration .* is missing/.test(String(error))
  throw newer
    ? new StoreRefused('The store was made by a newer version. Start that version, or restore a backup from before it.')
    : new StoreRefused('The store could not be brought to this version. Nothing was changed.', { cause: error })
}
