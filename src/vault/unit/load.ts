/** Reads a unit's records into memory at unlock: one packed snapshot, and then only what was written since. */
import { random, text, utf8 } from '../crypto/bytes.ts'
import type { UnitKeys } from '../crypto/epochs.ts'
import { aesKey, open, openBytes, seal, sealBytes } from '../crypto/seal.ts'
import type { Local } from '../disk/database.ts'
import { checked, type Log, logOf, NO_LOG, type Place, placesIn, rowHash } from '../disk/log.ts'
import type { Row } from '../disk/rows.ts'
import type { Store } from '../disk/store.ts'
import { inOrderOfWriting, isNewer, type Kept } from '../records.ts'
import type { AuditLog } from '../vault.ts'
import { type Columns, columnsOf, recordsIn } from './columns.ts'
import { isRightful } from './rightful.ts'
import { type CaseKeys, FOR_OTHERS, kindOf, openHead, openRecord } from './sealed-records.ts'

/** Opening records one by one is fast enough for as many as this. */
const LOOSE = 300
/** So many records to a box of the snapshot: a large one takes a browser twice as long to open and to read as many small ones. */
const TO_A_BOX = 1000
/** A snapshot of another shape does not open, and is made anew. */
const aadOf = (unit: string, lamport: number, which: number | 'key') => `snapshot-2|${unit}|${lamport}|${which}`

/** Where the rows lie, and what opens them. */
export interface Source {
  readonly store: Store
  readonly unit: string
  readonly keys: UnitKeys
  readonly cases: CaseKeys
  /** Where it was asked for already. */
  readonly snapshot?: Promise<Local['snapshot'] | undefined> | undefined
}

export interface Loaded {
  /** None of the log. */
  readonly records: readonly Kept[]
  /** Ids of lines of the log that lie among the records: what came while its key was missing did not say what it is. */
  readonly astray: readonly string[]
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
  /** Ids of the records of protected cases, whoever may read them. */
  readonly apart: ReadonlySet<string>
}

/** A row whose key is not here, and its case where its head opens: of an epoch that is not here nothing does. */
interface Closed {
  readonly id: string
  readonly of: string | null
}

export async function loadRecords(source: Source): Promise<Loaded> {
  const packed = (await unpacked(source)) ?? { log: NO_LOG, records: [], apart: [] }
  const kept = await openRows(
    source,
    await source.store.some('records', [...new Map(packed.apart).keys()]),
    new Map(packed.apart),
  )
  const { log, records: loose, faulty, unseen, ...news } = await loadAfter(source, packed.log, idsIn(packed))
  const read = [...packed.records, ...kept.records, ...loose].sort(inOrderOfWriting)
  const newer = read.filter(isNewer).length
  // No snapshot holds lines of the log.
  const astray = [...kept.records, ...loose].filter((record) => kindOf(record, 'audit')).map(({ id }) => id)
  const records = astray.length === 0 ? read : read.filter((record) => !kindOf(record, 'audit'))
  const waiting = notErased([...kept.closed, ...news.closed], records)
  const unreadable = kept.unreadable + news.unreadable
  const keyless = { records: waiting.length, cases: new Set(waiting.flatMap(({ of }) => of ?? [])) }
  const lost = (await notHere(source.store, unseen, records)).length
  const sound = unreadable + waiting.length + faulty + lost === 0
  const apart = new Set([...kept.apart, ...news.apart])
  const stale = sound && loose.length > LOOSE
  return { records, astray, log, unreadable, keyless, faulty, lost, newer, sound, apart, stale }
}

function* idsIn({ records, apart }: { readonly records: readonly Kept[] } & Pick<Packed, 'apart'>): Iterable<string> {
  for (const { id } of records) yield id
  for (const [id] of apart) yield id
}

/** What was written after all that `log` tells of, but for records that are known; which records have no key here; and which rows are no records. */
export async function loadAfter(source: Source, log: Log, known: Iterable<string>) {
  const { store, unit } = source
  const news = await checked(unit, log, await store.entriesAfter(log.lamport))
  const places = new Map(placesIn(news.entries))
  // The news are few beside what is known.
  for (const id of known) places.delete(id)
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
  const { records, closed, apart } = await openRows(source, rows, places)
  const waiting = notErased(closed, [...all, ...records])
  return { records, apart, log: logOf(entries), keyless: new Set(waiting.flatMap(({ of }) => of ?? [])) }
}

