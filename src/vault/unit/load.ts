/** Reads a unit's records into memory at unlock: one packed snapshot, and then only what was written since. */
import { random, text, utf8 } from '../crypto/bytes.ts'
import type { UnitKeys } from '../crypto/epochs.ts'
import { aesKey, open, openBytes, seal, sealBytes } from '../crypto/seal.ts'
import { checked, type Log, logOf, NO_LOG, type Place, placesIn, rowHash } from '../disk/log.ts'
import type { Row } from '../disk/rows.ts'
import type { Store } from '../disk/store.ts'
import { inOrderOfWriting, isNewer, type Kept } from '../records.ts'
import type { AuditLog } from '../vault.ts'
import { isRightful } from './rightful.ts'
import { type CaseKeys, kindOf, openHead, openRecord } from './sealed-records.ts'

/** Opening records one by one is fast enough for as many as this. */
const LOOSE = 300
const aadOf = (unit: string, lamport: number) => `snapshot|${unit}|${lamport}`

/** Where the rows lie, and what opens them. */
export interface Source {
  readonly store: Store
  readonly unit: string
  readonly keys: UnitKeys
  readonly cases: CaseKeys
}

export interface Loaded {
  readonly records: readonly Kept[]
  readonly log: Log
  /** Records that were touched or moved, and do not open; and rows that no entry names. */
  readonly unreadable: number
  /** Records whose key is not here, though no tombstone says that they were erased: how many, and of which cases as far as is known. */
  readonly keyless: { readonly records: number; readonly cases: ReadonlySet<string> }
  /** Entries of the log that are not what their device wrote next. What they name is read all the same. */
  readonly faulty: number
  /** Rows that an entry names, that lie nowhere, and that nobody erased. */
  readonly lost: number
  /** Records of a kind that only a newer version knows. */
  readonly newer: number
  /** So many records were read one by one that the next unlock deserves a new snapshot. */
  readonly stale: boolean
  /** Nothing is amiss: a snapshot, which counts what it holds, would hide nothing for good. */
  readonly sound: boolean
}

/** A row whose key is not here, and its case where its head opens: of an epoch that is not here nothing does. */
interface Closed {
  readonly id: string
  readonly of: string | null
}

export async function loadRecords(source: Source): Promise<Loaded> {
  const packed = (await unpacked(source)) ?? { log: NO_LOG, records: [] }
  const known = new Set(packed.records.map(({ id }) => id))
  const { log, records: loose, unreadable, closed, faulty, unseen } = await loadAfter(source, packed.log, known)
  const records = [...packed.records, ...loose].sort(inOrderOfWriting)
  const waiting = notErased(closed, records)
  const keyless = { records: waiting.length, cases: new Set(waiting.flatMap(({ of }) => of ?? [])) }
  const lost = (await notHere(source.store, unseen, records)).length
  const sound = unreadable + waiting.length + faulty + lost === 0
  const newer = records.filter(isNewer).length
  return { records, log, unreadable, keyless, faulty, lost, newer, sound, stale: sound && loose.length > LOOSE }
}

/** What was written after all that `log` tells of, but for records that are known; which records have no key here; and which rows are no records. */
export async function loadAfter(source: Source, log: Log, known: ReadonlySet<string>) {
  const { store, unit } = source
  const news = await checked(unit, log, await store.entriesAfter(log.lamport))
  const places = new Map([...placesIn(news.entries)].filter(([id]) => !known.has(id)))
  const rows = log.count === 0 ? await store.all('records') : await store.some('records', [...places.keys()])
  const held = new Set(rows.map(({ id }) => id))
  const unseen = [...places.keys()].filter((id) => !held.has(id))
  return { ...(await openRows(source, rows, places)), log: news.log, faulty: news.faulty.size, unseen }
}

/** All logs, and of all records those that are not known: where something has come that has a place among what was. */
export async function loadMissing(source: Source, all: readonly Kept[]) {
  const known = new Set(all.map(({ id }) => id))
  const entries = await source.store.all('entries')
  const places = new Map([...placesIn(entries)].filter(([id]) => !known.has(id)))
  const rows = await source.store.some('records', [...places.keys()])
  const { records, closed } = await openRows(source, rows, places)
  const waiting = notErased(closed, [...all, ...records])
  return { records, log: logOf(entries), keyless: new Set(waiting.flatMap(({ of }) => of ?? [])) }
}

