/**
 * What one device holds of a unit, and how it evens out with a relay: as docs/formats/relay.md says, and no more. It takes
 * whatever the relay gives only where hash and signature hold.
 */
import { type Entry, type SyncAnswer, syncAnswer } from '#relay'
import { headOfWhole, setText, type Vector } from '#relay/texts'
import { type Device, sha256, type Written } from './device.ts'

/** Asks the relay something; throws where no answer comes. */
export type Ask = (device: Device, path: string, body: unknown) => Promise<{ status: number; body: unknown }>

export class Holder {
  readonly device: Device
  readonly entries = new Map<string, Entry>()
  readonly rows = new Map<string, string>()
  /** Rows that a tombstone took, and the entry that holds it. */
  readonly dropped = new Map<string, string>()
  /** What the last receipt of a store was for. */
  receipt: { store: string; vector: Vector } | null = null
  /** Stores that lack what was once acknowledged. */
  readonly restored = new Set<string>()
  forks: SyncAnswer['forks'] = {}

  constructor(device: Device) {
    this.device = device
  }

  keep({ entry, rows }: Written): void {
    this.entries.set(entry.id, entry)
    for (const row of rows) this.rows.set(sha256(row), row)
  }

  /** Of one device, in order. */
  log(device: string): readonly Entry[] {
    const own = [...this.entries.values()].filter((entry) => entry.device === device)
    return own.sort((a, b) => a.n - b.n || (a.id < b.id ? -1 : 1))
  }

  vector(): Vector {
    const devices = new Set([...this.entries.values()].map(({ device }) => device))
    return Object.fromEntries(
      [...devices].map((device) => {
        const log = this.log(device)
        return [device, [log.length, headOfWhole(log) ?? `set.${sha256(setText(log.map(({ id }) => id)))}`]]
      }),
    )
  }

  /** What the relay lacks of logs that are whole on both sides, by its vector. */
  #more(theirs: Vector): readonly Entry[] {
    return Object.entries(this.vector()).flatMap(([device, [size, digest]]) => {
      const [n, head] = theirs[device] ?? [0, '']
      if (head === digest || head.startsWith('set.') || (digest.startsWith('set.') && n > 0)) return []
      const log = this.log(device)
      if (n === 0) return log
      return n < size && log[n - 1]?.id === head ? log.slice(n) : []
    })
  }

  /** Logs that only we can tell have parted: ours is whole and longer, and has not their last one. */
  #parted(theirs: Vector): readonly string[] {
    return Object.entries(this.vector()).flatMap(([device, [size, digest]]) => {
      const [n, head] = theirs[device] ?? [0, '']
      const both = n > 0 && !digest.startsWith('set.') && !head.startsWith('set.')
      return both && n < size && this.log(device)[n - 1]?.id !== head ? [device] : []
    })
  }

  /** Until both hold the same. @returns how many requests it took */
  async meet(ask: Ask): Promise<number> {
    let theirs: Vector | null = null
    let [held, lacking, wanted]: [Record<string, unknown>, readonly string[], readonly string[]] = [{}, [], []]
    for (let round = 1; round <= 60; round += 1) {
      const sent = this.#inPieces([
        ...(theirs ? this.#more(theirs) : []),
        ...lacking.flatMap((id) => this.entries.get(id) ?? []),
      ])
      const rows = [
        ...sent.flatMap((entry) => entry.rows.map(({ hash }) => hash)),
        ...wanted.filter((hash) => this.rows.has(hash)).slice(0, 100),
      ].flatMap((hash) => this.rows.get(hash) ?? [])
      const drop = Object.entries(Object.groupBy([...this.dropped], ([, entry]) => entry))
      const answer = await ask(this.device, '/v1/vault/sync', {
        vector: this.vector(),
        held,
        entries: sent,
        rows,
        drop: drop.map(([entry, hashes]) => ({ entry, hashes: hashes?.map(([hash]) => hash) })),
      })
      if (answer.status !== 200 && answer.status !== 409)
        throw new Error(`sync: ${answer.status} ${JSON.stringify(answer.body)}`)
      const got = syncAnswer.parse(answer.body)
      for (const entry of got.entries) this.entries.set(entry.id, entry)
      await this.#fetchRows(ask)
      this.#lookAt(got)
      theirs = got.vector
      ;[lacking, wanted] = [got.lacking, got.rowsLacking.filter((hash) => this.rows.has(hash))]
      held = Object.fromEntries(
        [...got.ask, ...this.#parted(theirs)].map((device) => [
          device,
          { from: 1, to: 2_000_000_000, ids: this.log(device).map(({ id }) => id) },
        ]),
      )
      const done = this.#more(theirs).length === 0 && lacking.length === 0 && wanted.length === 0
      if (done && !got.more && Object.keys(held).length === 0) return round
    }
    throw new Error('it does not come to an end')
  }

  /** The first of them that a request may hold. */
  #inPieces(entries: readonly Entry[]): readonly Entry[] {
    let room = 150_000
    return entries.filter((entry, i) => {
      room -= entry.rows.reduce((all, { size }) => all + size, 600)
      return i === 0 || room > 0
    })
  }

  #lookAt(got: SyncAnswer): void {
    const less = Object.entries(this.receipt?.vector ?? {}).some(
      ([device, [size]]) => (got.vector[device]?.[0] ?? 0) < size,
    )
    if (this.receipt && this.receipt.store !== got.store && less) this.restored.add(got.store)
    this.receipt = { store: got.store, vector: got.vector }
    this.forks = got.forks
  }

  async #fetchRows(ask: Ask): Promise<void> {
    const named = [...this.entries.values()].flatMap(({ rows }) => rows.map(({ hash }) => hash))
    const want = named.filter((hash) => !this.rows.has(hash) && !this.dropped.has(hash))
    for (let i = 0; i < want.length; i += 1000) {
      const { status, body } = await ask(this.device, '/v1/vault/rows', { want: want.slice(i, i + 1000) })
      if (status !== 200) throw new Error(`rows: ${status}`)
      for (const row of (body as { rows: string[] }).rows) this.rows.set(sha256(row), row)
    }
  }
}
