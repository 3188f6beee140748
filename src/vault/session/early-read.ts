/**
 * An early read, before Dexie and the journal are fetched: is a hand-over going on, and where does it stand? It reads
 * with the browser's own means, writes nothing, and says null to whatever is out of the ordinary: the full start decides.
 */
import type { Bytes } from '../crypto/bytes.ts'
import { databaseName, placesNamed, SCHEMA } from '../disk/database-name.ts'
import { joinedKey, shareInFile } from '../disk/key-shares.ts'
import type { Row } from '../disk/rows.ts'
import { heldLocks, sessionName } from '../disk/web-locks.ts'
import type { Draft, HandoverPlan, Place } from '../vault.ts'
import { openDraft, planToAnswer } from './session.ts'

export interface Seen {
  readonly place: Place
  readonly plan: HandoverPlan
  readonly draft: Draft
}

/** Whatever takes longer is out of the ordinary. */
const GLANCE_MS = 3_000

export function earlyRead(): Promise<Seen | null> {
  return Promise.race([look().catch(() => null), new Promise<null>((late) => setTimeout(late, GLANCE_MS, null))])
}

async function look(): Promise<Seen | null> {
  // Asked for at once, though it is the last thing to be looked at: each of these is a way to the browser and back.
  const held = heldLocks()
  const places = placesNamed((await indexedDB.databases()).map(({ name = '' }) => name))
  const seen = await Promise.all(places.map((place) => lookAt(place, held).catch(() => null)))
  return seen.find((it) => it !== null) ?? null
}

async function lookAt(place: Place, held: ReturnType<typeof heldLocks>): Promise<Seen | null> {
  const file = shareInFile(place)
  const db = await opened(databaseName(place))
  try {
    // Dexie keeps ten times the number of its schema.
    const found = db.version === SCHEMA * 10 ? await read(db) : null
    if (!found) return null
    const { unit, share, session, draft } = found
    const inFile = await file
    if (!inFile) return null
    const key = await joinedKey({ inDatabase: share, inFile })
    // Open in another tab: this one shows nothing of it.
    if ((await held).has(sessionName(place, session.id))) return null
    const [plan, opened] = await Promise.all([planToAnswer(key, unit, session), openDraft(key, unit, draft)])
    return { place, plan, draft: opened }
  } finally {
    db.close()
  }
}

/** Rejects where there is no such database, and leaves none behind. */
function opened(name: string): Promise<IDBDatabase> {
  return new Promise((found, none) => {
    const request = indexedDB.open(name)
    request.onupgradeneeded = () => request.transaction?.abort()
    request.onsuccess = () => found(request.result)
    request.onerror = () => none(request.error)
    request.onblocked = () => none(new Error('blocked'))
  })
}

async function read(db: IDBDatabase) {
  const all = db.transaction(['meta', 'local', 'sessions', 'drafts'])
  const get = <T>(table: string, id: string) =>
    new Promise<T | undefined>((done, failed) => {
      const request = all.objectStore(table).get(id)
      request.onsuccess = () => done(request.result)
      request.onerror = () => failed(request.error)
    })
  const [meta, held] = await Promise.all([
    get<Row<'meta'>>('meta', 'header'),
    get<{ value: { id: string; share: Bytes } }>('local', 'session'),
  ])
  if (meta?.id !== 'header' || !held) return null
  const { id, share } = held.value
  const [session, draft] = await Promise.all([get<Row<'sessions'>>('sessions', id), get<Row<'drafts'>>('drafts', id)])
  return session && draft ? { unit: meta.header.unit, share, session, draft } : null
}
