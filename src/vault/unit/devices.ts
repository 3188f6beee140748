/**
 * The unit's devices, as their logs and what is written of them say: who they are, when they were last heard of, what is
 * missing of theirs; and what staff can do with them.
 */
import { headerHash } from '../crypto/header-hash.ts'
import { forkedIn, lackedBy, logged, type Vector, vectorOf } from '../disk/exchange.ts'
import { type Entry, placesIn } from '../disk/log.ts'
import { type BadSyncFile, readSyncFile, writeSyncFile } from '../disk/sync-file.ts'
import type { Author, KeptOf } from '../records.ts'
import { registerState } from '../registers.ts'
import { type Progress, VaultError } from '../vault.ts'
import { keysAreElsewhere, nextEpochFor } from './change-keys.ts'
import { deviceOf } from './device-key.ts'
import { keysDevice } from './header-line.ts'
import { notHere, openRows } from './load.ts'
import { type TakenIn, takeIn } from './take-in.ts'
import { appendTo, catchUp, sourceOf, type Unit } from './unit.ts'

export interface DeviceSeen {
  readonly device: string
  /** Null until somebody has given it one. */
  readonly name: string | null
  /** Who gave it its first name. */
  readonly namedBy: string | null
  /** The one that this page runs on. */
  readonly own: boolean
  readonly removed: boolean
  /** Members, passphrases and the sheet are changed here. */
  readonly keys: boolean
  /** When it was first given a name, by the clock of the device where that was done; null where nobody has. */
  readonly added: string | null
  /** When it last wrote anything that is here, by its own clock. */
  readonly heard: string | null
  /** How many rows that it wrote are not here, though nobody erased them. */
  readonly missing: number
  /** A copy of it has written beside it. */
  readonly forked: boolean
  /** Nobody has said yet, on this device, that they know of it. */
  readonly news: boolean
}

/** What a start says. */
export interface DeviceNews {
  /** Devices that have come since staff last said, on this device, that they know of them: their names, where they have one, and who gave it. */
  readonly added: readonly Pick<DeviceSeen, 'device' | 'name' | 'namedBy'>[]
  /** This one has no name, though it is not alone. */
  readonly unnamed: boolean
  /** This one was removed. */
  readonly removed: boolean
  /** Forms of cases that were erased before they came. */
  readonly late: number
}

export interface Devices {
  all(): Promise<readonly DeviceSeen[]>
  news(): Promise<DeviceNews>
  newsSeen(): Promise<void>
  name(device: string, name: string): Promise<void>
  /** What it writes from now on is taken in by nobody, and new keys hold. `owed`: they are made where keys are changed, once it hears of this. */
  remove(device: string): Promise<'removed' | 'owed'>
  /** Whether members, passphrases and the sheet are changed on this device. */
  keysHere(): Promise<boolean>
  /** Keys are changed on this device from now on, under a new epoch. */
  takeOverKeys(): Promise<void>
  /** What the other devices are not known to have, or all of it. */
  file(all: boolean): Promise<Blob>
  takeInFile(file: Blob, progress?: Progress): Promise<TakenIn | BadSyncFile>
  /** Forms of cases that were erased before they came. */
  late(): readonly KeptOf<'answers' | 'broken-off'>[]
}

export function devicesOf(inside: () => Unit, close: () => void): Devices {
  return {
    all: () => allDevices(inside()),
    news: () => newsOf(inside()),
    newsSeen: async () => inside().store.setLocal('devicesKnown', Object.keys(inside().log.heads)),
    async name(device, name) {
      const body = { kind: 'device', device, name, removed: null } as const
      await appendTo(inside(), [{ caseId: null, body }, audit('device.named', device)])
    },
    remove: (device) => remove(inside(), device),
    keysHere: async () => !(await keysAreElsewhere(inside())),
    takeOverKeys: () => nextEpochFor(inside(), [audit('keys.taken-over', '').body], 'anywhere'),
    file: (all) => makeFile(inside(), all),
    async takeInFile(file, progress) {
      const read = await readSyncFile(inside().store.place, file, (share) => progress?.(share / 2))
      if ('refused' in read) return read
      const second: Progress = (share) => progress?.((1 + share) / 2)
      const taken = await takeIn(inside(), read, { noted: true, progress: second })
      if (taken.locked) close()
      else await rotateIfOwed(inside())
      return taken
    },
    late: () => lateForms(inside()),
  }
}

function lateForms({ memory }: Unit): readonly KeptOf<'answers' | 'broken-off'>[] {
  const erased = new Set(memory.of('tombstone').flatMap(({ body }) => (body.rows ? [body.record] : [])))
  return memory.all.filter(
    (record): record is KeptOf<'answers' | 'broken-off'> =>
      record.caseId !== null && erased.has(record.caseId) && isForm(record.body.kind),
  )
}

const isForm = (kind: string) => kind === 'answers' || kind === 'broken-off'

const audit = (what: string, detail: string) => ({ caseId: null, body: { kind: 'audit', what, detail } }) as const

/** By device, what holds of it. */
function named({ memory }: Unit) {
  const records = Map.groupBy(memory.of('device'), ({ body }) => body.device)
  return new Map(
    [...records].map(([device, all]) => [
      device,
      {
        name: registerState(all)?.holds.body.name ?? null,
        by: all[0]?.by ?? null,
        added: all[0]?.at ?? null,
        removed: all.some(({ body }) => body.removed !== null),
      },
    ]),
  )
}

