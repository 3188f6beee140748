/**
 * The one way to disk: a list of steps goes to the journal, flushed, and then to the database in one strict
 * transaction. Knows nothing of what the boxes hold.
 */

import type { Bytes } from '../crypto/bytes.ts'
import { type Place, type Saved, VaultError } from '../vault.ts'
import {
  asVaultError,
  counted,
  type Database,
  type JournalPosition,
  type Local,
  type LocalChange,
  local,
  NOWHERE,
  openDatabase,
  rowsAfter,
  setLocal,
  write,
} from './database.ts'
import { inTime } from './in-time.ts'
import { openJournal } from './journal.ts'
import type { Journal, Position } from './journal-file.ts'
import { privateFolder } from './key-shares.ts'
import { highestSeq, type Op, type Row, rowLines, type Table, tables } from './rows.ts'
import { reconcile } from './start.ts'
import { announceWritten } from './tabs.ts'
import { alone } from './web-locks.ts'

/** Steps to write, and what changes on this device alone. */
export interface Write {
  readonly ops: readonly Op[]
  readonly local?: readonly LocalChange[]
  /** The share of the running hand-over's key that lies in a file: kept before the rest is written, or, as null, written over after it. */
  readonly share?: Bytes | null | undefined
}

/** Three tries to reopen, and how long before each. */
const REOPEN_PAUSES_MS = [0, 100, 400]
/** How often a journal that refused is tried again. */
const RETRY_MS = 60_000

/** A later version has the database now: its journal is no place for old code either. */
function isNewer(fault: unknown): boolean {
  const named = asVaultError(fault)
  return named instanceof VaultError && named.reason === 'newer-schema'
}

/** What a page remembers that has nothing open. */
export const nothing = async (): Promise<Write> => ({ ops: [] })

/** Between two steps of a write, the database was cleared and refilled. */
class Refilled extends Error {}

export class Store {
  readonly place: Place
  readonly journal: Journal | null
  #db: Database
  /** Where the journal is when the database could not follow, and what it missed. */
  #ahead: { readonly at: JournalPosition; readonly ops: readonly Op[] } | null = null
  #lastKnown: JournalPosition = NOWHERE
  #reopening: Promise<void> | null = null
  /** How often the database was refilled under this page. */
  #refills = 0
  /** Whether this page has written: then there is a unit, and a database without one was cleared. */
  #wrote = false
  #closing = false
  #forgetting = false
  #triedJournal = Number.NEGATIVE_INFINITY

  constructor(place: Place, db: Database, journal: Journal | null) {
    this.place = place
    this.#db = db
    this.journal = journal
  }

  static async open(place: Place): Promise<Store> {
    let store: Store | null = null
    const cut = () => store?.cut()
    const [{ db }, journal] = await Promise.all([openDatabase(place, cut), openJournal(privateFolder(place))])
    store = new Store(place, db, journal)
    return store
  }

  close() {
    this.#closing = true
    this.#db.close()
  }

  all<T extends Table>(table: T): Promise<Row<T>[]> {
    return this.#awake((db) => db.table<Row<T>>(table).toArray())
  }

  get<T extends Table>(table: T, id: string): Promise<Row<T> | undefined> {
    return this.#awake((db) => db.table<Row<T>>(table).get(id))
  }

  count(table: Table): Promise<number> {
    return this.#awake((db) => counted(db, table))
  }

  after<T extends Table>(table: T, id: string, most: number): Promise<Row<T>[]> {
    return this.#awake((db) => rowsAfter(db, table, id, most))
  }

  ids(table: Table): Promise<string[]> {
    return this.#awake((db) => db[table].toCollection().primaryKeys()) as Promise<string[]>
  }

  recordsAfter(seq: number): Promise<Row<'records'>[]> {
    return this.#awake((db) => db.records.where('seq').above(seq).sortBy('seq'))
  }

  recordsUpTo(seq: number): Promise<number> {
    return this.#awake((db) => db.records.where('seq').belowOrEqual(seq).count())
  }

  recordsOfKey(key: string): Promise<string[]> {
    return this.#awake((db) => db.records.where('key').equals(key).primaryKeys())
  }

  local<K extends keyof Local>(id: K): Promise<Local[K] | undefined> {
    return this.#awake((db) => local(db, id))
  }

  forget(id: keyof Local): Promise<void> {
    return this.#awake((db) => db.local.delete(id))
  }

