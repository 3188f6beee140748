/** What one holder, a device or the server, has of everybody's logs: every sound entry, both branches of a fork too. */
import { type Entry, isSound, sha256 } from './entry.ts'

/** Ways in which the protocol could be built otherwise; each must be seen to fail. */
export interface Variant {
  /** A second entry with a number that is taken: kept beside the first, or refused. */
  readonly fork: 'kept' | 'refused'
  /** What a digest says of a log that has gaps or branches: its whole set, or as little as of a whole one. */
  readonly digest: 'whole or not' | 'size, top and head'
  /** Compared vectors; or the usual design: an outbox that is emptied at the receipt, and one cursor. */
  readonly exchange: 'vectors' | 'outbox and cursor'
}

export const asDesigned: Variant = { fork: 'kept', digest: 'whole or not', exchange: 'vectors' }

/** One author's log, as far as this holder has it. */
class AuthorsLog {
  readonly byHash = new Map<string, Entry>()
  readonly byNumber = new Map<number, Entry[]>()
  top = 0
  #digest: string | null = null

  add(entry: Entry): void {
    this.byHash.set(entry.hash, entry)
    this.byNumber.set(entry.n, [...(this.byNumber.get(entry.n) ?? []), entry])
    this.top = Math.max(this.top, entry.n)
    this.#digest = null
  }

  /** One entry for each number from 1, each naming the one before. */
  get whole(): boolean {
    if (this.byHash.size !== this.top) return false
    let before = ''
    for (let n = 1; n <= this.top; n++) {
      const [entry] = this.byNumber.get(n) ?? []
      if (entry?.before !== before) return false
      before = entry.hash
    }
    return true
  }

  get forked(): boolean {
    return [...this.byNumber.values()].some((entries) => entries.length > 1)
  }

  /** The hash of the highest entry; of two branches the smaller one. */
  get head(): string {
    return (this.byNumber.get(this.top) ?? []).map(({ hash }) => hash).sort()[0] ?? ''
  }

  digest(how: Variant['digest']): string {
    this.#digest ??=
      how === 'size, top and head' || this.whole
        ? `${this.byHash.size} ${this.top} ${this.head}`
        : `set ${sha256([...this.byHash.keys()].sort().join())}`
    return this.#digest
  }
}

const NONE = new AuthorsLog()

export class Log {
  readonly #authors = new Map<string, AuthorsLog>()
  readonly #variant: Variant

  constructor(variant: Variant) {
    this.#variant = variant
  }

  take(entry: Entry): 'new' | 'known' | 'refused' {
    const log = this.of(entry.author)
    if (log.byHash.has(entry.hash)) return 'known'
    if (!isSound(entry) || (this.#variant.fork === 'refused' && log.byNumber.has(entry.n))) return 'refused'
    this.#add(entry)
    return 'new'
  }

  #add(entry: Entry): void {
    const log = this.#authors.get(entry.author) ?? new AuthorsLog()
    this.#authors.set(entry.author, log)
    log.add(entry)
  }

  authors = (): readonly string[] => [...this.#authors.keys()]
  of = (author: string): AuthorsLog => this.#authors.get(author) ?? NONE
  digest = (author: string): string => this.of(author).digest(this.#variant.digest)
  entries = (): readonly Entry[] => [...this.#authors.values()].flatMap(({ byHash }) => [...byHash.values()])
  forks = (): readonly string[] => this.authors().filter((author) => this.of(author).forked)

  copy(): Log {
    const copy = new Log(this.#variant)
    for (const entry of this.entries()) copy.#add(entry)
    return copy
  }

  /** The same for two that hold the same. */
  all(): string {
    return this.entries()
      .map(({ hash }) => hash)
      .sort()
      .join()
  }
}

/** How many entries each has that the other lacks, by what a message would say: digests, and hashes only where those do not tell. */
export function compared(one: Log, other: Log) {
  const toOne: Entry[] = []
  const toOther: Entry[] = []
  for (const author of new Set([...one.authors(), ...other.authors()])) {
    if (one.digest(author) === other.digest(author)) continue
    const [a, b] = [one.of(author), other.of(author)]
    const shortIsBegun = a.whole && b.whole && (a.top < b.top ? begins(a, b) : begins(b, a))
    if (!shortIsBegun || a.top > b.top) toOther.push(...lacking(a, b))
    if (!shortIsBegun || b.top > a.top) toOne.push(...lacking(b, a))
  }
  return { toOne, toOther }
}

/** Whether the longer of two whole logs goes on where the shorter ends. */
const begins = (short: AuthorsLog, long: AuthorsLog): boolean =>
  short.top === 0 || long.byNumber.get(short.top)?.[0]?.hash === short.head

const lacking = (from: AuthorsLog, to: AuthorsLog): readonly Entry[] =>
  [...from.byHash.values()].filter(({ hash }) => !to.byHash.has(hash))
