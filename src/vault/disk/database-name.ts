/** What the databases are called and which schema they have: known to Dexie's side and to the early read alike. */
import type { Place } from '../vault.ts'

/** Goes up with every schema; each write transaction checks it. */
export const SCHEMA = 2

export const databaseName = (place: Place | 'scratch') => `mattstock-${place}`
