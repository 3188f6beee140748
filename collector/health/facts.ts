/**
 * How things stand around the collector: what whoever runs it wants to know before something stops. Reads the store, a file
 * and the disk; calls nobody, and tells nothing of any unit.
 */
import { X509Certificate } from 'node:crypto'
import { readFile, statfs } from 'node:fs/promises'
import { sql } from 'kysely'
import { type Collector, hoursFrom } from '../collector.ts'
import type { Gauge } from './metrics.ts'

export interface Health {
  /** Real units, and how many of them have sent something within the last half-year. */
  readonly units: { readonly all: number; readonly heard: number }
  /** Seconds by which the standby furthest behind is behind; `none` where there is no standby; null where the role may not see. */
  readonly standby: number | 'none' | null
  /** When the last backup was written, and restored on trial; null where there is none. */
  readonly backup: string | null
  /** When the certificate that units see ends; null where no file is named, or it holds none. */
  readonly certificate: string | null
  /** Bytes where the data folder lies. */
  readonly disk: { readonly free: number; readonly of: number }
}

const HALF_YEAR_HOURS = 183 * 24

export async function healthOf(collector: Collector): Promise<Health> {
  const { certificate, data } = collector.settings
  const { bavail, blocks, bsize } = await statfs(data)
  return {
    units: await unitsOf(collector),
    standby: await standbyOf(collector),
    backup: await lastBackup(collector),
    certificate: certificate && (await endOf(certificate)),
    disk: { free: bavail * bsize, of: blocks * bsize },
  }
}

/** The same for a program. */
export function gaugesOf({ units, standby, backup, certificate, disk }: Health): readonly Gauge[] {
  const moment = (iso: string | null) => (iso === null ? null : Date.parse(iso) / 1000)
  const gauge = (name: string, value: number | null, help: string): Gauge => ({ name, value, help })
  return [
    gauge('units', units.all, 'Units that are no practice units.'),
    gauge('units_heard', units.heard, 'Of them those that sent something within half a year.'),
    gauge('standby_behind_seconds', standby === 'none' ? null : standby, 'The standby furthest behind.'),
    gauge('backup_timestamp_seconds', moment(backup), 'When the last backup was written and tried.'),
    gauge('certificate_end_timestamp_seconds', moment(certificate), 'When the certificate ends.'),
    gauge('disk_free_bytes', disk.free, 'Free where the data folder lies.'),
    gauge('disk_bytes', disk.of, 'Size of what the data folder lies on.'),
  ]
}

async function unitsOf({ store, now }: Collector): Promise<Health['units']> {
  const real = await store.db.selectFrom('units').select('id').where('practice', '=', 0).execute()
  const heard = await store.asCollector((tx) =>
    tx
      .selectFrom('batches')
      .innerJoin('units', 'units.id', 'batches.unit')
      .select('unit')
      .distinct()
      .where('practice', '=', 0)
      .where('received', '>', hoursFrom(now(), -HALF_YEAR_HOURS))
      .execute(),
  )
  return { all: real.length, heard: heard.length }
}

/** Of a standby a role without `pg_monitor` sees that it is there, and nothing else. */
async function standbyOf({ store: { kind, db } }: Collector): Promise<Health['standby']> {
  if (kind === 'embedded') return 'none'
  const { rows } = await sql<{ state: string | null; behind: number }>`
    select state, coalesce(extract(epoch from replay_lag), 0)::float8 as behind from pg_stat_replication`.execute(db)
  if (rows.length === 0) return 'none'
  return rows.some(({ state }) => state === null) ? null : Math.max(...rows.map(({ behind }) => behind))
}

async function lastBackup({ store: { db } }: Collector): Promise<string | null> {
  const row = await db
    .selectFrom('events')
    .select((of) => of.fn.max('at').as('at'))
    .where('what', '=', 'backup')
    .executeTakeFirst()
  return row?.at ?? null
}

/** A file that cannot be read is no reason for the page to fail: it says that it does not know. */
async function endOf(file: string): Promise<string | null> {
  try {
    return new X509Certificate(await readFile(file)).validToDate.toISOString()
  } catch {
    return null
  }
}