/** Of rows whose key is not here, those that no tombstone among `records` names, by their case or by themselves. */
function notErased(closed: readonly Closed[], records: readonly Kept[]): readonly Closed[] {
  const tombstones = records.filter((record) => kindOf(record, 'tombstone'))
  const gone = new Set(tombstones.flatMap(({ body }) => [body.record, ...(body.rows ?? [])]))
  return closed.filter(({ id, of }) => !gone.has(id) && !(of !== null && gone.has(of)))
}

/** Of rows that entries name, those that lie in no table and that no tombstone among `records` names. */
export async function notHere(
  store: Store,
  ids: readonly string[],
  records: readonly Kept[],
): Promise<readonly string[]> {
  const tables = await Promise.all((['keys', 'audit'] as const).map((table) => store.present(table, ids)))
  const gone = records.flatMap((record) => (kindOf(record, 'tombstone') ? (record.body.rows ?? []) : []))
  const accounted = new Set([...tables.flat(), ...gone])
  return ids.filter((id) => !accounted.has(id))
}

/** How many of all rows that were ever written are missing, though nobody erased them. */
export async function countLost(store: Store, records: readonly Kept[]): Promise<number> {
  const [entries, here] = await Promise.all([store.all('entries'), store.ids('records')])
  const held = new Set(here)
  const unseen = [...placesIn(entries).keys()].filter((id) => !held.has(id))
  return (await notHere(store, unseen, records)).length
}

/** Who did what, in order of writing: read when somebody asks. `all` are the unit's records, tombstones too. */
export async function loadAudit(source: Source, all: readonly Kept[]): Promise<AuditLog> {
  const [rows, entries] = await Promise.all([source.store.all('audit'), source.store.all('entries')])
  const { records, unreadable, closed } = await openRows(source, rows, placesIn(entries))
  const lines = records.filter((record) => kindOf(record, 'audit')).sort(inOrderOfWriting)
  return { lines, unreadable, keyless: notErased(closed, all).length }
}

export async function openRows(
  source: Source,
  rows: readonly Row<'records'>[],
  places: ReadonlyMap<string, readonly Place[]>,
) {
  const opened = await Promise.all(
    // One bad record must not keep staff from all the others.
    rows.map((row) => openRow(source, row, places.get(row.id)).catch(() => 'unreadable' as const)),
  )
  return {
    records: opened.filter((it): it is Kept => it !== 'unreadable' && 'id' in it),
    unreadable: opened.filter((it) => it === 'unreadable').length,
    closed: opened.flatMap((it) => (it !== 'unreadable' && 'closed' in it ? [it.closed] : [])),
  }
}

/** Throws where the row is not what an entry says, or does not open. Named by several, it stands where the first of them put it. */
async function openRow({ unit, keys, cases }: Source, row: Row<'records'>, places: readonly Place[] = []) {
  const hash = await rowHash(row)
  const place = places.find((each) => each.hash === hash)
  const [first] = [...places].sort(inOrderOfWriting)
  if (!place || !first) throw new Error('another row than was written')
  if (!keys.all.has(row.epoch)) return { closed: { id: row.id, of: null } }
  const { of, key: id } = await openHead(keys, unit, row)
  const key = await cases.byId(keys, id)
  if (!key) return { closed: { id: row.id, of } }
  const record = await openRecord(key, unit, row, place)
  if (!(await isRightful(unit, keys.membership, record))) throw new Error('not its writer’s to write')
  return { ...record, lamport: first.lamport, device: first.device }
}

async function unpacked({ store, unit, keys }: Source) {
  const snapshot = await store.local('snapshot')
  if (!snapshot) return null
  // A snapshot is only a shortcut: whatever does not fit is passed over, and the records themselves are read.
  if ((await store.entriesUpTo(snapshot.lamport)) !== snapshot.count) return null
  try {
    const key = await aesKey(await open(keys.newest.data, aadOf(unit, snapshot.lamport), snapshot.key))
    const plain = await openBytes(key, aadOf(unit, snapshot.lamport), new Uint8Array(snapshot.box))
    return JSON.parse(text(plain)) as { readonly log: Log; readonly records: readonly Kept[] }
  } catch {
    return null
  }
}

/** Under a key of its own, so that an erased case goes with the snapshot it was in. */
export async function pack({ store, unit, keys }: Source, log: Log, records: readonly Kept[]): Promise<void> {
  const { lamport, count } = log
  const raw = random(32)
  const key = await seal(keys.newest.data, aadOf(unit, lamport), raw)
  const box = await sealBytes(await aesKey(raw), aadOf(unit, lamport), utf8(JSON.stringify({ log, records })))
  await store.setLocal('snapshot', { lamport, count, key, box: box.buffer })
}
