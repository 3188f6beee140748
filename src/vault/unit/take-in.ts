/**
 * What comes from another device of the unit is taken in: checked, written so that no entry ever lies without the rows that
 * came with it, and opened. By which way it came is nothing to this.
 */
import { type Header, type Keyed, openEpochs } from '../crypto/epochs.ts'
import { headerHash } from '../crypto/header-hash.ts'
import { continues, membershipOf } from '../crypto/membership.ts'
import { type Carried, forkedIn, type LastTaken, type Logged, logged, type Parcel, taken } from '../disk/exchange.ts'
import { type Entry, placesIn } from '../disk/log.ts'
import { type Op, put, type Row } from '../disk/rows.ts'
import type { Store } from '../disk/store.ts'
import type { Progress } from '../vault.ts'
import { adopt } from './adopt.ts'
import { deviceOf } from './device-key.ts'
import { followErasures } from './erase.ts'
import { type HeaderStanding, standingTo } from './header-line.ts'
import { openRows } from './load.ts'
import type { Memory } from './memory.ts'
import { pairsOf } from './readers.ts'
import { CaseKeys, openHead } from './sealed-records.ts'
import { appendTo, caughtUp, followKeys, rekeyed, type Unit } from './unit.ts'

/** What came, and what was not taken. */
export interface TakenIn {
  /** By the devices that wrote: how many writes, with how many records. */
  readonly came: readonly { readonly device: string; readonly writes: number; readonly records: number }[]
  /** Changed on the way, or signed by nobody. */
  readonly forged: number
  /** Written by a device that cannot show that it ever had a key of the unit. */
  readonly strangers: number
  /** Written on a device after it was removed. */
  readonly afterRemoval: number
  /** The devices that these two are of. */
  readonly passedOver: readonly string[]
  /** Writes that wait for one before them, by device. */
  readonly waiting: readonly { readonly device: string; readonly writes: number }[]
  /** Devices of which a copy has written beside them, as is known since now. */
  readonly forked: readonly string[]
  /** One of them is this device: it goes on under a name of its own. */
  readonly copied: boolean
  /** Whether keys and members came along. */
  readonly header: HeaderStanding
  /** Cases that were erased on another device, and are gone here since now. */
  readonly erased: number
  /** Whoever is in may no longer open the unit: it is locked. */
  readonly locked: boolean
}

/** So many entries are one write: a kill between two of them leaves less taken in, and nothing half. */
const ENTRIES_A_WRITE = 100

/** By which way it came. What devices that are in step take from each other all day is not noted: a note is news to the others. */
export interface Way {
  readonly noted: boolean
  readonly progress?: Progress
}

export function takeIn(unit: Unit, parcel: Parcel & { readonly header: Header }, way: Way): Promise<TakenIn> {
  return unit.store.alone(() => takenIn(unit, parcel, way), 'keys')
}

