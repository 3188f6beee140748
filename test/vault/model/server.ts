/** The relay, as the model has it: keeps entries and gives them out. It can be set back to a backup, and can lie about whom it shows what. */
import type { Entry } from './entry.ts'
import { Log, type Variant } from './log.ts'

/** A store of the server, known by an id of its own: one that was restored has a new one. */
export class Store {
  readonly id: string
  readonly log: Log
  /** In the order in which they came: what a cursor counts. */
  readonly arrived: Entry[]

  constructor(id: string, log: Log, arrived: readonly Entry[]) {
    this.id = id
    this.log = log
    this.arrived = [...arrived]
  }

  take(entry: Entry) {
    const taken = this.log.take(entry)
    if (taken === 'new') this.arrived.push(entry)
    return taken
  }

  copy = (id: string): Store => new Store(id, this.log.copy(), this.arrived)
}

export class Server {
  /** One, or two while it shows the halves of the unit different things. */
  #stores: Store[]
  #backup: Store
  #withheld: { readonly from: number; readonly author: string } | null = null

  constructor(variant: Variant) {
    this.#stores = [new Store('store 1', new Log(variant), [])]
    this.#backup = this.store.copy('store 2')
  }

  /** What a device is shown: devices with even numbers see another store than the others while there are two. */
  shownTo = (device: number): Store => this.#stores[device % this.#stores.length] as Store

  get store(): Store {
    return this.#stores[0] as Store
  }

  /** Whether it keeps an author's entries from a device. */
  withholds = (device: number, author: string): boolean =>
    this.#withheld?.from === device && this.#withheld.author === author

  keep(): void {
    this.#backup = this.store.copy('store 2')
  }

  restore(): void {
    this.#stores = [this.#backup.copy('store 2')]
  }

  split(): void {
    this.#stores = [this.store, this.store.copy(this.store.id)]
  }

  withhold(from: number, author: string): void {
    this.#withheld = { from, author }
  }

  /** No more lies: what either half was shown is in one store again. */
  becomeHonest(): void {
    this.#withheld = null
    for (const entry of this.#stores[1]?.log.entries() ?? []) this.store.take(entry)
    this.#stores = [this.store]
  }
}
