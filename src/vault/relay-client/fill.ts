/**
 * Fills an empty place on a new device with what the unit's relay has, before anybody has unlocked there: held against hashes
 * and signatures, and opened by nobody. A browser that is closed meanwhile goes on at the first unlock.
 */
import { type Header, header as shapeOfHeader } from '../crypto/epochs.ts'
import type { LocalChange } from '../disk/database.ts'
import { logged, type Parcel, taken } from '../disk/exchange.ts'
import { rowText } from '../disk/log.ts'
import { put } from '../disk/rows.ts'
import type { Store } from '../disk/store.ts'
import type { Progress } from '../vault.ts'
import type { Chain } from './chain.ts'
import { Held } from './held.ts'
import { type RelayLink, RelayRefusal } from './link.ts'
import { isReceipted } from './receipt.ts'
import { even, type Side } from './rounds.ts'

export interface NewPlace {
  readonly store: Store
  readonly header: Header
  readonly chain: Chain
  /** The key by which the relay signs. */
  readonly relayKey: string
  /** What is written with the header: the device's own key. */
  readonly local: readonly LocalChange[]
}

export async function fillPlace(link: RelayLink, place: NewPlace, progress: Progress = () => {}): Promise<void> {
  const { store, chain, local } = place
  const header = shapeOfHeader.parse(place.header)
  await store.commit(async () => ({
    ops: [put('meta', { id: 'header', header })],
    local: [...local, { set: 'relayChain', to: chain }],
  }))
  await even(link, new EmptySide(link.unit, place, progress), null)
  progress(1)
}

class EmptySide implements Side {
  readonly held = new Held()
  readonly passedOver: Side['passedOver'] = new Map()
  readonly #unit: string
  readonly #place: NewPlace
  readonly #progress: Progress

  constructor(unit: string, place: NewPlace, progress: Progress) {
    this.#unit = unit
    this.#place = place
    this.#progress = progress
  }

  async texts(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await Promise.all(logged.map((table) => this.#place.store.some(table, ids)))
    return new Map(found.flat().map((row) => [row.id, rowText(row)]))
  }

  lacking = (): readonly string[] => []
  drops = async () => []
  chain = async (): Promise<void> => undefined

  async heard(answer: Parameters<Side['heard']>[0]): Promise<void> {
    if (!(await isReceipted(this.#unit, this.#place.relayKey, answer))) throw new RelayRefusal('not-the-relay')
  }

  async take(parcel: Parcel): Promise<readonly string[]> {
    const { entries, rows } = await taken(this.#unit, this.held.all(), parcel)
    const ops = [
      ...entries.map((entry) => put('entries', entry)),
      ...rows.map(({ table, row }) => put(table, row as never)),
    ]
    if (ops.length > 0) await this.#place.store.commit(async () => ({ ops }))
    await this.held.add(entries)
    return []
  }

  stands(theirs: Parameters<Side['stands']>[0]): void {
    const all = Object.values(theirs).reduce((sum, [n]) => sum + n, 0)
    this.#progress(all === 0 ? 1 : Math.min(1, this.held.size / all))
  }
}
