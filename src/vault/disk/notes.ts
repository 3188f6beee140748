/**
 * What localStorage tells of the units on this device. No browser clears it to make room, as it does the database and the
 * private files together: the last day that a unit was here is the third witness of it. The unit that was chosen last, and
 * the names by which units are told apart while they are locked, lie here too. Nothing of it says anything about anybody.
 */
import { asPlace, kindOf, type PlaceKind } from '../place.ts'
import type { Place } from '../vault.ts'

const prefix = 'mattstock-'
const suffix = '-last-here'
const dayKey = (place: Place) => prefix + place + suffix
const nameKey = (place: Place) => `${prefix}${place}-name`
const chosenKey = (kind: PlaceKind) => `${prefix}last-${kind}`

/** A browser that keeps nothing says so elsewhere. */
function using<T>(work: (storage: Storage) => T): T | null {
  try {
    return globalThis.localStorage ? work(globalThis.localStorage) : null
  } catch {
    return null
  }
}

/** Notes that a unit was here on this day (a civil date). */
export const noteLastHere = (place: Place, day: string): void =>
  void using((storage) => storage.setItem(dayKey(place), day))

/** The last day that a unit was seen here, or null. */
export const lastSeenHere = (place: Place): string | null => using((storage) => storage.getItem(dayKey(place)))

/** Every place that a unit was ever seen in, in no order. */
export function notedPlaces(): readonly Place[] {
  const keys = using((storage) => Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '')) ?? []
  return keys.flatMap((key) =>
    key.startsWith(prefix) && key.endsWith(suffix) ? (asPlace(key.slice(prefix.length, -suffix.length)) ?? []) : [],
  )
}

/** In clear, for the locked page; null takes it away. */
export const noteName = (place: Place, name: string | null): void =>
  void using((storage) => (name === null ? storage.removeItem(nameKey(place)) : storage.setItem(nameKey(place), name)))

export const notedName = (place: Place): string | null => using((storage) => storage.getItem(nameKey(place)))

export const noteChosen = (place: Place): void =>
  void using((storage) => storage.setItem(chosenKey(kindOf(place)), place))

/** Of its kind, the unit that was last in use. */
export const lastChosen = (kind: PlaceKind): Place | null =>
  asPlace(using((storage) => storage.getItem(chosenKey(kind))) ?? '')

/** Nothing tells any more that a unit was here. */
export const forgetNotes = (place: Place): void =>
  void using((storage) => {
    storage.removeItem(dayKey(place))
    storage.removeItem(nameKey(place))
  })
