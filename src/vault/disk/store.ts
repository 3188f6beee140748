/**
 * The one way to disk: a list of steps goes to the journal, flushed, and then to the database in one strict
 * transaction. Knows nothing of what the boxes hold.
 */
import { type Place, type Saved, VaultError } from '../vault.ts'
import { Connection, Refilled } from './connection.ts'
import { asVaultError, type Database, type JournalPosition, NOWHERE, openDatabase } from './database.ts'
import { privateFolder } from './database-name.ts'
import { openJournal } from './journal.ts'
import type { Journal } from './journal-file.ts'
import { JournalFollower, type Write } from './journal-follower.ts'
import { recover, refill } from './recovery.ts'
import type { Op } from './rows.ts'
import { Tables } from './tables.ts'
import { announceWritten } from './tabs.ts'
import { alone } from './web-locks.ts'

type How = 'all-or-nothing' | 'both-or-one'

/** A later version has the database now: its journal is no place for old code either. */
function isNewer(fault: unknown): boolean {
  const named = asVaultError(fault)
  return named instanceof VaultError && named.reason === 'newer-schema'
}

export class Store extends Tables {
  readonly place: Place
  readonly follower: JournalFollower
  readonly #connection: Connection
  /** Where the journal is when the database could not follow, and what it missed. */
  #ahead: { readonly at: JournalPosition; readonly ops: readonly Op[] } | null = null
  #lastKnown: JournalPosition = NOWHERE
  #forgetting = false

  constructor(place: Place, db: Database, journal: Journal | null) {
    const follower = new JournalFollower(journal)
    const connection = new Connection(place, db, (cleared) => this.#refill(cleared))
    super(connection.run, connection.runUnlessRefilled)
    this.place = place
    this.follower = follower
    this.#connection = connection
  }

  static async open(place: Place): Promise<Store> {
    let connection: Connection | null = null
    const cut = () => connection?.cut()
    const [{ db }, journal] = await Promise.all([openDatabase(place, cut), openJournal(privateFolder(place))])
    const store = new Store(place, db, journal)
    connection = store.#connection
    return store
  }

  close(): void {
    this.#connection.close()
  }

  /** What the last start left undone in either place is put right. */
  recover = (): Promise<void> => this.alone(() => recover(this, this.follower))

  /** What an open page can write anew if the browser clears both places under it. */
  remember(make: () => Promise<Write>): void {
    this.follower.remembered = make
  }

  /**
   * `make` gives the steps, and may be asked twice. `both-or-one` settles
   * for one place when the other refuses, and says so; `all-or-nothing` takes the journal's line back when the database
   * refuses.
   */
  commit(make: () => Promise<Write>, how: How = 'all-or-nothing'): Promise<Saved> {
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

  async #committed(make: () => Promise<Write>, how: How): Promise<Saved> {
    const before = await this.#position(how)
    const made = await make()
    if (made.share) await this.follower.keepShare(made.share)
    const journalled = await this.follower.append(this, before, made.ops)
    const after = { ...(journalled?.to ?? before), behind: this.follower.journal !== null && !journalled }
    const ops = [...(this.#ahead?.ops ?? []), ...made.ops]
    try {
      await this.write(ops, [...(made.local ?? []), { set: 'position', to: after }])
    } catch (fault) {
      if (fault instanceof Refilled || !journalled) throw asVaultError(fault)
      if (how === 'all-or-nothing' || isNewer(fault)) {
        await this.follower.undo(journalled.from)
        throw asVaultError(fault)
      }
      this.#ahead = { at: after, ops }
      return 'saved-in-one-place'
    }
    this.#ahead = null
    this.#connection.wrote = true
    this.#lastKnown = after
    if (made.share === null) await this.follower.dropShare()
    announceWritten(this.place)
    return journalled ? 'saved' : 'saved-in-one-place'
  }

  /** For work that must not be between two writes of any tab: a start, and rewriting the journal; or between two of its kind. */
  async alone<T>(work: () => Promise<T>, kind: 'write' | 'adopt' | 'tries' | 'keys' | 'relay' = 'write'): Promise<T> {
    try {
      return await alone(`${this.place}/${kind}`, work)
    } catch (fault) {
      throw asVaultError(fault)
    }
  }

  /** Takes what no longer stands out of the journal, where there is one. */
  async rebuildJournal(): Promise<void> {
    if (this.follower.journal) await this.alone(() => this.follower.rebuild(this))
  }

  /** Takes drafts that no longer stand out of the journal. Nobody waits for it; a start does what was not done. */
  forgetDrafts(): void {
    if (!this.follower.journal || this.#forgetting) return
    this.#forgetting = true
    this.alone(() => {
      this.#forgetting = false
      return this.follower.rebuild(this)
    }).catch(() => undefined)
  }

  async #position(how: How): Promise<JournalPosition> {
    if (this.#ahead) return this.#ahead.at
    try {
      const at = (await this.local('position')) ?? NOWHERE
      if (!at.unsquared || !this.follower.mayTry()) return at
      await recover(this, this.follower)
      return (await this.local('position')) ?? NOWHERE
    } catch (fault) {
      if (how === 'all-or-nothing' || this.#lastKnown === NOWHERE || isNewer(fault)) throw asVaultError(fault)
      return this.#lastKnown
    }
  }

  /** The browser has cleared the database under this page: nothing is known any more of where the two places were. */
  async #refill(cleared: Database): Promise<void> {
    this.#ahead = null
    this.#lastKnown = NOWHERE
    this.follower.rest()
    await refill(cleared, this.follower)
  }
}
