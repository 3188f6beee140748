/** This device's side of evening out with the relay: what lies here, and how what comes is taken in. */
import type { SyncAnswer } from '#relay'
import type { Header } from '../crypto/epochs.ts'
import { logged, type Parcel } from '../disk/exchange.ts'
import { type Entry, rowText } from '../disk/log.ts'
import { Held } from '../relay-client/held.ts'
import type { Drop, Side } from '../relay-client/rounds.ts'
import { type TakenIn, takeIn } from './take-in.ts'
import { appendTo, type Unit } from './unit.ts'

/** What is said while it goes on. */
export interface Hearing {
  /** How far the chain of devices has come at the relay: read before anything is taken, since it holds the header. */
  chain(head: SyncAnswer['devices']): Promise<void>
  header(): Promise<Header>
  heard(answer: SyncAnswer): Promise<void>
  took(taken: TakenIn): Promise<void>
  stands: Side['stands']
}

/** Kept for as long as the unit is open: entries are read once. */
export class UnitSide implements Side {
  readonly held = new Held()
  readonly passedOver: Side['passedOver'] = new Map()
  readonly #inside: () => Unit
  readonly #hearing: Hearing
  /** By hash, the rows that are named and not here. */
  readonly #lacking = new Map<string, string>()
  #drops: { readonly of: string; readonly drops: readonly Drop[] } | null = null

  constructor(inside: () => Unit, hearing: Hearing) {
    this.#inside = inside
    this.#hearing = hearing
  }

  /** What was written here since. */
  async follow(): Promise<void> {
    const { store } = this.#inside()
    if ((await store.count('entries')) === this.held.size) return
    const news = this.held.size === 0 ? await store.all('entries') : await this.#since()
    await this.#look(await this.held.add(news))
  }

  async #since(): Promise<readonly Entry[]> {
    const { store } = this.#inside()
    const ids = (await store.ids('entries')).filter((id) => !this.held.has(id))
    return store.some('entries', ids)
  }

  /** Of the rows that these name, those that lie nowhere and that nobody erased. */
  async #look(entries: readonly Entry[]): Promise<void> {
    const { store } = this.#inside()
    for (const { rows } of entries) for (const { id, hash } of rows) this.#lacking.set(hash, id)
    const ids = [...new Set(this.#lacking.values())]
    const here = new Set((await Promise.all(logged.map((table) => store.present(table, ids)))).flat())
    const gone = new Set(this.#gone().flatMap(({ rows }) => rows))
    for (const [hash, id] of this.#lacking) if (here.has(id) || gone.has(id)) this.#lacking.delete(hash)
  }

  /** Records that name rows which were taken away. */
  #gone() {
    const { memory } = this.#inside()
    return [...memory.of('tombstone'), ...memory.of('protection')].flatMap(({ id, body: { rows } }) =>
      rows && rows.length > 0 ? [{ id, rows }] : [],
    )
  }

  async texts(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { store } = this.#inside()
    const found = await Promise.all(logged.map((table) => store.some(table, ids)))
    return new Map(found.flat().map((row) => [row.id, rowText(row)]))
  }

  lacking = (): readonly string[] => [...this.#lacking.keys()]

  async drops(): Promise<readonly Drop[]> {
    const gone = this.#gone()
    const of = `${gone.length} ${this.held.size}`
    if (gone.length === 0) return []
    if (this.#drops?.of !== of) this.#drops = { of, drops: dropsIn(this.held, gone) }
    return this.#drops.drops
  }

  chain = (answer: SyncAnswer): Promise<void> => this.#hearing.chain(answer.devices)
  heard = (answer: SyncAnswer): Promise<void> => this.#hearing.heard(answer)
  stands: Side['stands'] = (...how) => this.#hearing.stands(...how)

  async take(parcel: Parcel): Promise<readonly string[]> {
    const unit = this.#inside()
    const header = await this.#hearing.header()
    const taken = await takeIn(unit, { ...parcel, header }, { noted: false })
    if (!taken.locked) {
      // Its own name is new from here on, and stands under something.
      if (taken.copied)
        await appendTo(unit, [{ caseId: null, body: { kind: 'audit', what: 'devices.copied', detail: '' } }])
      const here = new Set(await unit.store.ids('entries'))
      await this.#look(await this.held.add(parcel.entries.filter(({ id }) => here.has(id))))
      await this.follow()
    }
    await this.#hearing.took(taken)
    return taken.passedOver
  }
}

function dropsIn(
  held: Held,
  gone: readonly { readonly id: string; readonly rows: readonly string[] }[],
): readonly Drop[] {
  const asked = new Set(gone.flatMap(({ id, rows }) => [id, ...rows]))
  const named = new Map<string, { readonly entry: string; readonly hash: string }[]>()
  for (const { id: entry, rows } of held.all())
    for (const { id, hash } of rows) if (asked.has(id)) named.set(id, [...(named.get(id) ?? []), { entry, hash }])
  return gone.flatMap(({ id, rows }) => {
    const entry = named.get(id)?.[0]?.entry
    const hashes = [...new Set(rows.flatMap((row) => named.get(row)?.map(({ hash }) => hash) ?? []))]
    return entry && hashes.length > 0 ? [{ entry, hashes }] : []
  })
}
