/**
 * What the page keeps on the phone, in a database of its own: keys that cannot be taken out, moments when things end, and
 * boxes sealed under those keys. Knows nothing of what is in them.
 */
import type { Again, Begun, PageKey, SealedForm } from '../vault/home/index.ts'
import { inTime } from '../vault/index.ts'

const NAME = 'hem'

/** Moments are in milliseconds since 1970. */
interface Rows {
  readonly slips: {
    readonly id: string
    readonly pageKey: PageKey
    /** AES-256-GCM: of this slip's boxes. */
    readonly key: CryptoKey
    readonly ends: number
    /** The way and the plan. Null before the slip is begun, and where nothing is to be kept. */
    readonly box: string | null
    /** The relay's word that it was begun here. */
    readonly begun: Begun | null
    /** Whether anything may stay on the phone that need not. */
    readonly keeps: boolean
  }
  readonly drafts: { readonly id: string; readonly ends: number; readonly box: string }
  /** Sealed to the unit: nothing on the phone opens them. */
  readonly forms: SealedForm
  /** Received, and not yet at the unit as far as is known here. Of the slip nothing else is left. */
  readonly given: {
    readonly id: string
    readonly form: SealedForm
    readonly pageKey: PageKey
    readonly again: Again
    readonly ends: number
  }
}
type Table = keyof Rows
export type SlipRow = Rows['slips']

type Op = {
  [T in Table]: { readonly put: T; readonly row: Rows[T] } | { readonly drop: T; readonly id: string }
}[Table]

export interface Phone {
  all<T extends Table>(table: T): Promise<readonly Rows[T][]>
  /** All of it or nothing; on the disk before it resolves. */
  write(...ops: readonly Op[]): Promise<void>
  /** Takes the database away. */
  forget(): Promise<void>
}

/** Null where the browser keeps nothing, as some do in a private window. */
export async function openPhone(): Promise<Phone | null> {
  const opening = indexedDB.open(NAME, 1)
  opening.onupgradeneeded = () => {
    for (const table of ['slips', 'drafts', 'forms', 'given'] satisfies Table[])
      opening.result.createObjectStore(table, { keyPath: 'id' })
  }
  const db = await inTime(answered(opening)).catch(() => null)
  if (!db) return null
  // Another tab takes the database away, and this one has nothing in it that it must keep.
  db.onversionchange = () => db.close()
  return {
    all: (table) => inTime(answered(db.transaction(table).objectStore(table).getAll())),
    async write(...ops) {
      const tables = ops.map((op) => ('put' in op ? op.put : op.drop))
      const all = db.transaction(tables, 'readwrite', { durability: 'strict' })
      for (const op of ops)
        if ('put' in op) all.objectStore(op.put).put(op.row)
        else all.objectStore(op.drop).delete(op.id)
      await inTime(
        new Promise<void>((done, failed) => {
          all.oncomplete = () => done()
          all.onabort = () => failed(all.error)
        }),
      )
    },
    async forget() {
      db.close()
      await inTime(answered(indexedDB.deleteDatabase(NAME)))
    },
  }
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error)
  })
}
