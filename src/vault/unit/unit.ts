/** What staff have in hand while a vault is open, and how records are written to it. */

import { type Header, type Keyed, openEpochs, type UnitKeys } from '../crypto/epochs.ts'
import { headerHash } from '../crypto/header-hash.ts'
import type { Holder, Pair } from '../crypto/members.ts'
import { continues } from '../crypto/membership.ts'
import type { LocalChange } from '../disk/database.ts'
import type { Write } from '../disk/journal-follower.ts'
import { type Log, nextEntry, nextPlace, withEntry } from '../disk/log.ts'
import { type Op, put, type Row } from '../disk/rows.ts'
import type { Store } from '../disk/store.ts'
import { type Author, type Kept, recordBody } from '../records.ts'
import { registerOf } from '../registers.ts'
import { type NewRecord, VaultError } from '../vault.ts'
import { closeUnread } from './close-unread.ts'
import { type Device, deviceOf } from './device-key.ts'
import { loadAfter, loadMissing, type Source } from './load.ts'
import type { Memory } from './memory.ts'
import { isForAll, isForReleaser, isReleaser, letIn, publicsFor } from './readers.ts'
import { signedAs } from './rightful.ts'
import { type CaseKey, type CaseKeys, type Slot, sealRecord } from './sealed-records.ts'

export interface Unit {
  readonly store: Store
  header: Header
  keys: UnitKeys
  /** Whoever is in: by this a new epoch is opened that another tab made. */
  holder: Holder
  /** The same, with the public half by which others seal to them. */
  pair: Pair
  readonly cases: CaseKeys
  readonly memory: Memory
  /** What every device has written, as far as it is in memory. */
  log: Log
  /** This device, from its first write on. */
  device: Device | null
  /** Ids of records that are sealed to some, of a protected case or for the releaser, whoever may read them: no snapshot holds them. */
  readonly apart: Set<string>
  /** Forms that were handed in and wait for somebody who may read the case: how many, by the case. */
  elsewhere: ReadonlyMap<string, number>
  /** Cases that hold records whose key is not here yet: nothing is written to them until it is. */
  keyless: ReadonlySet<string>
  readonly me: { readonly staff: string; readonly name: string }
  /** Nothing was amiss when the records were read: a snapshot hides nothing. */
  readonly sound: boolean
  /** See `OpenVault.lastWritten`. */
  latest: string
  /** See `relayKeyOf`. */
  readonly relayTold?: string | undefined
}

/** A record that was written elsewhere keeps its id, its time and who wrote it: a form that a youth handed in. */
export type Written = NewRecord & { readonly id?: string; readonly at?: string; readonly by?: Author }

export interface Also {
  readonly ops?: readonly Op[]
  readonly local?: readonly LocalChange[]
  readonly share?: Write['share']
  /** Keys that are sealed once more: see `protect.ts`. */
  readonly keys?: readonly Row<'keys'>[]
  /** The header and keys that hold from this very write on. */
  readonly keyed?: Keyed
  /** Nothing changes by it but the records: lines of the log alone leave all that was worked out of them as it is. */
  readonly only?: true
}

