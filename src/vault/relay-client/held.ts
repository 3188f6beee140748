/** All entries that lie here, and what follows from them: how far each log is, what somebody else lacks, which row a hash is of. */
import type { LogDigest, Vector } from '#relay/texts'
import { headOfWhole, setText } from '#relay/texts'
import { base64, sha256, utf8 } from '../crypto/bytes.ts'
import type { Entry } from '../disk/log.ts'

export const hashOf = async (text: string): Promise<string> => base64(await sha256(utf8(text)))

/** A log, in the order of its numbers. */
interface Log {
  readonly entries: readonly Entry[]
  readonly digest: LogDigest
}

export class Held {
  readonly #ids = new Set<string>()
  readonly #logs = new Map<string, Log>()
  /** By hash, the id of the row that it is of. */
  readonly #rows = new Map<string, string>()

  get size(): number {
    return this.#ids.size
  }

  has = (entry: string): boolean => this.#ids.has(entry)
  rowOf = (hash: string): string | undefined => this.#rows.get(hash)
  entriesOf = (device: string): readonly Entry[] => this.#logs.get(device)?.entries ?? []
  all = (): readonly Entry[] => [...this.#logs.values()].flatMap(({ entries }) => entries)

  /** Those of them that are new here. */
  async add(entries: readonly Entry[]): Promise<readonly Entry[]> {
    const news = [...new Map(entries.filter(({ id }) => !this.#ids.has(id)).map((entry) => [entry.id, entry])).values()]
    for (const { id, rows } of news) {
      this.#ids.add(id)
      for (const row of rows) this.#rows.set(row.hash, row.id)
    }
    for (const [device, some] of Map.groupBy(news, (entry) => entry.device)) {
      const log = [...this.entriesOf(device), ...some].sort((a, b) => a.n - b.n || (a.id < b.id ? -1 : 1))
      const digest = headOfWhole(log) ?? `set.${await hashOf(setText(log.map(({ id }) => id)))}`
      this.#logs.set(device, { entries: log, digest: [log.length, digest] })
    }
    return news
  }

  vector = (): Vector => Object.fromEntries([...this.#logs].map(([device, { digest }]) => [device, digest]))

  /** What the other side lacks of logs of which that can be told from its vector, in the order of writing: keys before what lies under them. */
  lackedBy(theirs: Vector): readonly Entry[] {
    const lacked = [...this.#logs].flatMap(([device, { entries, digest }]) => {
      const [n, head] = theirs[device] ?? [0, '']
      if (n === 0) return entries
      if (head === digest[1] || isSet(head) || isSet(digest[1])) return []
      return entries[n - 1]?.id === head ? entries.slice(n) : []
    })
    return lacked.sort((a, b) => a.lamport - b.lamport || (a.device < b.device ? -1 : 1))
  }

  /** Logs that only this side can tell have parted: it is whole and longer here, and has not their last entry. */
  partedFrom(theirs: Vector): readonly string[] {
    return [...this.#logs].flatMap(([device, { entries, digest }]) => {
      const [n, head] = theirs[device] ?? [0, '']
      const whole = n > 0 && !isSet(head) && !isSet(digest[1])
      return whole && n < entries.length && entries[n - 1]?.id !== head ? [device] : []
    })
  }
}

const isSet = (digest: string) => digest.startsWith('set.')
