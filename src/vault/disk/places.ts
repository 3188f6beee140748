/**
 * Which units are on this device. No list is kept, which could lose one: the database, the private files and the day in
 * localStorage each name their unit, and whichever of them is left tells of it.
 */
import { Dexie } from 'dexie'
import { type Place, VaultError } from '../vault.ts'
import { asVaultError, openDatabase } from './database.ts'
import { isUnknown, placesNamed } from './database-name.ts'
import { inTime } from './in-time.ts'
import { lastSeenHere, notedName, notedPlaces } from './notes.ts'
import { Store } from './store.ts'
import { Tables } from './tables.ts'
import { triedAgain } from './tried-again.ts'
import { alone, heldLocks } from './web-locks.ts'

export interface UnitHere {
  readonly place: Place
  /** Half-made: begun, by a set-up or a restore, and never whole. Cleared: it was here once, and the browser has emptied the place. */
  readonly is: 'whole' | 'half-made' | 'cleared'
  /** A civil date, where the browser remembers one. */
  readonly lastHere: string | null
  /** Forms handed in that nobody has taken in yet. */
  readonly waiting: number
  /** As it is called while it is locked; null where no name stands in clear. */
  readonly name: string | null
}

export interface UnitsHere {
  readonly units: readonly UnitHere[]
  /** Databases and folders that an earlier or later version left, by name. */
  readonly unknown: readonly string[]
}

interface Names {
  readonly places: readonly Place[]
  /** Places of which more is left than a note. */
  readonly onDisk: readonly Place[]
  readonly unknown: readonly string[]
}

/** Every place where a database or private files lie. Rejects where the browser does not say: nobody may take a device for empty. */
export const placesOnDisk = async (): Promise<readonly Place[]> => (await names()).onDisk

export async function unitsHere(): Promise<UnitsHere> {
  const { places, onDisk, unknown } = await names()
  const being = await heldLocks()
  const units = places
    .filter((place) => !being.has(makingName(place)))
    .map((place) => unitAt(place, onDisk.includes(place)))
  return { units: await Promise.all(units), unknown }
}

/** Holds a place while a unit is made there: until it is whole, no other tab takes it for a half-made one. */
export async function making<T>(place: Place, work: () => Promise<T>): Promise<T> {
  try {
    return await alone(makingName(place), work)
  } catch (fault) {
    throw asVaultError(fault)
  }
}

const makingName = (place: Place) => `${place}/making`

async function names(): Promise<Names> {
  const [databases, folders] = await Promise.all([
    // After a kill in the middle of a write, Chromium refuses the first who asks, whatever is asked.
    triedAgain(() => inTime(Dexie.getDatabaseNames())),
    folderNames(),
  ])
  const all = [...databases, ...folders]
  const onDisk = placesNamed(all)
  return { places: [...new Set([...onDisk, ...notedPlaces()])], onDisk, unknown: [...new Set(all.filter(isUnknown))] }
}

async function folderNames(): Promise<readonly string[]> {
  const found: string[] = []
  try {
    const root = await navigator.storage.getDirectory()
    for await (const name of root.keys()) found.push(name)
  } catch {
    // No private files in this browser.
  }
  return found
}

async function unitAt(place: Place, onDisk: boolean): Promise<UnitHere> {
  const lastHere = lastSeenHere(place)
  const { whole, waiting } = onDisk ? await seenIn(place).catch(notSeen) : NOTHING
  return { place, is: whole ? 'whole' : lastHere ? 'cleared' : 'half-made', lastHere, waiting, name: notedName(place) }
}

const NOTHING = { whole: false, waiting: 0 }

/** One that cannot be looked into is told of when it is chosen; a storage that does not answer for one answers for none. */
function notSeen(fault: unknown) {
  if (fault instanceof VaultError && fault.reason === 'silent') throw fault
  return { whole: true, waiting: 0 }
}

/** Whether there is a unit in a place on disk, after what its journal can give back. */
export const isWhole = async (place: Place): Promise<boolean> => (await seenIn(place)).whole

async function seenIn(place: Place) {
  const { db } = await openDatabase(place)
  const seen = await inTime(seenBy(new Tables(async (work) => work(db)))).finally(() => db.close())
  return seen.whole ? seen : afterRecovery(place)
}

/** The browser may have cleared the database and not the journal. */
async function afterRecovery(place: Place) {
  const store = await Store.open(place)
  try {
    await store.recover()
    return await seenBy(store)
  } finally {
    store.close()
  }
}

async function seenBy(tables: Tables) {
  const [header, tablet, waiting] = await Promise.all([
    tables.get('meta', 'header'),
    tables.get('meta', 'tablet'),
    tables.count('handed'),
  ])
  return { whole: (header ?? tablet) !== undefined, waiting }
}