/** Sealed first, then written in one step with whatever else belongs to it; in memory only once it is on disk. */
export async function appendTo(unit: Unit, records: readonly Written[], also: Also = {}): Promise<readonly Kept[]> {
  const { store, memory } = unit
  const at = new Date().toISOString()
  for (const { body } of records) recordBody.parse(body)
  // Named before the write: one that has to be made twice gives the same records.
  const written = records.map((record) => ({ id: crypto.randomUUID(), at, by: { staff: unit.me.staff }, ...record }))
  const latest = latestBy(unit, records, at)
  let kept: readonly Kept[] = []
  let then = () => {}
  await store.commit(async () => {
    // What is sealed here would lie under keys that are over.
    if (!(await followKeys(unit))) throw new VaultError('closed')
    // Another tab may have written since: its places in the order are taken.
    await catchUp(unit)
    const { device, local } = await deviceOf(unit)
    const { header, keys: under } = also.keyed ?? unit
    const signed = await Promise.all(
      written.map((record) => signedAs(header.unit, under.membership, unit.holder, record)),
    )
    const keys = await keysFor(unit, { header, keys: under }, written, device.id)
    const keyRows = [...keys.made.map(({ row }) => row), ...(also.keys ?? [])]
    const { n, lamport } = nextPlace(unit.log, device.id)
    const first = lamport + keyRows.length
    const replacing = new Replacing(memory)
    kept = signed.map((record, i) => replacing.named(placed(record, { lamport: first + i, device: device.id })))
    const sealed = await Promise.all(kept.map((record) => sealRecord(keys.get(record), under, header.unit, n, record)))
    const rows = [...keyRows, ...sealed]
    const named = also.keyed && (await headerNamed(unit.header, header))
    const entry = rows.length > 0 ? await nextEntry(header.unit, unit.log, device, rows, named) : null
    then = () => {
      for (const { keep } of keys.made) keep()
      for (const record of kept) if (keys.get(record).people) unit.apart.add(record.id)
      Object.assign(unit, { latest, device }, entry && { log: withEntry(unit.log, entry) })
    }
    return {
      ops: [
        ...(entry ? [put('entries', entry)] : []),
        ...keyRows.map((row) => put('keys', row)),
        ...sealed.map((row, i) => put(kept[i]?.body.kind === 'audit' ? 'audit' : 'records', row)),
        ...(also.keyed ? [put('meta', { id: 'header', header })] : []),
        ...(also.ops ?? []),
      ],
      local: [...local, ...keys.made.map(({ note }) => note), ...(also.local ?? []), { set: 'latest', to: latest }],
      share: also.share,
    }
  })
  then()
  const news = kept.filter(({ body }) => body.kind !== 'audit')
  if (also.only && news.length === 0) memory.tell()
  else memory.add(news)
  if (also.keyed) await rekeyed(unit, also.keyed)
  return kept
}

/** These keys hold now. Where the role of releaser comes to whoever is in, or goes from them, what only that opens does too. */
export async function rekeyed(unit: Unit, keyed: Keyed): Promise<void> {
  const was = isReleaser(unit)
  Object.assign(unit, keyed)
  if (isReleaser(unit) === was) return
  unit.cases.empty()
  closeUnread(unit)
  if (!was) await caughtUp(unit)
}

/** What an entry says of a change of who may open the unit. */
async function headerNamed(before: Header, after: Header): Promise<[string, string]> {
  const [old, now] = [await headerHash(before), await headerHash(after)]
  return [now, old === now ? '' : old]
}

/** Takes in keys that another tab changed. False where whoever is in has none of the newest epoch, or the unit is made out to be another's. */
export async function followKeys(unit: Unit): Promise<boolean> {
  const row = await unit.store.get('meta', 'header')
  // Each change of who may open the unit makes the roster anew.
  if (row?.id !== 'header' || row.header.roster === unit.header.roster) return true
  if (!continues(unit.header.membership, row.header.membership)) return false
  const keys = await openEpochs(row.header, unit.holder)
  if (keys) await rekeyed(unit, { header: row.header, keys })
  return keys !== null
}

/** Takes in what another tab wrote, or brought from another device: that has places among those that are known. */
export async function catchUp(unit: Unit): Promise<void> {
  const { lamport, count } = unit.log
  if ((await unit.store.entriesUpTo(lamport)) !== count) return caughtUp(unit)
  if ((await unit.store.entriesAfter(lamport)).length === 0) return
  unit.cases.lookAgain()
  const { records, log, apart } = await loadAfter(sourceOf(unit), unit.log, unit.memory.ids)
  unit.log = log
  for (const id of apart) unit.apart.add(id)
  unit.memory.add(records)
  closeUnread(unit)
}