/** Of rows whose key is not here, those that no tombstone among `records` names, by their case or by themselves. */
function notErased(closed: readonly Closed[], records: readonly Kept[]): readonly Closed[] {
  if (closed.length === 0) return closed
  const gone = new Set([
    ...rowsGone(records),
    ...records.flatMap((record) => (kindOf(record, 'tombstone') ? [record.body.record] : [])),
  ])
  return closed.filter(({ id, of }) => !gone.has(id) && !(of !== null && gone.has(of)))
}

/** Rows that were taken away: with a case that was erased, or with the openness of one that was protected. */
const rowsGone = (records: readonly Kept[]): readonly string[] =>
  records.flatMap((it) => (kindOf(it, 'tombstone') || kindOf(it, 'protection') ? (it.body.rows ?? []) : []))

/** Of rows that entries name, those that lie in no table and that no tombstone among `records` names. */
export async function notHere(
  store: Store,
  ids: readonly string[],
  records: readonly Kept[],
): Promise<readonly string[]> {
  if (ids.length === 0) return ids
  const tables = await Promise.all((['keys', 'audit'] as const).map((table) => store.present(table, ids)))
  const here = new Set(tables.flat())
  const away = ids.filter((id) => !here.has(id))
  const gone = new Set(away.length > 0 ? rowsGone(records) : [])
  return away.filter((id) => !gone.has(id))
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
  const found = opened.filter((it) => it !== 'unreadable')
  return {
    records: found.flatMap((it) => ('record' in it && it.record ? [it.record] : [])),
    unreadable: opened.length - found.length,
    closed: found.flatMap((it) => ('closed' in it ? [it.closed] : [])),
    apart: found.flatMap((it) => ('apart' in it ? [it.apart] : [])),
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
  if (key === FOR_OTHERS) return { apart: row.id }
  const record: Kept = {
    ...(await openRecord(key, of, unit, row, place)),
    ...{ lamport: first.lamport, device: first.device },
  }
  if (!(await isRightful(unit, keys.membership, record))) throw new Error('not its writer’s to write')
  return { record, ...(key.people && { apart: row.id }) }
}

/** Of protected cases a snapshot holds nothing but where their records stand: everybody who comes in opens it. */
interface Packed {
  readonly log: Log
  /** In how many boxes the records lie. */
  readonly boxes: number
  readonly apart: readonly (readonly [id: string, places: readonly Place[]])[]
}

async function unpacked({ store, unit, keys, snapshot: asked = store.local('snapshot') }: Source) {
  const snapshot = await asked
  if (!snapshot) return null
  const { lamport } = snapshot
  // A snapshot is only a shortcut: whatever does not fit is passed over, and the records themselves are read.
  if ((await store.entriesUpTo(lamport)) !== snapshot.count) return null
  try {
    const key = await aesKey(await open(keys.newest.data, aadOf(unit, lamport, 'key'), snapshot.key))
    const inside = async (i: number): Promise<unknown> =>
      JSON.parse(text(await openBytes(key, aadOf(unit, lamport, i), new Uint8Array(snapshot.boxes[i] as ArrayBuffer))))
    const packed = (await inside(0)) as Packed
    const records: Kept[] = []
    for (let i = 1; i <= packed.boxes; i += 1) records.push(...recordsIn((await inside(i)) as Columns))
    return { ...packed, records }
  } catch {
    return null
  }
}

/** Under a key of its own, so that an erased case goes with the snapshot it was in. */
export async function pack(
  { store, unit, keys }: Source,
  log: Log,
  all: readonly Kept[],
  ofProtected: ReadonlySet<string>,
): Promise<void> {
  const { lamport, count } = log
  const records = all.filter(({ id }) => !ofProtected.has(id))
  const parts: Columns[] = []
  for (let i = 0; i < records.length; i += TO_A_BOX) parts.push(columnsOf(records.slice(i, i + TO_A_BOX)))
  const places = ofProtected.size > 0 ? placesIn(await store.all('entries')) : new Map<string, readonly Place[]>()
  const apart = [...ofProtected].map((id) => [id, places.get(id) ?? []] as const)
  const packed: Packed = { log, boxes: parts.length, apart }
  const raw = random(32)
  const key = await seal(keys.newest.data, aadOf(unit, lamport, 'key'), raw)
  const under = await aesKey(raw)
  const boxes = [packed, ...parts].map(
    async (part, i) => (await sealBytes(under, aadOf(unit, lamport, i), utf8(JSON.stringify(part)))).buffer,
  )
  await store.setLocal('snapshot', { lamport, count, key, boxes: await Promise.all(boxes) })
}
