/** What staff have in hand while a vault is open, and how records are written to it. */

import { type Header, type Keyed, openEpochs, type UnitKeys } from '../crypto/epochs.ts'
import type { Holder } from '../crypto/members.ts'
import type { LocalChange } from '../disk/database.ts'
import type { Write } from '../disk/journal-follower.ts'
import { type Op, put } from '../disk/rows.ts'
import type { Store } from '../disk/store.ts'
import { type Author, type Kept, recordBody } from '../records.ts'
import { type NewRecord, VaultError } from '../vault.ts'
import { loadAfter } from './load.ts'
import type { Memory } from './memory.ts'
import { type CaseKey, type CaseKeys, sealRecord } from './sealed-records.ts'

/** Whoever comes in with the recovery sheet, who is nobody yet. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'

export interface Unit {
  readonly store: Store
  header: Header
  keys: UnitKeys
  /** Whoever is in: by this a new epoch is opened that another tab made. */
  readonly holder: Holder
  readonly cases: CaseKeys
  readonly memory: Memory
  /** Cases that hold records whose key is not here yet: nothing is written to them until it is. */
  readonly keyless: ReadonlySet<string>
  readonly me: { readonly staff: string; readonly name: string }
  /** See `OpenVault.lastWritten`. */
  latest: string
}

/** A record that was written elsewhere keeps its id, its time and who wrote it: a form that a youth handed in. */
export type Written = NewRecord & { readonly id?: string; readonly at?: string; readonly by?: Author }

export interface Also {
  readonly ops?: readonly Op[]
  readonly local?: readonly LocalChange[]
  readonly share?: Write['share']
  /** The header and keys that hold from this very write on. */
  readonly keyed?: Keyed
}

/** Sealed first, then written in one step with whatever else belongs to it; in memory only once it is on disk. */
export async function appendTo(unit: Unit, records: readonly Written[], also: Also = {}): Promise<readonly Kept[]> {
  const { store, memory } = unit
  const at = new Date().toISOString()
  for (const { body } of records) recordBody.parse(body)
  // Named before the write: one that has to be made twice gives the same records.
  const named = records.map((record) => ({ id: crypto.randomUUID(), at, ...record }))
  const latest = latestBy(unit, records, at)
  let kept: readonly Kept[] = []
  let keepKeys: readonly (() => void)[] = []
  await store.commit(async (seq) => {
    // What is sealed here would lie under keys that are over.
    if (!(await followKeys(unit))) throw new VaultError('closed')
    // Another tab may have written since: its numbers are taken.
    if (seq > memory.lastSeq) await catchUp(unit)
    const numbered = named.map((record, i) => numberedAs(record, seq + 1 + i, unit.me.staff))
    const { header, keys: under } = also.keyed ?? unit
    const keys = await keysFor(unit, under, numbered)
    const sealed = await Promise.all(
      numbered.map((record) => sealRecord(keys.get(record.caseId ?? header.unit) as CaseKey, header.unit, record)),
    )
    kept = numbered
    keepKeys = keys.made.map(({ keep }) => keep)
    return {
      ops: [
        ...keys.made.map(({ row }) => put('keys', row)),
        ...sealed.map((row) => put(row.kind === 'audit' ? 'audit' : 'records', row)),
        ...(also.keyed ? [put('meta', { id: 'header', header })] : []),
        ...(also.ops ?? []),
      ],
      local: [...(also.local ?? []), { set: 'latest', to: latest }],
      share: also.share,
    }
  })
  Object.assign(unit, also.keyed, { latest })
  for (const keep of keepKeys) keep()
  memory.add(kept.filter(({ body }) => body.kind !== 'audit'))
  return kept
}

/** Takes in keys that another tab changed. False where whoever is in has none of the newest epoch. */
export async function followKeys(unit: Unit): Promise<boolean> {
  const row = await unit.store.get('meta', 'header')
  // Each change of who may open the unit makes the roster anew.
  if (row?.id !== 'header' || row.header.roster === unit.header.roster) return true
  const keys = await openEpochs(row.header, unit.holder)
  if (keys) Object.assign(unit, { header: row.header, keys })
  return keys !== null
}

/** Takes in what another tab wrote. */
export async function catchUp({ store, memory, header, keys, cases }: Unit): Promise<void> {
  const { records } = await loadAfter(store, header.unit, keys, cases, memory.lastSeq)
  if (records.length > 0) memory.add(records)
}

/** What was written before staff said which day it was may have come from a clock that was ahead. */
const latestBy = ({ latest }: Unit, records: readonly Written[], at: string): string =>
  at > latest || records.some(({ body }) => body.kind === 'day-said') ? at : latest

function numberedAs(record: Written & Pick<Kept, 'id' | 'at'>, seq: number, staff: string): Kept {
  const { caseId, body, id, at, by = { staff } } = record
  return { id, seq, at, by, caseId, body }
}

/** The keys that the records need. One is made for a new case alone: never for one that was erased, or whose key is still to come. */
async function keysFor(unit: Unit, keys: UnitKeys, records: readonly Kept[]) {
  const { cases, memory, keyless, header } = unit
  const found = new Map<string, CaseKey>()
  const made: Awaited<ReturnType<CaseKeys['make']>>[] = []
  for (const of of new Set(records.map(({ caseId }) => caseId ?? header.unit))) {
    if (memory.erased(of)) throw new Error('the case was erased')
    if (keyless.has(of) && of !== header.unit) throw new VaultError('key-missing')
    const held = await cases.newest(keys, of)
    const fresh = held ? null : await cases.make(keys, of)
    if (fresh) made.push(fresh)
    found.set(of, (held ?? fresh?.made) as CaseKey)
  }
  return { get: (of: string) => found.get(of), made }
}