/** Takes in whatever lies in the database and is not in memory. */
export async function caughtUp(unit: Unit): Promise<void> {
  unit.cases.lookAgain()
  const { records, log, keyless, apart } = await loadMissing(sourceOf(unit), unit.memory.all)
  Object.assign(unit, { log, keyless })
  for (const id of apart) unit.apart.add(id)
  unit.memory.add(records.filter(({ body }) => body.kind !== 'audit'))
  closeUnread(unit)
}

export const sourceOf = ({ store, header, keys, cases }: Unit): Source => ({ store, unit: header.unit, keys, cases })

/** What was written before staff said which day it was may have come from a clock that was ahead. */
const latestBy = ({ latest }: Unit, records: readonly Written[], at: string): string =>
  at > latest || records.some(({ body }) => body.kind === 'day-said') ? at : latest

function placed(
  record: Written & Pick<Kept, 'id' | 'at' | 'by' | 'said'>,
  place: Pick<Kept, 'lamport' | 'device'>,
): Kept {
  const { caseId, body, id, at, by, replaces, said } = record
  return { id, ...place, at, by, caseId, body, ...(replaces && { replaces }), ...(said && { said }) }
}

/** Names what each record takes the place of, where its writer has not: what stands, or was written in the same step. */
class Replacing {
  readonly #memory: Memory
  readonly #here = new Map<string, string>()

  constructor(memory: Memory) {
    this.#memory = memory
  }

  named(record: Kept): Kept {
    const register = registerOf(record)
    if (register === null) return record
    const before = this.#here.get(register)
    this.#here.set(register, record.id)
    const replaces = record.replaces ?? (before ? [before] : this.#memory.standingBeside(record))
    return replaces.length > 0 ? { ...record, replaces } : record
  }
}

/** The keys that the records need. One is made for a new case alone: never for one that was erased, or whose key is still to come. */
async function keysFor(
  unit: Unit,
  { header, keys }: Pick<Unit, 'header' | 'keys'>,
  records: readonly Written[],
  device: string,
) {
  const { cases, memory, keyless } = unit
  const found = new Map<string, CaseKey>()
  const made: Awaited<ReturnType<CaseKeys['make']>>[] = []
  for (const { caseId } of records) if (caseId !== null && memory.erased(caseId)) throw new Error('the case was erased')
  const slots = new Map(records.map((record) => slotOf(header.unit, record)).map((slot) => [nameOf(slot), slot]))
  for (const [name, slot] of slots) {
    const { of, forReleaser } = slot
    if (keyless.has(of) && of !== header.unit) throw new VaultError('key-missing')
    const readers = of === header.unit ? null : peopleFor(memory, header, of, records)
    if (readers && !readers.includes(unit.pair.public)) throw new VaultError('protected')
    const releaser = keys.membership.forReleaser.at(-1) as string
    const people = forReleaser ? [releaser, ...(readers ?? [])] : readers
    const held = await cases.newest(keys, slot, device, people)
    const fresh = held ? null : await cases.make(keys, slot, device, people)
    if (fresh) made.push(fresh)
    found.set(name, (held ?? fresh?.made) as CaseKey)
  }
  return { get: (record: Written) => found.get(nameOf(slotOf(header.unit, record))) as CaseKey, made }
}

/** As `publicsFor`; a case whose `protection` is written in the same step is for those from the first. */
function peopleFor(memory: Memory, header: Header, of: string, records: readonly Written[]): readonly string[] | null {
  const said = records.findLast(({ caseId, body }) => caseId === of && body.kind === 'protection')?.body
  if (said?.kind !== 'protection') return publicsFor(memory, header, of)
  return said.to && letIn(memory, header, said).map(({ public: half }) => half)
}

/** Whose key a record lies under: its case's, or the unit's for what all may read; and whether it is the one for the releaser. */
const slotOf = (unit: string, record: Written): Slot => ({
  of: isForAll(record) ? unit : (record.caseId ?? unit),
  forReleaser: isForReleaser(record),
})
const nameOf = ({ of, forReleaser }: Slot): string => `${of}|${forReleaser}`
