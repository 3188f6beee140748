/** What the databases and folders of places are called, and which schema they have: known to Dexie's side and to the early read alike. */
import { asPlace } from '../place.ts'
import type { Place } from '../vault.ts'

/** Goes up with every schema; each write transaction checks it. */
export const SCHEMA = 3

const prefix = 'mattstock-'

export const databaseName = (place: Place | 'scratch') => prefix + place

/** The private files of a place: two of the journal, and the share. */
export const privateFolder = (place: Place | 'trial') => prefix + place

/** The place that a database or a folder belongs to by its name. Null for one of another kind. */
const placeNamed = (name: string): Place | null => (name.startsWith(prefix) ? asPlace(name.slice(prefix.length)) : null)

/** Units before practice units, each kind in the same order every time. */
export const placesNamed = (names: Iterable<string>): Place[] =>
  [...new Set([...names].flatMap((name) => placeNamed(name) ?? []))].sort().reverse()

/** By their names ours, and of no kind that this version has. `outbox` rows are each place's own. */
export const isUnknown = (name: string): boolean =>
  name.startsWith(prefix) && !placeNamed(name) && !/^mattstock-(scratch|trial|outbox-.*)$/.test(name)
