/** What staff have in hand while a vault is open, and how records are written to it. */

import type { Header, UnitKeys } from '../crypto/header.ts'
import type { LocalChange } from '../disk/database.ts'
import type { Write } from '../disk/journal-follower.ts'
import { type Op, put } from '../disk/rows.ts'
import type { Store } from '../disk/store.ts'
import { type Author, type Kept, recordBody } from '../records.ts'
import { type NewRecord, VaultError } from '../vault.ts'
import { loadAfter } from './load.ts'
import type { Memory } from './memory.ts'
import { type CaseKeys, sealRecord } from './sealed-records.ts'

export interface Unit {
  readonly store: Store
  header: Header
  readonly keys: UnitKeys
  readonly cases: CaseKeys
  readonly memory: Memory
  /** Cases that hold records whose key is not here yet: nothing is written to them until it is. */
  readonly keyless: ReadonlySet<string>
  readonly me: { readonly staff: string; readonly name: string }
}

/** A record that was written elsewhere keeps its id, its time and who wrote it: a form that a youth handed in. */
export type Written = NewRecord & { readonly id?: string; readonly at?: string; readonly by?: Author }

export interface Also {
  readonly ops?: readonly Op[]
  readonly local?: readonly LocalChange[]
  readonly share?: Write['share']
}

/** Sealed first, then written in one step with whatever else belongs to it; in memory only once it is on disk. */
export async function appendTo(unit: Unit, records: readonly Written[], also: Also = {}): Promise<readonly Kept[]> {
  const { store, memory, header } = unit
  for (const { body } of records) recordBody.parse(body)
  // Named before the write: one that has to be made twice gives the same records.
  const named = records.map((record) => ({ id: crypto.randomUUID(), ...record }))
  let kept: readonly Kept[] = []
  let keepKeys: readonly (() => void)[] = []
  await store.commit(async (seq) => {
    // Another tab may have written since: its numbers are taken.
    if (seq > memory.lastSeq) await catchUp(unit)
    const numbered = named.map((record, i) => numberedAs(record, seq + 1 + i, unit.me.staff))
    const keys = await keysFor(unit, numbered)
    const sealed = await Promise.all(
      numbered.map((record) => sealRecord(keys.get(record.caseId ?? header.unit) as CryptoKey, header.unit, record)),
    )
    kept = numbered
    keepKeys = keys.made.map(({ keep }) => keep)
    return {
      ops: [
        ...keys.made.map(({ row }) => put('keys', row)),
        ...sealed.map((row) => put('records', row)),
        ...(also.ops ?? []),
      ],
      local: also.local ?? [],
      share: also.share,
    }
  })
  for (const keep of keepKeys) keep()
  memory.add(kept)
  return kept
}

/** Takes in what another tab wrote. */
export async function catchUp({ store, memory, header, cases }: Unit): Promise<void> {
  const { records } = await loadAfter(store, header.unit, cases, memory.lastSeq)
  if (records.length > 0) memory.add(records)
}

function numberedAs(record: Written & { readonly id: string }, seq: number, staff: string): Kept {
  const { caseId, body, id, at = new Date().toISOString(), by = { staff } } = record
  return { id, seq, at, by, caseId, body }
}

/** The keys that the records need. One is made for a new case alone: never for one that was erased, or whose key is still to come. */
async function keysFor(unit: Unit, records: readonly Kept[]) {
  const keys = new Map<string, CryptoKey>()
  const made: Awaited<ReturnType<CaseKeys['make']>>[] = []
  for (const id of new Set(records.map(({ caseId }) => caseId ?? unit.header.unit))) {
    if (!(await unit.store.get('keys', id))) unit.cases.forget(id)
    const held = await unit.cases.of(id)
    if (!held && unit.memory.erased(id)) throw new Error('the case was erased')
    if (!held && (unit.memory.has(id) || (unit.keyless.has(id) && id !== unit.header.unit)))
      throw new VaultError('key-missing')
    const fresh = held ? null : await unit.cases.make(id)
    if (fresh) made.push(fresh)
    keys.set(id, (held ?? fresh?.key) as CryptoKey)
  }
  return { get: (id: string) => keys.get(id), made }
}
