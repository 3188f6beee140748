/** Reads a unit's records into memory at unlock: one packed snapshot, and then only what was written since. */
import { random, text, utf8 } from '../crypto/bytes.ts'
import type { UnitKeys } from '../crypto/epochs.ts'
import { aesKey, open, openBytes, seal, sealBytes } from '../crypto/seal.ts'
import type { Row } from '../disk/rows.ts'
import type { Store } from '../disk/store.ts'
import type { Kept } from '../records.ts'
import type { AuditLog } from '../vault.ts'
import { type CaseKeys, kindOf, openRecord } from './sealed-records.ts'

/** Opening records one by one is fast enough for as many as this. */
const LOOSE = 300
const aadOf = (unit: string, seq: number) => `snapshot|${unit}|${seq}`

export interface Loaded {
  readonly records: readonly Kept[]
  /** Records that were touched or moved, and do not open. */
  readonly unreadable: number
  /** Records whose key is not here, though no tombstone says that their case was erased: how many, and of which cases. */
  readonly keyless: { readonly records: number; readonly cases: ReadonlySet<string> }
  /** So many that the next unlock deserves a new snapshot. */
  readonly stale: boolean
}

export async function loadRecords(store: Store, unit: string, keys: UnitKeys, cases: CaseKeys): Promise<Loaded> {
  const packed = (await unpacked(store, unit, keys)) ?? { seq: 0, records: [] }
  const { records: loose, unreadable, closed } = await loadAfter(store, unit, keys, cases, packed.seq)
  const records = [...packed.records, ...loose]
  const removed = new Set(records.flatMap(({ body }) => (body.kind === 'tombstone' ? [body.record] : [])))
  const waiting = closed.filter((of) => !removed.has(of))
  const keyless = { records: waiting.length, cases: new Set(waiting) }
  // A snapshot counts what it holds: one without the records that are waited for would hide them for good.
  return { records, unreadable, keyless, stale: loose.length > LOOSE && unreadable + waiting.length === 0 }
}

/** Records written after `seq`, opened; and for each whose key is not here, which case it is of. */
export async function loadAfter(store: Store, unit: string, keys: UnitKeys, cases: CaseKeys, seq: number) {
  return openRows(await store.recordsAfter(seq), unit, keys, cases)
}

/** Who did what, in order of writing: read when somebody asks. `erased` tells which cases a tombstone names. */
export async function loadAudit(
  store: Store,
  unit: string,
  keys: UnitKeys,
  cases: CaseKeys,
  erased: (caseId: string) => boolean,
): Promise<AuditLog> {
  const { records, unreadable, closed } = await openRows(await store.all('audit'), unit, keys, cases)
  const lines = records.filter((record) => kindOf(record, 'audit')).sort((a, b) => a.seq - b.seq)
  return { lines, unreadable, keyless: closed.filter((of) => !erased(of)).length }
}

async function openRows(rows: readonly Row<'records'>[], unit: string, keys: UnitKeys, cases: CaseKeys) {
  const opened = await Promise.all(
    rows.map(async (row) => {
      const key = await cases.byId(keys, row.key)
      // One bad record must not keep staff from all the others.
      return key && openRecord(key, unit, row).catch(() => 'unreadable' as const)
    }),
  )
  return {
    records: opened.filter((record): record is Kept => record !== null && record !== 'unreadable'),
    unreadable: opened.filter((record) => record === 'unreadable').length,
    closed: rows.filter((_, at) => opened[at] === null).map(({ case: of }) => of),
  }
}

async function unpacked(store: Store, unit: string, keys: UnitKeys) {
  const snapshot = await store.local('snapshot')
  if (!snapshot) return null
  // A snapshot is only a shortcut: whatever does not fit is passed over, and the records themselves are read.
  if ((await store.recordsUpTo(snapshot.seq)) !== snapshot.count) return null
  try {
    const key = await aesKey(await open(keys.newest.data, aadOf(unit, snapshot.seq), snapshot.key))
    const plain = await openBytes(key, aadOf(unit, snapshot.seq), new Uint8Array(snapshot.box))
    return { seq: snapshot.seq, records: JSON.parse(text(plain)) as Kept[] }
  } catch {
    return null
  }
}

/** Under a key of its own, so that an erased case goes with the snapshot it was in. */
export async function pack(store: Store, unit: string, keys: UnitKeys, records: readonly Kept[]): Promise<void> {
  const seq = records.at(-1)?.seq ?? 0
  const raw = random(32)
  const key = await seal(keys.newest.data, aadOf(unit, seq), raw)
  const box = await sealBytes(await aesKey(raw), aadOf(unit, seq), utf8(JSON.stringify(records)))
  await store.setLocal('snapshot', { seq, count: records.length, key, box: box.buffer })
}