async function takenIn(unit: Unit, parcel: Parcel & { readonly header: Header }, way: Way): Promise<TakenIn> {
  const { store, memory } = unit
  await followKeys(unit)
  const held = await store.all('entries')
  // Whoever comes now is news, also where nobody has asked before.
  if (!(await store.local('devicesKnown')))
    await store.setLocal('devicesKnown', [...new Set(held.map(({ device }) => device))])
  const own = (await deviceOf(unit)).device.id
  const all = await taken(unit.header.unit, held, parcel, lastTakenOf(memory))
  const offered = await headerOffered(unit, parcel.header, [...held, ...all.entries])
  const keyed = offered.keyed ?? unit
  const cameRows = await inTheirTables(keyed, all.rows)
  const strange = await strangersIn(unit, keyed, held, { entries: all.entries, rows: cameRows })
  const entries = all.entries.filter(({ device }) => !strange.has(device))
  // Whom whoever is in cannot check is believed where a device says so that was known before.
  const header =
    offered.standing === 'newer' && !offered.keyed && !(await isVouchedFor(parcel.header, held, entries))
      ? 'unknown'
      : offered.standing
  const copied = entries.some(({ device }) => device === own)
  const locked = header === 'newer' && !offered.keyed
  const arrived = await written(
    unit,
    { held, entries, rows: cameRows },
    header === 'newer' ? parcel.header : null,
    copied,
    way.progress ?? (() => {}),
  )
  if (header === 'newer' && offered.keyed) await rekeyed(unit, offered.keyed)
  if (copied) unit.device = null
  let erased = 0
  if (!locked) {
    await caughtUp(unit)
    erased = await followErasures(unit, arrived)
    await store.alone(() => adopt(unit), 'adopt')
    const detail = `${entries.length}`
    if (way.noted && arrived.size + entries.length > 0)
      await appendTo(unit, [{ caseId: null, body: { kind: 'audit', what: 'devices.taken-in', detail } }])
  }
  const before = new Set(forkedIn(held))
  return {
    came: cameFrom(entries),
    forged: all.forged + all.unnamed,
    strangers: all.entries.length - entries.length,
    afterRemoval: all.afterRemoval,
    passedOver: [...new Set([...strange, ...all.removed])],
    waiting: [...all.waiting].map(([device, writes]) => ({ device, writes })),
    forked: all.forked.filter((device) => !before.has(device) && !strange.has(device)),
    copied,
    header,
    erased,
    locked,
  }
}

/** Of each device that was removed, the last of its entries that was there when it was: of several removals the latest. */
function lastTakenOf(memory: Pick<Memory, 'of'>): LastTaken {
  const lastTaken = new Map<string, number>()
  for (const { body } of memory.of('device'))
    if (body.removed) lastTaken.set(body.device, Math.max(body.removed.n, lastTaken.get(body.device) ?? 0))
  return lastTaken
}

function cameFrom(entries: readonly Entry[]) {
  return [...Map.groupBy(entries, ({ device }) => device)].map(([device, log]) => ({
    device,
    writes: log.length,
    records: log.reduce((sum, { rows }) => sum + rows.length, 0),
  }))
}

/** How the header that came stands to ours by the log, and the keys that it opens to. */
async function headerOffered(unit: Unit, theirs: Header, entries: readonly Entry[]) {
  const [mine, other] = await Promise.all([headerHash(unit.header), headerHash(theirs)])
  const standing = standingTo(mine, other, entries)
  if (standing !== 'newer') return { standing, keyed: null }
  // Whoever has read what was stated follows nothing that does not go on from there.
  const stated = await membershipOf(theirs.unit, theirs.membership).catch(() => null)
  if (!stated || !continues(unit.header.membership, theirs.membership))
    return { standing: 'parted' as const, keyed: null }
  const keys = await openEpochs(theirs, unit.holder)
  if (!keys) return { standing, keyed: null }
  // Whoever has no key of ours can make a header that opens to us, and none that leads back to our epochs.
  const ours = [...unit.keys.all.values()].every(({ n, root }) => sameBytes(keys.all.get(n)?.root, root))
  return ours
    ? { standing, keyed: { header: theirs, keys } satisfies Keyed }
    : { standing: 'unknown' as const, keyed: null }
}

const sameBytes = (one: Uint8Array | undefined, other: Uint8Array) =>
  one?.length === other.length && other.every((byte, i) => byte === one[i])

async function isVouchedFor(header: Header, held: readonly Entry[], entries: readonly Entry[]): Promise<boolean> {
  const hash = await headerHash(header)
  const known = new Set(held.map(({ device }) => device))
  return [...held, ...entries].some((entry) => entry.header?.[0] === hash && known.has(entry.device))
}

