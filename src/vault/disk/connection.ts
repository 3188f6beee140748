/** The connection to the database of one place. One that died is opened again; a database that was cleared is refilled before anybody else gets it. */

import { type Place, VaultError } from '../vault.ts'
import { asVaultError, type Database, openDatabase } from './database.ts'
import { inTime } from './in-time.ts'
import { triedAgain } from './tried-again.ts'

/** Between two steps of a write, the database was cleared and refilled. */
export class Refilled extends Error {}

export class Connection {
  readonly #place: Place
  readonly #refill: (cleared: Database) => Promise<void>
  #db: Database
  #reopening: Promise<void> | null = null
  #closing = false
  #closed = false
  /** How often the database was refilled under this page. */
  #refills = 0
  /** Whether this page has written: then there is a unit, and a database without one was cleared. */
  wrote = false

  /** `refill` fills a database that the browser has cleared under this page; whoever else asks waits until it is whole. */
  constructor(place: Place, db: Database, refill: (cleared: Database) => Promise<void>) {
    this.#place = place
    this.#db = db
    this.#refill = refill
  }

  /** A connection that died is opened again and the work repeated once. */
  run = async <T>(work: (db: Database) => PromiseLike<T>): Promise<T> => {
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

  /** As `run`, and throws `Refilled` where the database was refilled after this was asked for. */
  runUnlessRefilled = <T>(work: (db: Database) => PromiseLike<T>): Promise<T> => {
    const refills = this.#refills
    return this.run(async (db) => {
      if (refills !== this.#refills) throw new Refilled()
      return work(db)
    })
  }

  /** For good: it is not opened again. */
  close(): void {
    this.#closed = true
    this.#db.close()
  }

  /** The browser closed the database by itself: it may have cleared it, and what this page remembers is written anew at once. */
  cut(): void {
    if (this.#closing || this.#closed) return
    this.#reopened().catch((fault) => console.warn('not reopened', fault))
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
    const { db, created } = await triedAgain(
      () => openDatabase(this.#place, () => this.cut()),
      () => !this.#closed,
    )
    if (created) {
      // Cleared under an open page: refilled before anything is written, or a new unit would begin in silence.
      this.#refills += 1
      await this.#refill(db)
    }
    const whole = await db.meta.where('id').anyOf('header', 'tablet').count()
    if (this.wrote && whole === 0) throw new VaultError('wiped')
    this.#db = db
  }

  /** Dexie tells of a closing whoever closed. */
  #closeMine() {
    this.#closing = true
    this.#db.close()
    this.#closing = false
  }
}