async function allDevices(unit: Unit): Promise<readonly DeviceSeen[]> {
  const { store, memory, header } = unit
  const [entries, known, hash] = await Promise.all([
    store.all('entries'),
    store.local('devicesKnown'),
    headerHash(header),
  ])
  const forked = new Set(forkedIn(entries))
  const names = named(unit)
  const keys = keysDevice(hash, entries)
  const logs = [...Map.groupBy(entries, ({ device }) => device)]
  return Promise.all(
    logs.map(async ([device, log]) => {
      const it = names.get(device)
      return {
        device,
        name: it?.name ?? null,
        namedBy: staffOf(it?.by),
        own: device === unit.device?.id,
        removed: it?.removed ?? false,
        keys: device === keys,
        added: it?.added ?? null,
        heard: await lastWritten(unit, log),
        missing: (await notHere(store, await absent(unit, log), memory.all)).length,
        forked: forked.has(device),
        news: known !== undefined && device !== unit.device?.id && !known.includes(device),
      }
    }),
  )
}

const staffOf = (by: Author | null | undefined): string | null => (by && typeof by === 'object' ? by.staff : null)

const absent = async ({ memory, apart }: Unit, log: readonly Entry[]): Promise<readonly string[]> =>
  [...placesIn(log).keys()].filter((id) => !memory.ids.has(id) && !apart.has(id))

/** The time in the last of its rows that opens: only what is inside a record says when. */
async function lastWritten(unit: Unit, log: readonly Entry[]): Promise<string | null> {
  const places = placesIn(log)
  for (const entry of log.toSorted((a, b) => b.n - a.n)) {
    const ids = entry.rows.map(({ id }) => id)
    const rows = [...(await unit.store.some('audit', ids)), ...(await unit.store.some('records', ids))]
    const { records } = await openRows(sourceOf(unit), rows, places)
    const at = records
      .map((record) => record.at)
      .sort()
      .at(-1)
    if (at) return at
  }
  return null
}

async function newsOf(unit: Unit): Promise<DeviceNews> {
  const { store, log, device } = unit
  const here = Object.keys(log.heads)
  const known = await store.local('devicesKnown')
  // The first time that anybody asks here: what a backup brought along is no news.
  if (!known) await store.setLocal('devicesKnown', here)
  const names = named(unit)
  const own = device && names.get(device.id)
  await rotateIfOwed(unit)
  return {
    added: here
      .filter((id) => known && id !== device?.id && !known.includes(id))
      .map((id) => ({ device: id, name: names.get(id)?.name ?? null, namedBy: staffOf(names.get(id)?.by) })),
    unnamed: here.length > 1 && !own?.name,
    removed: own?.removed ?? false,
    late: lateForms(unit).length,
  }
}

async function remove(unit: Unit, device: string): Promise<'removed' | 'owed'> {
  await catchUp(unit)
  const it = named(unit).get(device)
  const removed = { n: unit.log.heads[device]?.n ?? 0, epoch: unit.header.epochs.length }
  const body = { kind: 'device', device, name: it?.name ?? device.slice(0, 8), removed } as const
  const bodies = [body, audit('device.removed', device).body]
  try {
    await nextEpochFor(unit, bodies)
    return 'removed'
  } catch (fault) {
    if (!(fault instanceof VaultError) || fault.reason !== 'keys-elsewhere') throw fault
    await appendTo(
      unit,
      bodies.map((each) => ({ caseId: null, body: each })),
    )
    return 'owed'
  }
}

/** A device was removed elsewhere: its epoch ends where keys are changed, once a keeper is in. */
export async function rotateIfOwed(unit: Unit): Promise<void> {
  const owed = unit.memory
    .of('device')
    .some(({ body }) => body.removed && !body.tablet && body.removed.epoch >= unit.header.epochs.length)
  if (!owed) return
  await nextEpochFor(unit, [audit('keys.renewed', '').body]).catch((fault) => {
    const waits = fault instanceof VaultError && (fault.reason === 'keys-elsewhere' || fault.reason === 'not-permitted')
    if (!waits) throw fault
  })
}

async function makeFile(unit: Unit, everything: boolean): Promise<Blob> {
  const { store } = unit
  // What is given tells of all that is here, so that the others need not send it back.
  await appendTo(unit, [audit('devices.file', '')])
  const held = await store.all('entries')
  const from = (await deviceOf(unit)).device.id
  const entries = everything ? held : lackedBy(knownToAll(unit, from, held), held)
  const ids = [...placesIn(entries).keys()]
  const rows = await Promise.all(
    logged.map(async (table) => (await store.some(table, ids)).map((row) => ({ table, row }) as never)),
  )
  const { header } = unit
  return writeSyncFile(store.place, { from, header, vector: vectorOf(held), entries, rows: rows.flat() })
}

/** How far every other device has said that it has each log. Nothing, where there is no other yet. */
function knownToAll(unit: Unit, own: string, entries: readonly Entry[]): Vector {
  const tops = vectorOf(entries)
  const names = named(unit)
  const others = Object.keys(tops).filter((device) => device !== own && !names.get(device)?.removed)
  const said = others.map((other) => ({
    ...unit.log.heads[other]?.seen,
    [other]: [tops[other]?.n ?? 0, tops[other]?.head ?? ''] as const,
  }))
  const least = Object.entries(tops).flatMap(([device, top]) => {
    const known = said.map((one) => one[device])
    const [first] = known.toSorted((a, b) => (a?.[0] ?? 0) - (b?.[0] ?? 0))
    return top.whole && first && known.every((one) => one)
      ? [[device, { n: first[0], head: first[1], whole: true }] as const]
      : []
  })
  return others.length === 0 ? {} : Object.fromEntries(least)
}