/** Devices that are new here and of which nothing opens under the unit's keys: anybody can make a key and sign with it. */
async function strangersIn(
  unit: Unit,
  { header, keys }: Keyed,
  held: readonly Entry[],
  { entries, rows }: { readonly entries: readonly Entry[]; readonly rows: readonly Carried[] },
): Promise<ReadonlySet<string>> {
  const known = new Set(held.map(({ device }) => device))
  const fresh = entries.filter(({ device }) => !known.has(device))
  if (fresh.length === 0) return new Set()
  const came = new Map(rows.flatMap((one) => (one.table === 'keys' ? [[one.row.id, one.row] as const] : [])))
  const cases = new CaseKeys(header.unit, withRows(unit.store, came), () => pairsOf(unit))
  const places = placesIn(fresh)
  const sealed = rows.flatMap((one) => (one.table !== 'keys' && places.has(one.row.id) ? [one.row] : []))
  const { records } = await openRows({ store: unit.store, unit: header.unit, keys, cases }, sealed, places)
  const shown = new Set(records.map(({ device }) => device))
  return new Set(fresh.map(({ device }) => device).filter((device) => !shown.has(device)))
}

/** A row that comes by the relay does not say whether it is of the log: its head does. One of an epoch whose key is missing lies among the records until it opens. */
async function inTheirTables({ header, keys }: Keyed, rows: readonly Carried[]): Promise<readonly Carried[]> {
  return Promise.all(
    rows.map(async (one): Promise<Carried> => {
      if (one.table === 'keys') return one
      const head = await openHead(keys, header.unit, one.row).catch(() => null)
      return head ? { table: head.log ? 'audit' : 'records', row: one.row } : one
    }),
  )
}

/** The store's keys, and those that came and are not written yet. */
const withRows = (store: Store, came: ReadonlyMap<string, Row<'keys'>>): ConstructorParameters<typeof CaseKeys>[1] => ({
  get: async (table, id) => (table === 'keys' && (came.get(id) as never)) || store.get(table, id),
  all: (table) => store.all(table),
  local: (id) => store.local(id),
})

interface News {
  readonly held: readonly Entry[]
  readonly entries: readonly Entry[]
  readonly rows: readonly Carried[]
}

/** Gives the ids of the rows that are new here. */
async function written(
  unit: Unit,
  { held, entries, rows }: News,
  header: Header | null,
  copied: boolean,
  progress: Progress,
): Promise<ReadonlySet<string>> {
  const { store, memory } = unit
  const gone = new Set(memory.of('tombstone').flatMap(({ body }) => body.rows ?? []))
  const ids = rows.map(({ row }) => row.id)
  const here = new Set((await Promise.all(logged.map((table: Logged) => store.present(table, ids)))).flat())
  const lacking = new Map(
    rows.flatMap((one) => (here.has(one.row.id) || gone.has(one.row.id) ? [] : [[one.row.id, one]])),
  )
  const arrived = new Set(lacking.keys())
  const opsOf = (some: readonly Entry[]): Op[] =>
    some.flatMap((entry) => {
      const its = entry.rows.flatMap(({ id }) => lacking.get(id) ?? [])
      for (const { row } of its) lacking.delete(row.id)
      return [put('entries', entry), ...its.map(({ table, row }) => put(table, row as never))]
    })
  // In the order of writing: the key of a case before what lies under it.
  const ordered = [...entries].sort((a, b) => a.lamport - b.lamport || (a.device < b.device ? -1 : 1))
  for (let i = 0; i < ordered.length; i += ENTRIES_A_WRITE) {
    const ops = opsOf(ordered.slice(i, i + ENTRIES_A_WRITE))
    await store.commit(async () => ({ ops }))
    progress(Math.min(1, (i + ENTRIES_A_WRITE) / ordered.length))
  }
  // What was missing beside entries that were here.
  const mended = opsOf(held).filter((op) => !('put' in op) || op.put !== 'entries')
  const last: Op[] = [...mended, ...(header ? [put('meta', { id: 'header', header })] : [])]
  if (last.length > 0 || copied)
    await store.commit(async () => ({
      ops: last,
      // Sealed under the keys before, or telling of a device that this one no longer is.
      local: [{ set: 'snapshot', to: null }, ...(copied ? [{ set: 'device', to: null } as const] : [])],
    }))
  return arrived
}
