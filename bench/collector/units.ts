/**
 * Units with figures as the rules make them, and a store that already holds them. Rows are laid in through the store's
 * own interface, in the shape receiving leaves; only the units that send during the run are received.
 */
import { addDays, type Batch, disclose, type Period, period2014 } from '#aggregate'
import { openStore, type Store } from '../../collector/store/open.ts'
import { type LaidUnit, layBatches, layUnits } from '../../test/collector/laid.ts'
import { type DeviceKey, deviceKey, submissionOf } from '../../test/collector/unit.ts'
import { keyOf, randomCases } from '../../test/random-cases.ts'

/** Where a store lies: its folder, and its database where it is PostgreSQL. */
export interface Place {
  readonly data: string
  readonly database: string | null
}

/** Its first edition's release window is open on the day of the run, unless it ended earlier (`ended`: days since its last). */
export function openPeriod(id: string, ended = 40): Period {
  const last = addDays(new Date().toISOString().slice(0, 10), -ended)
  return { ...period2014, id, first: addDays(last, -160), last }
}

/** One unit that sends during the run. */
export interface Sender extends LaidUnit {
  readonly key: DeviceKey
}

const children = [25, 40, 60, 90, 120, 200]
const made = new Map<string, readonly Batch[]>()

/** Figures of units with 25 to 200 children, by the app's own rules. */
function templates(period: Period): readonly Batch[] {
  const ready = made.get(period.id) ?? children.map((size, i) => released(period, i, size))
  made.set(period.id, ready)
  return ready
}

function released(period: Period, i: number, size: number): Batch {
  const cases = randomCases(i, size)
  const asked = { period, edition: 1, cases, joined: null, unit: `unit-${i}`, key: keyOf(i), app: '0.1.0' } as const
  const release = disclose({ ...asked, released: [] })
  if ('refused' in release) throw new Error(release.refused)
  return release.batch
}

export const batchOf = (period: Period, unit: string, i: number): Batch => {
  const all = templates(period)
  return { ...(all[i % all.length] as Batch), unit }
}

/** What a sender posts: figures of its own, canonical and signed. */
export const postOf = (period: Period, { unit, deviceId, key }: Sender, i: number): Buffer =>
  Buffer.from(JSON.stringify(submissionOf(key, deviceId, batchOf(period, unit, i))))

/** @returns the senders; the other units have sent for `period` already */
export async function fill(place: Place, units: number, period: Period, senders: number): Promise<readonly Sender[]> {
  const store = await openStore(place)
  const named = (of: string, many: number) => Array.from({ length: many }, (_, i) => `unit-${of}-${i}`)
  const key = deviceKey()
  try {
    await layPeriod(store, period)
    const others = await layUnits(store, named('other', units))
    await layBatches(store, others, (unit, i) => [batchOf(period, unit, i)])
    const sending = await layUnits(store, named('sender', senders), key.publicKey)
    return sending.map((one) => ({ ...one, key }))
  } finally {
    await store.close()
  }
}

const layPeriod = async (store: Store, period: Period) =>
  await store.db
    .insertInto('periods')
    .values({ id: period.id, definition: JSON.stringify(period), added: new Date().toISOString() })
    .execute()