  /** Empties every table of a place that has no unit: what a broken-off restore left. */
  clear(): Promise<void> {
    return this.#awake((db) =>
      db.transaction('rw', [...tables], async () => {
        for (const table of tables) await db[table].clear()
      }),
    )
  }

  setLocal<K extends keyof Local>(id: K, value: Local[K]): Promise<void> {
    return this.#awake((db) => setLocal(db, id, value))
  }

  /**
   * `make` is told the highest order number given out and gives the steps; it may be asked twice. `both-or-one` settles
   * for one place when the other refuses, and says so; `all-or-nothing` takes the journal's line back when the database
   * refuses.
   */
  commit(
    make: (seq: number) => Promise<Write>,
    how: 'all-or-nothing' | 'both-or-one' = 'all-or-nothing',
  ): Promise<Saved> {
    return this.alone(async () => {
      try {
        return await this.#committed(make, how)
      } catch (fault) {
        // The database was cleared and refilled between the first step and the last: where the journal was is no longer so.
        if (!(fault instanceof Refilled)) throw fault
        return this.#committed(make, how)
      }
    })
  }

  async #committed(make: (seq: number) => Promise<Write>, how: 'all-or-nothing' | 'both-or-one'): Promise<Saved> {
    const before = await this.#position(how)
    const made = await make(before.seq)
    // Where it cannot be kept, a reload finds no key and asks for a passphrase.
    if (made.share) await this.journal?.keepShare(made.share).catch(() => undefined)
    const journalled = await this.#journalled(before, made.ops)
    const seq = highestSeq(before.seq, made.ops)
    const after = { ...(journalled?.to ?? before), seq, behind: this.journal !== null && !journalled }
    const ops = [...(this.#ahead?.ops ?? []), ...made.ops]
    try {
      await this.#stored(ops, [...(made.local ?? []), { set: 'position', to: after }])
    } catch (fault) {
      if (fault instanceof Refilled || !journalled) throw asVaultError(fault)
      if (how === 'all-or-nothing' || isNewer(fault)) {
        await this.journal?.undo(journalled.from.which, journalled.from)
        throw asVaultError(fault)
      }
      this.#ahead = { at: after, ops }
      return 'saved-in-one-place'
    }
    this.#ahead = null
    this.#wrote = true
    this.#lastKnown = after
    if (made.share === null) await this.dropShare()
    announceWritten(this.place)
    return journalled ? 'saved' : 'saved-in-one-place'
  }

  /** For work that must not be between two writes of any tab: a start, and rewriting the journal; or between two of its kind. */
  async alone<T>(work: () => Promise<T>, kind: 'write' | 'adopt' | 'tries' = 'write'): Promise<T> {
    try {
      return await alone(`${this.place}/${kind}`, work)
    } catch (fault) {
      throw asVaultError(fault)
    }
  }

  /**
   * Writes the whole journal anew from the database into the file that rests, and only then points to it and empties the
   * other: neither holds what no longer stands. Called alone.
   */
  async rebuildJournal(): Promise<void> {
    const before = (await this.local('position')) ?? NOWHERE
    const after = await this.#rewritten(before)
    await this.#stored([], [{ set: 'position', to: after }])
    await this.journal?.empty(before.which).catch(() => undefined)
  }

  /** Takes drafts that no longer stand out of the journal. Nobody waits for it; a start does what was not done. */
  forgetDrafts(): void {
    if (!this.journal || this.#forgetting) return
    this.#forgetting = true
    this.alone(() => {
      this.#forgetting = false
      return this.rebuildJournal()
    }).catch(() => undefined)
  }

  /** No reload comes back to a hand-over from here on. What fails is tried again at the next start. */
  async dropShare(): Promise<void> {
    await this.journal?.dropShare().catch(() => undefined)
  }

  /** Puts the database right by the journal: see `start.ts`, which alone writes past the journal. */
  async restore(ops: readonly Op[], changes: readonly LocalChange[]): Promise<void> {
    await this.#stored(ops, changes)
  }

  async #position(how: 'all-or-nothing' | 'both-or-one'): Promise<JournalPosition> {
    if (this.#ahead) return this.#ahead.at
    try {
      const at = (await this.local('position')) ?? NOWHERE
      if (!at.unsquared || !this.#mayTryJournal()) return at
      await reconcile(this)
      return (await this.local('position')) ?? NOWHERE
    } catch (fault) {
      if (how === 'all-or-nothing' || this.#lastKnown === NOWHERE || isNewer(fault)) throw asVaultError(fault)
      return this.#lastKnown
    }
  }

  /** From where to where the journal went, or null when it refused. */
  async #journalled(before: JournalPosition, ops: readonly Op[]) {
    if (!this.journal || before.unsquared) return null
    try {
      const from = before.behind || before.generation === 0 ? await this.#caughtUp(before) : before
      return { from, to: { ...from, ...(await this.journal.append(from.which, from, JSON.stringify(ops))) } }
    } catch {
      return null
    }
  }

  async #caughtUp(before: JournalPosition): Promise<JournalPosition> {
    if (!this.#mayTryJournal()) throw new Error('the journal refused a moment ago')
    const after = await this.#rewritten(before)
    this.#triedJournal = Number.NEGATIVE_INFINITY
    return after
  }

  #mayTryJournal(): boolean {
    const now = performance.now()
    if (now - this.#triedJournal < RETRY_MS) return false
    this.#triedJournal = now
    return true
  }

  async #rewritten(before: JournalPosition): Promise<JournalPosition> {
    if (!this.journal) throw new Error('there is no journal here')
    const which = before.which === 'a' ? 'b' : 'a'
    const generation = before.generation + 1
    const position: Position = await this.journal.rewrite(which, generation, await this.#lines())
    // The browser may have cleared the private files: what this page remembers of them is kept again.
    const { share } = await this.remembered()
    if (share) await this.journal.keepShare(share)
    const { unsquared: _, ...known } = before
    return { ...known, ...position, which, generation, behind: false }
  }

  async #lines(): Promise<string[]> {
    const lines: string[] = []
    for (const table of tables) lines.push(...rowLines(table, await this.all(table)))
    return lines
  }

  #stored(ops: readonly Op[], changes: readonly LocalChange[]): Promise<void> {
    const refills = this.#refills
    return this.#awake(async (db) => {
      if (refills !== this.#refills) throw new Refilled()
      await write(db, ops, changes)
    })
  }

  /** A connection that died is opened again and the work repeated once. */
  async #awake<T>(work: (db: Database) => PromiseLike<T>): Promise<T> {
    const db = this.#db
    try {
      return await inTime(work(db))
    } catch (fault) {
      const named = asVaultError(fault)
      if (!(named instanceof VaultError) || named.reason !== 'closed') throw named
      if (db === this.#db) await this.#reopened()
      return await inTime(work(this.#db)).then(
        (done) => done,
        (again) => {
          throw asVaultError(again)
        },
      )
    }
  }

  #reopened(): Promise<void> {
    // Several calls may have met the same dead connection: one opens it for all.
    this.#reopening ??= this.#reopen().finally(() => {
      this.#reopening = null
    })
    return this.#reopening
  }

  async #reopen() {
    this.#closeMine()
    const { db, created } = await this.#openedAgain()
    if (created) {
      // Cleared under an open page: refilled before anything is written, or a new unit would begin in silence.
      this.#refills += 1
      this.#ahead = null
      this.#lastKnown = NOWHERE
      this.#triedJournal = performance.now()
      await this.#refilled(db)
    }
    if (this.#wrote && !(await db.meta.get('header'))) throw new VaultError('wiped')
    this.#db = db
  }

  /** Dexie tells of a closing whoever closed. */
  #closeMine() {
    this.#closing = true
    this.#db.close()
    this.#closing = false
  }

  /** A browser that is clearing or starting its storage anew refuses for a moment. */
  async #openedAgain() {
    for (const pause of REOPEN_PAUSES_MS) {
      await new Promise((later) => setTimeout(later, pause))
      try {
        return await openDatabase(this.place, () => this.cut())
      } catch (fault) {
        if (!(fault instanceof VaultError) || fault.reason !== 'closed') throw fault
      }
    }
    throw new VaultError('closed')
  }

  /** By a store of its own: whoever else asks this one meanwhile waits until the database is whole. */
  async #refilled(db: Database) {
    const refilling = new Store(this.place, db, this.journal)
    refilling.remembered = this.remembered
    await reconcile(refilling, true)
  }

  /** The browser closed the database by itself: it may have cleared it, and what this page remembers is written anew at once. */
  cut(): void {
    if (this.#closing) return
    this.#reopened().catch((fault) => console.warn('not reopened', fault))
  }

  /** What an open page can write anew if the browser clears both places under it. */
  remembered: () => Promise<Write> = nothing
}
