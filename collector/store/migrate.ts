/** Brings a store to the newest schema. A migration that has been released is never edited: the next one corrects it. */
import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { StoreRefused } from './refused.ts'

export type StoreKind = 'embedded' | 'postgres'

/** By name, in their order. */
export type Released = Readonly<Record<string, (kind: StoreKind) => Migration>>

/** Of nine seconds each: what a machine may take that starts everything at once. */
const TRIES = 10

/** The database's word, and the driver's where the database says nothing. */
const hasWaitedTooLong = (error: unknown) =>
  (error as { code?: string } | undefined)?.code === '57014' || /Query read timeout/.test(String(error))

/** @param upTo the last migration to run, for trying an upgrade from a released schema */
export async function migrate<D>(db: Kysely<D>, kind: StoreKind, released: Released, upTo?: string): Promise<void> {
  const migrations = Object.fromEntries(Object.entries(released).map(([name, make]) => [name, make(kind)]))
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const run = () => (upTo ? migrator.migrateTo(upTo) : migrator.migrateToLatest())
  let { error } = await run()
  // Another process is at it, and takes longer than a statement may wait.
  for (let tries = TRIES; tries > 0 && hasWaitedTooLong(error); tries -= 1) error = (await run()).error
  if (!error) return
  await db.destroy()
  const newer = /previously executed migration .* is missing/.test(String(error))
  throw newer
    ? new StoreRefused('The store was made by a newer version. Start that version, or restore a backup from before it.')
    : new StoreRefused('The store could not be brought to this version. Nothing was changed.', { cause: error })
}
