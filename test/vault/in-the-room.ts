/** A tablet in the waiting room of a unit at a real relay, let in by a reader as by pairing. */
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { idOfKey } from '../../src/vault/crypto/bytes.ts'
import { openDatabase } from '../../src/vault/disk/database.ts'
import { Store } from '../../src/vault/disk/store.ts'
import type { Place } from '../../src/vault/index.ts'
import { newTabletKeys, type TabletKeys, writeTablet } from '../../src/vault/tablet/place.ts'
import { openTablet, type WaitingTablet } from '../../src/vault/tablet/tablet.ts'
import type { Apparatus } from './apparatus.ts'
import type { Site } from './devices-at-relay.ts'

/** A tablet, with its profile. */
export interface InTheRoom {
  readonly disk: IDBFactory
  readonly place: Place
  tablet: WaitingTablet
}

export async function tabletOf(site: Site, by: Apparatus, keys?: TabletKeys): Promise<InTheRoom> {
  const made = keys ?? (await newTabletKeys())
  const device = await idOfKey(made.signing.public)
  const relay = await site.of(by)
  await relay.letIn({ device, key: made.signing.public, tablet: made.sealing.public })
  const disk = new IDBFactory()
  const { place, unit } = by.vault
  const chain = await (await storeOn(by.disk, place)).local('relayChain')
  const store = await storeOn(disk, place)
  await writeTablet(store, unit, chain ?? [], made)
  const one = { disk, place, tablet: await tabletOn(site, disk, place) }
  await one.tablet.syncOnce('1.0.0')
  return one
}

export async function storeOn(disk: IDBFactory, place: Place): Promise<Store> {
  Dexie.dependencies.indexedDB = disk
  return new Store(place, (await openDatabase(place)).db, null)
}

/** As a start finds it: what was in memory is gone. */
export async function tabletOn(site: Site, disk: IDBFactory, place: Place): Promise<WaitingTablet> {
  const store = await storeOn(disk, place)
  const row = await store.get('meta', 'tablet')
  if (row?.id !== 'tablet') throw new Error('no tablet')
  return openTablet(store, row, site.at)
}
