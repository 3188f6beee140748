/** A device, as the model has it: writes entries, and evens out with the server. */
import { type Entry, signed } from './entry.ts'
import type { Line } from './line.ts'
import { compared, Log, type Variant } from './log.ts'
import type { Server, Store } from './server.ts'

/** What a device has been told to show its staff. */
export interface Told {
  /** Stores that lack something that the server had acknowledged. */
  readonly restored: Set<string>
  /** It found its own log gone on without it: it is a copy, or was set back. */
  readonly copied: Set<string>
}

/** What the server had when it last gave a receipt. */
interface Receipt {
  readonly store: string
  /** How many entries of each author. */
  readonly sizes: ReadonlyMap<string, number>
}

interface State {
  readonly author: string
  readonly log: Log
  readonly receipt: Receipt | null
  readonly outbox: readonly Entry[]
  readonly cursor: number
}

/** Steps after which a device that writes nothing gives a sign of life. */
const DAY = 10

export class Device {
  readonly number: number
  readonly told: Told = { restored: new Set(), copied: new Set() }
  readonly #variant: Variant
  readonly #wrote: (entry: Entry) => void
  #state: State
  #identities = 1

  /** `wrote` is told of every entry that is made here. */
  constructor(number: number, variant: Variant, wrote: (entry: Entry) => void, state?: State) {
    this.number = number
    this.#variant = variant
    this.#wrote = wrote
    this.#state = state ?? { author: `${number}.1`, log: new Log(variant), receipt: null, outbox: [], cursor: 0 }
  }

  get author(): string {
    return this.#state.author
  }
  get log(): Log {
    return this.#state.log
  }

  /** The profile as it lies on the disk: what a copy of it begins with. */
  profile = (): State => ({ ...this.#state, log: this.#state.log.copy() })
  setBack(profile: State): void {
    this.#state = { ...profile, log: profile.log.copy() }
  }

  write(at: number, row: string | null): void {
    const { author, log } = this.#state
    const own = log.of(author)
    const entry = signed({ author, n: own.top + 1, before: own.head, seen: this.#news(), at, row })
    log.take(entry)
    this.#state = { ...this.#state, outbox: [...this.#state.outbox, entry] }
    this.#wrote(entry)
  }

  /** What it holds of others' logs and has not said in its own. */
  #news(): Record<string, number> {
    const said = seenBy(this.#state.log, [this.#state.author])
    const others = this.log.authors().filter((author) => author !== this.author)
    return Object.fromEntries(
      others
        .map((author) => [author, this.log.of(author).top])
        .filter(([author, top]) => (said.get(author as string) ?? 0) < (top as number)),
    )
  }

  /** Evens out with the server, over a line that may lose anything. @returns the entries that the server acknowledged */
  meet(server: Server, line: Line<Entry>, at: number): readonly Entry[] {
    const last = this.log.of(this.author).byNumber.get(this.log.of(this.author).top)?.[0]
    if (at - (last?.at ?? 0) >= DAY) this.write(at, null)
    const store = server.shownTo(this.number)
    if (!line.passes()) return []
    return this.#variant.exchange === 'vectors' ? this.#byVectors(server, store, line) : this.#byCursor(store, line)
  }

  #byVectors(server: Server, store: Store, line: Line<Entry>): readonly Entry[] {
    const { toOne, toOther } = compared(this.log, store.log)
    if (!line.passes()) return []
    this.#lookAt(store)
    for (const entry of line.carried(toOne.filter(({ author }) => !server.withholds(this.number, author))))
      this.take(entry)
    for (const entry of line.carried(toOther)) store.take(entry)
    if (!line.passes()) return []
    const sizes = new Map(store.log.authors().map((author) => [author, store.log.of(author).byHash.size]))
    this.#state = { ...this.#state, receipt: { store: store.id, sizes } }
    return this.log.entries().filter(({ author, hash }) => store.log.of(author).byHash.has(hash))
  }

  /** Told of a store that has less than an earlier one acknowledged. */
  #lookAt(store: Store): void {
    const { receipt } = this.#state
    if (!receipt || receipt.store === store.id) return
    const less = [...receipt.sizes].some(([author, size]) => store.log.of(author).byHash.size < size)
    if (less) this.told.restored.add(store.id)
  }

  #byCursor(store: Store, line: Line<Entry>): readonly Entry[] {
    for (const entry of line.carried(store.arrived.slice(this.#state.cursor))) this.take(entry)
    const { outbox } = this.#state
    for (const entry of line.carried(outbox)) store.take(entry)
    if (!line.passes()) return []
    const had = outbox.filter(({ author, hash }) => store.log.of(author).byHash.has(hash))
    this.#state = {
      ...this.#state,
      outbox: outbox.filter((entry) => !had.includes(entry)),
      cursor: store.arrived.length,
    }
    return had
  }

  take(entry: Entry): void {
    if (this.log.take(entry) !== 'new' || entry.author !== this.author) return
    // Its own log has gone on elsewhere. What it wrote stays as it is; what it writes from now on has another author.
    this.told.copied.add(this.author)
    this.#identities += 1
    this.#state = { ...this.#state, author: `${this.number}.${this.#identities}` }
  }

  /** Entries that others have seen and that are not here, by author: how far each is said to go. */
  missing(): ReadonlyMap<string, number> {
    const said = seenBy(this.log, this.log.authors())
    return new Map([...said].filter(([author, top]) => this.log.of(author).top < top))
  }

  /** When anything was last said by an author, as far as is known here. */
  lastHeard = (author: string): number => Math.max(0, ...[...this.log.of(author).byHash.values()].map(({ at }) => at))
}

/** How far each log goes, as these authors have said. */
function seenBy(log: Log, authors: readonly string[]): ReadonlyMap<string, number> {
  const said = new Map<string, number>()
  for (const { seen } of authors.flatMap((author) => [...log.of(author).byHash.values()])) {
    for (const [author, top] of Object.entries(seen)) said.set(author, Math.max(top, said.get(author) ?? 0))
  }
  return said
}
