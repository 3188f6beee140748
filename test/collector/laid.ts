/**
 * Units and batches laid straight into a store, in the rows that receiving leaves: for more of them than could come
 * through it in a reasonable time. Signature and receipt are of the right length, and stand for nothing.
 */
import { randomUUID } from 'node:crypto'
import { type Batch, canonical, type PublicKey } from '#aggregate'
import type { Store } from '../../collector/store/open.ts'
import type { BatchRow, Tx } from '../../collector/store/tables.ts'
import { deviceKey, hashOf } from './unit.ts'

export interface LaidUnit {
  readonly unit: string
  readonly deviceId: string
}

const portion = 100
const at = new Date().toISOString()

/** @returns a device for each unit, all with one key */
export async function layUnits(
  store: Store,
  units: readonly string[],
  { x, y }: PublicKey = deviceKey().publicKey,
): Promise<readonly LaidUnit[]> {
  const laid = units.map((unit) => ({ unit, deviceId: randomUUID() }))
  await inPortions(store, laid, async (tx, some) => {
    const named = some.map(({ unit }) => ({ id: unit, name: unit, practice: 0, created: at }))
    await tx.insertInto('units').values(named).execute()
    const devices = some.map(({ unit, deviceId: id }) => ({
      ...{ id, unit, name: 'Surfplatta', x, y, enrolled: at, revoked: null },
    }))
    await tx.insertInto('devices').values(devices).execute()
  })
  return laid
}

/** @param batchOf the batches of one unit, made as they are needed */
export async function layBatches(
  store: Store,
  units: readonly LaidUnit[],
  batchOf: (unit: string, i: number) => readonly Batch[],
): Promise<void> {
  let i = 0
  await inPortions(store, units, async (tx, some) => {
    const rows = some.flatMap((one) => batchOf(one.unit, i++).map((batch) => rowOf(batch, one.deviceId)))
    await tx.insertInto('batches').values(rows).execute()
  })
}

async function inPortions<T>(store: Store, all: readonly T[], work: (tx: Tx, some: readonly T[]) => Promise<void>) {
  await store.asCollector(async (tx) => {
    for (let i = 0; i < all.length; i += portion) await work(tx, all.slice(i, i + portion))
  })
}

function rowOf(batch: Batch, device: string): BatchRow {
  const { unit, period, edition } = batch
  const payload = canonical(batch)
  return {
    ...{ unit, period, edition, hash: hashOf(payload), payload, sig: 'A'.repeat(86), device },
    ...{ via: 'network', received: at, receipt: 'A'.repeat(560), withdrawn: null },
  }
}
